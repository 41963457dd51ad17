"""ODS and ODT: repeated and covered cells, sheets, numbers as shown, text boxes."""

import pytest

import jiheng
from jiheng.readers.registry import read_document
from tests.readers.papers import open_document, pack


def read(body: str, *, kind: str = "text") -> list[list[list[str]]]:
    """The texts of the cells, table by table and row by row."""
    return [[[one.text for one in row] for row in part.rows] for part in read_document(open_document(body, kind=kind)).tables]


def cell(text: str, attributes: str = "") -> str:
    """A cell with attributes."""
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, times: int = 1) -> str:
    """A row of cells."""
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def table(*rows: str, name: str = "表") -> str:
    """A table of rows."""
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


COVERED = "<table:covered-table-cell/>"


def test_merged_cells_are_laid_out() -> None:
    wide, high = 'table:number-columns-spanned="2"', 'table:number-rows-spanned="2"'
    body = table(row(cell("宽", wide), COVERED, cell("高", high)), row(cell("1"), cell("2"), COVERED))
    assert read(body) == [[["宽", "宽", "高"], ["1", "2", "高"]]]


def test_repeated_cells_and_rows_are_repeated_and_blank_ones_only_counted() -> None:
    many = 'table:number-columns-repeated="3"'
    rows = row(cell("", many), cell("甲", many)), row(cell(""), times=9), row(cell("乙"), times=2)
    document = read_document(open_document(table(*rows), kind="spreadsheet"))
    (sheet,) = document.tables
    assert [[one.text for one in line] for line in sheet.rows] == [["", "", "", "甲", "甲", "甲"], ["乙"], ["乙"]]
    assert [line[0].source.row for line in sheet.rows] == [1, 11, 12]


def test_every_sheet_is_a_table_with_its_name() -> None:
    sheets = table(row(cell("甲")), name="一") + table(name="空") + table(row(cell("乙")), name="二")
    tables = read_document(open_document(sheets, kind="spreadsheet")).tables
    assert [(part.number, part.caption, part.rows[0][0].text) for part in tables] == [(1, "一", "甲"), (2, "二", "乙")]


def test_numbers_stand_as_they_are_shown() -> None:
    assert read(table(row(cell("95.00%", 'office:value-type="percentage" office:value="0.95"'))), kind="spreadsheet") == [[["95.00%"]]]


def test_blanks_breaks_and_text_boxes_are_read_and_remarks_are_not() -> None:
    box = "<draw:frame><draw:text-box><text:p>框里</text:p></draw:text-box></draw:frame>"
    remark = "<office:annotation><text:p>批注</text:p></office:annotation>"
    body = f'<text:h>标题{remark}</text:h><text:p>甲<text:s text:c="2"/><text:span>乙</text:span><text:line-break/>丙{box}</text:p>'
    body += "<text:list><text:list-item><text:p>项</text:p></text:list-item></text:list>"
    assert read(body) == [[["标题"], ["甲  乙\n丙"], ["框里"], ["项"]]]


def test_a_table_inside_a_cell_stands_on_its_own() -> None:
    inner = f"<table:table-cell>{table(row(cell('内'), cell('里')))}</table:table-cell>"
    assert read(table(row(cell("外"), inner))) == [[["外", ""]], [["内", "里"]]]


@pytest.mark.parametrize(("attributes", "shown"), [
    ('office:value-type="float" office:value="1145.6000000000001"', "1145.6"),
    ('office:value-type="percentage" office:value="0.955"', "95.5%"),
    ('office:value-type="date" office:date-value="2025-03-31"', "2025-03-31"), ('office:value-type="float" office:value="x"', "x"),
    ('office:value-type="string" office:string-value="文"', "文"), ('office:value-type="float" office:value="1e999999"', "1e999999"),
])
def test_a_value_without_a_text_is_shown(attributes: str, shown: str) -> None:
    assert read(table(row(f"<table:table-cell {attributes}/>", cell("x"))), kind="spreadsheet") == [[[shown, "x"]]]


def test_what_is_hidden_and_what_stands_beside_is_said() -> None:
    remark = "<office:annotation><text:p>请核对</text:p></office:annotation>"
    hidden = f'<table:table-row table:visibility="filter">{cell("甲" + remark)}</table:table-row>'
    document = read_document(open_document(table(hidden) + "<text:tracked-changes/>", kind="spreadsheet"))
    assert [(notice.kind, notice.text) for notice in document.notices] == [
        ("caution", "工作表“表”有隐藏的行，也读了"), ("caution", "文档里有修订：按接受全部修订读，删去的文字没有读"), ("around", "有 1 处批注没有读：请核对"),
    ]


@pytest.mark.parametrize(("content", "why"), [
    (open_document(table(row(cell("x"), times=900_000_000)), kind="spreadsheet"), "单元格超过"),
    (open_document(table(row(cell("x"), times=900_000_000))), "单元格超过"),
    (open_document(table(row(cell("x", 'table:number-columns-repeated="999999999"'))), kind="spreadsheet"), "单元格超过"),
    (open_document(table(row(cell("", 'table:number-columns-repeated="999999999"'), cell("x"))), kind="spreadsheet"), "单元格超过"),
    (open_document(table(row(cell("x", 'table:number-rows-spanned="999999999"')), row(times=900_000_000)), kind="spreadsheet"), "单元格超过"),
    (open_document("<text:p>"), "损坏"),
    (pack({"content.xml": '<!DOCTYPE l [<!ENTITY a "b">]><office/>'}), "没有认出|DTD"),
])
def test_a_document_that_means_harm_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(jiheng.JihengError, match=why):
        jiheng.read(content)
