"""XLSX: numbers and texts, merged cells, empty columns, hidden and further sheets."""

import pytest

import jiheng
from jiheng.readers.registry import read_document
from tests.readers import workbooks
from tests.readers.workbooks import Value
from tests.recognition.page import facts, read, small_page

ROWS: list[list[Value]] = [[cell or None for cell in line.split("\t")] for line in small_page().split("\n")]


def as_numbers(rows: list[list[Value]]) -> list[list[Value]]:
    """The rows with their amounts as numbers."""
    return [[float(cell) if isinstance(cell, str) and cell.replace(".", "").isdigit() else cell for cell in row] for row in rows]


def shifted(rows: list[list[Value]]) -> list[list[Value]]:
    """The rows two down and one to the right."""
    return [[None], [None], *([None, *row] for row in rows)]


@pytest.mark.parametrize("rows", [ROWS, as_numbers(ROWS), shifted(ROWS)], ids=["text", "numbers", "shifted"])
def test_a_workbook_says_what_the_text_says(rows: list[list[Value]]) -> None:
    assert facts(jiheng.read(workbooks.write({"表": rows})).filing) == facts(read(small_page()))


def test_places_are_those_that_the_sheet_shows() -> None:
    (table,) = read_document(workbooks.write({"表": [[], [None, "甲"], [], [None, None, 1.5]]})).tables
    places = [(cell.text, cell.source.row, cell.source.column) for row in table.rows for cell in row if cell.text]
    assert (table.caption, places) == ("表", [("甲", 2, 2), ("1.5", 4, 3)])


@pytest.mark.parametrize(("value", "shown"), [
    (1145.6000000000001, "1145.6"), (0.1 + 0.2, "0.3"), (3, "3"), (6375.95, "6375.95"), (-20.0, "-20"), (1e15, "1000000000000000"),
])
def test_numbers_are_shown_as_a_sheet_shows_them(value: float, shown: str) -> None:
    (table,) = read_document(workbooks.write({"表": [[value]]})).tables
    assert table.rows[0][0].text == shown


def test_a_merged_cell_repeats_its_text_and_its_source() -> None:
    (table,) = read_document(workbooks.write({"表": [["标题", None, None], ["甲", "乙", "丙"]]}, merged=("A1:C1",))).tables
    assert len(set(table.rows[0])) == 1
    assert table.rows[0][2].text == "标题"


def test_a_title_and_a_note_merged_over_all_columns_are_no_rows_of_the_list() -> None:
    rows: list[list[Value]] = [*ROWS[:-1], ["注：本表数据含结转"] + [None] * 6]
    merged = ("A1:G1", f"A{len(rows)}:G{len(rows)}")
    filing = jiheng.read(workbooks.write({"表": rows}, merged=merged)).filing
    assert filing.title == "项目支出绩效目标表（含转移支付项目）"
    assert [item.name for item in filing.projects] == ["科学课经费"]
    assert [notice.text for notice in filing.notices] == ["这一行没有读：注：本表数据含结转"]


def test_a_project_merged_over_two_rows_is_one_project() -> None:
    rows: list[list[Value]] = [*ROWS[:-1], [None, None, None, None, None, None, "2、3-满意度指标；31-服务对象满意度；学员满意度；实施周期指标值:≥90%；年度指标值:≥90%。"]]
    last = len(rows)
    filing = jiheng.read(workbooks.write({"表": rows}, merged=tuple(f"{column}{last - 1}:{column}{last}" for column in "ABCF"))).filing
    assert [len(item.indicators) for item in filing.projects] == [2]
    assert (filing.proof.status, filing.notices) == ("proved", ())


def test_hidden_sheets_are_read_and_said() -> None:
    filing = jiheng.read(workbooks.write({"说明": [["填表说明"]], "表": ROWS}, hidden=("表",))).filing
    assert filing.proof.status == "proved"
    assert [notice.text for notice in filing.notices] == ["工作表“表”是隐藏的，也读了", "另一张表没有读"]


def test_further_sheets_are_said() -> None:
    filing = jiheng.read(workbooks.write({"表": ROWS, "空的": [], "别的": [["甲", "乙"]]})).filing
    assert [(notice.text, notice.source.table) for notice in filing.notices] == [("另一张表没有读", 3)]


def test_a_workbook_without_a_table_is_refused_with_its_first_words() -> None:
    with pytest.raises(jiheng.UnknownForm, match="填表说明"):
        jiheng.read(workbooks.write({"说明": [[None, "填表说明"]]}))
