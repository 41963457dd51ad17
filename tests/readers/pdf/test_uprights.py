"""Tables with upright rules only: lists are cut into rows, with a caution; what goes on over lines stays one row."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.document import Document
from tests.readers.pdf.files import cells, pdf, rule, text
from tests.readers.pdf.test_grids import read, texts

XS = (50, 170, 290, 410)
ROWS = [("项目名称", "总计", "目标"), ("科学课", "1.00", "开课"), ("展览", "2.00", "办展"), ("讲座", "3.00", "听讲")]
CAUTION = "有没有横线的表，按文字上下对齐的位置分行；请对照原文核对"


def uprights(*, bottom: float = 380) -> str:
    return "".join(rule(x, 40, x, bottom) for x in XS)


def lines(rows: Sequence[Sequence[str]], *, step: float = 20) -> str:
    return uprights() + cells(XS, [45 + step * row for row in range(len(rows))], rows)


def cautions(document: Document) -> list[str]:
    return [notice.text for notice in document.notices if notice.kind == "caution"]


def test_each_line_of_a_list_is_a_row() -> None:
    document = read(pdf(lines(ROWS)))
    assert texts(document) == ROWS
    assert cautions(document) == [CAUTION]


def test_a_list_goes_on_on_the_next_page() -> None:
    more = [("竞赛", "4.00", "参赛"), ("培训", "5.00", "授课"), ("调研", "6.00", "报告")]
    assert texts(read(pdf(lines(ROWS), lines(more)))) == [*ROWS, *more]


def test_a_line_without_a_first_cell_goes_on_and_an_empty_cell_stays_empty() -> None:
    rows = [*ROWS, ("", "", "到底"), ("竞赛", "", "参赛"), ("培训", "5.00", "授课")]
    assert texts(read(pdf(lines(rows)))) == [*ROWS[:3], ("讲座", "3.00", "听讲到底"), *rows[5:]]


@pytest.mark.parametrize("rows", [
    [("项目", "总计", "为了做好预算绩效管理工"), ("名称", "一二", "作现将有关事项通知各单"), ("甲乙", "三四", "位请认真贯彻执行到底")],
    [("项目", "", "一"), ("", "总计", "二"), ("", "", "三"), ("", "", "四")],
    [("项目", "总计", "一"), ("名称", "合计", "二"), ("", "", "三"), ("", "", "四"), ("", "", "五")],
    ROWS[:2],
], ids=["words that run on", "lines that do not meet", "columns of unlike length", "two lines"])
def test_a_row_that_fills_the_page_stays_one(rows: list[tuple[str, ...]]) -> None:
    document = read(pdf(lines(rows)))
    assert texts(document) == [tuple("".join(column) for column in zip(*rows, strict=True))]
    assert CAUTION not in cautions(document)


def test_level_rules_have_the_last_word() -> None:
    framed = rule(50, 40, 410, 40) + rule(50, 380, 410, 380)
    assert len(texts(read(pdf(framed + lines(ROWS))))) == 1


def test_a_line_below_the_rules_stays_beside_the_table() -> None:
    assert texts(read(pdf(lines(ROWS) + text(50, 395, "注：单位为万元"))))[-1] == ("注：单位为万元",)


WORDS = st.text(alphabet="项目绩效0123456789.%≥", min_size=1, max_size=6)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=3, max_size=15))
def test_what_was_printed_line_by_line_is_read_so(rows: list[tuple[str, ...]]) -> None:
    assert texts(read(pdf(lines(rows)))) == rows
