"""The review sheet: what is scored and how, and that it says it is advice."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

import jiheng
from jiheng.domain.finding import Finding, Severity
from jiheng.errors import JihengError
from jiheng.forms.review.prescore import review_projects, review_table
from jiheng.regulations.review_form import load_review_form
from tests.builders import make_filing, make_finding, make_project
from tests.recognition.page import EXAMPLES

FORM = load_review_form()
FILING = make_filing(make_project("巡展经费"), make_project("讲座经费"))
_CONCERNS = sorted({finding_concern for item in FORM.items for finding_concern in item.concerns})


def _scores(*findings: Finding) -> dict[str, Decimal | None]:
    review = review_projects([(FILING, findings)], FORM)[0]
    return {item.item.title: item.score for item in review.items}


def test_without_findings_what_can_be_scored_is_full() -> None:
    review = review_projects([(FILING, [])], FORM)[0]
    assert (review.score, review.possible, review.percent, review.rating.level) == (80, 80, 100, "优")
    assert [item.item.title for item in review.items if item.score is None] == ["实现可能性", "条件充分性"]


def test_a_finding_takes_its_share_from_its_item() -> None:
    assert _scores(make_finding(severity="must"))["指标科学性"] == Decimal("10.5")
    assert _scores(make_finding(severity="should"))["指标科学性"] == Decimal("13.2")
    assert _scores(make_finding(severity="hint"))["指标科学性"] == Decimal("14.55")
    assert _scores(make_finding(concern="money"))["资金匹配性"] == Decimal("13.2")
    assert _scores(make_finding(project_index=2))["指标科学性"] == 15


_SOME = st.lists(st.builds(
    make_finding, severity=st.sampled_from(get_args(Severity)), concern=st.sampled_from(_CONCERNS),
    project_index=st.sampled_from([None, 1, 2]),
), max_size=30)


@given(_SOME, _SOME)
def test_scores_stay_within_their_points_and_more_findings_never_raise_them(some: list[Finding], more: list[Finding]) -> None:
    for few, many in zip(review_projects([(FILING, some)], FORM), review_projects([(FILING, some + more)], FORM), strict=True):
        for before, after in zip(few.items, many.items, strict=True):
            assert before.score is None or after.score is not None
            assert before.score is None or 0 <= (after.score or 0) <= before.score <= before.item.points
        assert 0 <= many.percent <= few.percent <= 100


@given(_SOME)
def test_a_whole_table_scores_no_better_than_its_projects_do_on_average(some: list[Finding]) -> None:
    whole = review_table([(FILING, some)], FORM)
    projects = review_projects([(FILING, some)], FORM)
    mean = sum((review.score for review in projects), Decimal(0)) / len(projects)
    assert whole.score <= mean + Decimal("0.05")


def test_the_workbook_has_a_list_and_a_sheet_for_each_project_and_says_it_is_advice() -> None:
    filings = [reading.filing for reading in jiheng.read_all(EXAMPLES / "青江市科学技术馆.txt")]
    checked = [(filing, result.findings) for filing, result in zip(filings, jiheng.check_all(filings), strict=True)]
    book = CalamineWorkbook.from_filelike(io.BytesIO(jiheng.write_review_sheet(checked, on=date(2026, 3, 1))))
    assert len(book.sheet_names) == 21
    for name in book.sheet_names:
        words = "".join(str(cell) for row in book.get_sheet_by_name(name).to_python() for cell in row)
        assert "系统初评，仅供参考" in words
    rows = book.get_sheet_by_name("3 常设展厅更新改造工程").to_python()
    items = {row[1]: row for row in rows if row[3:4] and row[1]}
    assert set(items) >= {item.title for item in FORM.items}
    assert items["实现可能性"][4] == "不评"
    assert "第2项指标“投资控制率”" in items["指标科学性"][6]
    assert "条款待核对原文" in "".join(str(cell) for row in rows for cell in row)


def test_one_sheet_for_a_whole_table() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(jiheng.write_review_sheet([(FILING, [make_finding()])], as_whole=True)))
    assert book.sheet_names == ["整张表"]


def test_names_that_a_sheet_cannot_have_are_no_trouble() -> None:
    filing = make_filing(make_project("[甲]:*?/\\'" * 9), make_project(""), make_project("=1+1"), make_project("=1+1"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(jiheng.write_review_sheet([(filing, [])])))
    assert len(book.sheet_names) == 5


def test_a_form_of_results_is_refused() -> None:
    with pytest.raises(JihengError, match="自评表"):
        jiheng.write_review_sheet([(replace(FILING, form="self-evaluation"), [])])


def test_a_table_without_projects_has_an_empty_list() -> None:
    empty = replace(FILING, agencies=())
    assert jiheng.write_review_sheet([(empty, [])])
    assert jiheng.write_review_sheet([(empty, [])], as_whole=True)
