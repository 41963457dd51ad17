"""A publication without a table of indicators has a page of what it says, which the start page, the note and the search lead to."""

from dataclasses import replace
from pathlib import Path

import pytest

from jiheng.domain.filing import Filing
from jiheng.domain.publication import Figure, PerformanceStatement
from jiheng.errors import RefusedDocument
from jiheng.source import Source
from tests.publication.site.published import find_page, make_entry, make_table, publish, words_of

PLACE = Source("公开.pdf", 1, 20, 1, 0, 30, 22)
SAID = "2025年度，本部门编报绩效目标的项目共25个，涉及项目预算资金11381.60万元。"


def make_publication() -> Filing:
    """A whole publication that only says how many projects have targets."""
    statement = PerformanceStatement("targets", SAID, (PLACE,), (Figure("project_count", "", "25", None, "个", (PLACE,)),), fiscal_year=2025)
    return replace(make_table(), agencies=(), department="青江市商务局", statements=(statement,))


def test_its_page_says_what_it_says_and_where(tmp_path: Path) -> None:
    _, page = find_page(publish(tmp_path, make_entry(make_publication(), "公开.pdf")), "青江市商务局")
    assert SAID in words_of(page)
    assert "第22页" in page


def test_the_start_page_the_note_and_the_search_lead_to_it(tmp_path: Path) -> None:
    site = publish(tmp_path, make_entry(), make_entry(make_publication(), "公开.pdf"))
    address, _ = find_page(site, "青江市商务局")
    assert address in site["index.html"]
    assert address in site["about.html"]
    assert any(address in text for name, text in site.items() if name.startswith("search/r"))


def test_a_personal_number_in_it_is_refused_too(tmp_path: Path) -> None:
    private = make_publication()
    statement = replace(private.statements[0], text="联系人 13812345678")
    with pytest.raises(RefusedDocument, match="手机号码"):
        publish(tmp_path, make_entry(replace(private, statements=(statement,)), "公开.pdf"))
