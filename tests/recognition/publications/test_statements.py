"""Statements on performance are understood in the words of many places, and every figure knows where it is printed."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import jiheng
from jiheng.document import Cell
from jiheng.exchange.publication_json import statement_to_json
from jiheng.recognition.publications.statements import find_statements
from jiheng.source import Source

WORDINGS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("wordings.yaml").read_text(encoding="utf-8"))


def lines(*texts: str) -> list[Cell]:
    return [Cell(text, Source("公开.txt", 1, row, 1, 0, len(text))) for row, text in enumerate(texts, start=1)]


def tell(statement: jiheng.PerformanceStatement) -> dict[str, Any]:
    """What a statement says, without what it leaves open."""
    written = statement_to_json(statement)
    moneys = [[figure["text"], figure["measure_unit"]] for figure in written["figures"] if figure["field"] == "amount" and figure["value"]]
    fields = [figure["field"] for figure in written["figures"]]
    told = {key: written[key] for key in (*fields, "fiscal_year", "ratings", "blank") if written.get(key)}
    told |= {key: written[key] for key in ("project_count",) if written[key] is not None}
    told = {key: value for key, value in told.items() if key != "amount"}
    told |= {"amount": moneys[0]} if len(moneys) == 1 else {"amounts": moneys} if moneys else {}
    return {"kind": statement.kind, **told, **({"negative": True} if statement.is_negative else {})}


@pytest.mark.parametrize("wording", WORDINGS, ids=[wording["text"][:24] for wording in WORDINGS])
def test_a_wording_says_what_a_person_reads_in_it(wording: dict[str, Any]) -> None:
    assert [tell(statement) for statement in find_statements(lines(wording["text"]))] == wording["says"]


def test_a_number_broken_over_two_lines_is_one_number_with_two_places() -> None:
    (statement,) = find_statements(lines("编报绩效目标的项目5", "0个，涉及项目预算资金5634.", "81万元。"))
    count, amount = statement.figures
    assert (count.text, amount.text) == ("50", "5634.81")
    assert [(source.row, source.start, source.end) for source in count.sources] == [(1, 9, 10), (2, 0, 1)]
    assert [source.row for source in amount.sources] == [2, 3]


def test_this_year_and_last_year_are_told_from_the_year_of_the_publication() -> None:
    found = find_statements(lines("上年度开展绩效自评的项目3个。本年度编报绩效目标的项目4个。"), fiscal_year=2025)
    assert [(statement.kind, statement.fiscal_year) for statement in found] == [("self-evaluation", 2024), ("targets", 2025)]


def test_a_blank_of_the_template_is_neither_zero_nor_silence() -> None:
    (statement,) = find_statements(lines("编报绩效目标的项目XX个，涉及项目预算资金0万元。"))
    written = statement_to_json(statement)
    assert (written["project_count"], written["amount"], written["blank"]) == (None, "0", ["project_count"])


def test_the_next_paragraph_is_no_part_of_a_statement() -> None:
    (statement,) = find_statements(lines("编报绩效目标的项目3个。", "五、国有资产占有使用情况", "共有车辆7辆，涉及资金20万元。"))
    assert [figure.field for figure in statement.figures] == ["project_count"]


@pytest.mark.parametrize("text", ["编报绩效目标的项目" + "9" * 5_000 + "个", "编报绩效目标（" + "（ " * 5_000 + "个", "绩效自评，" * 5_000, "", "。" * 5_000])
def test_hostile_prose_says_nothing_and_breaks_nothing(text: str) -> None:
    assert not list(find_statements(lines(text)))
