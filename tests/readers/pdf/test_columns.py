"""Tables without upright rules: read where they are plainly tables, with a caution; everything else stays lines of text."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.document import Document
from tests.readers.pdf.files import cells, pdf, rule, text
from tests.readers.pdf.test_grids import read, texts

XS = (50, 200, 320, 440)
ROWS = [("项目名称", "总计", "目标"), ("科学课", "1.00", "开课"), ("展览", "2.00", "办展"), ("讲座", "3.00", "听讲")]


def lines(rows: Sequence[tuple[str, ...]], *, step: float = 20) -> str:
    return cells(XS, [60 + step * row for row in range(len(rows))], rows)


def cautions(document: Document) -> list[str]:
    return [notice.text for notice in document.notices if notice.kind == "caution"]


def test_columns_are_told_by_the_white_between_them() -> None:
    document = read(pdf(text(50, 30, "绩效目标表") + lines(ROWS) + text(50, 200, "注：金额单位为万元")))
    assert texts(document) == [("绩效目标表",), *ROWS, ("注：金额单位为万元",)]
    assert cautions(document) == ["有没有竖线的表，按文字左右对齐的位置分列；请对照原文核对"]


def test_a_table_of_three_rules_is_read_with_two_columns_too() -> None:
    rows = [row[:2] for row in ROWS]
    rules = "".join(rule(45, y, 500, y) for y in (58, 79, 142))
    assert texts(read(pdf(rules + lines(rows)))) == rows


def test_rules_under_every_row_keep_what_wraps_together() -> None:
    wrapped = [("科学课", "1.00", "开好每一节"), ("", "", "科学课"), ("展览", "2.00", "办展")]
    rules = "".join(rule(45, y, 500, y) for y in (58, 78, 113, 133))
    page = rules + lines([ROWS[0]]) + cells(XS, [80, 94, 116], wrapped)
    assert texts(read(pdf(page))) == [ROWS[0], ("科学课", "1.00", "开好每一节科学课"), ("展览", "2.00", "办展")]


def test_a_line_close_below_without_a_first_cell_goes_on() -> None:
    page = lines(ROWS[:2]) + text(XS[2] + 3, 105, "到底") + cells(XS, [118, 138], ROWS[2:])
    assert texts(read(pdf(page))) == [ROWS[0], ("科学课", "1.00", "开课到底"), *ROWS[2:]]


def test_prose_and_signatures_are_no_tables() -> None:
    prose = "".join(text(50, 60 + 20 * at, "为了做好预算绩效管理工作，现将有关事项通知如下，请认真执行。") for at in range(5))
    signed = text(50, 200, "填报人：甲") + text(250, 200, "电话：乙") + text(450, 200, "日期：丙")
    document = read(pdf(prose + signed))
    assert [len(row) for row in document.tables[0].rows] == [1] * 6
    assert cautions(document) == ["没有表格，按行读成文字；请核对是不是选对了文件"]


WORDS = st.text(alphabet="项目绩效0123456789.%≥", min_size=1, max_size=5)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), min_size=4, max_size=12))
def test_what_was_printed_in_columns_is_read_from_them(rows: list[tuple[str, ...]]) -> None:
    assert texts(read(pdf(lines(rows)))) == rows
