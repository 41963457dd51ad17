"""Workbooks saved as one XML file: formats, places, merges, what is hidden, encodings, files that mean harm."""

import pytest

import jiheng
from jiheng.readers.registry import read_document
from tests.readers.papers import spreadsheetml

STYLES = (
    '<Styles><Style ss:ID="Default"/><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>'
    '<Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="a" ss:Parent="p"/>'
    '<Style ss:ID="g"><NumberFormat ss:Format="&quot;≥&quot;0"/></Style></Styles>'
)


def read(body: str) -> list[list[str]]:
    """The texts of the cells, row by row."""
    document = read_document(spreadsheetml(body, head=STYLES), name="表.xls")
    assert document.format == "spreadsheetml"
    return [[cell.text for cell in row] for table in document.tables for row in table.rows]


def cell(text: str, kind: str = "String", attributes: str = "") -> str:
    """A cell with attributes."""
    return f'<Cell {attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'


@pytest.mark.parametrize(("attributes", "kind", "value", "shown"), [
    ('ss:StyleID="p"', "Number", "0.95", "95.00%"), ('ss:StyleID="a"', "Number", "0.95", "95.00%"),
    ('ss:StyleID="g"', "Number", "95", "≥95"),
    ('ss:StyleID="d"', "DateTime", "2025-03-31T00:00:00.000", "2025/3/31"), ("", "Number", "1145.6000000000001", "1145.6"),
    ("", "Boolean", "1", "TRUE"),
    ("", "Error", "#DIV/0!", "#DIV/0!"), ("", "Number", "x", "x"), ("", "DateTime", "?", "?"), ('ss:StyleID="p"', "String", "文", "文"),
])
def test_a_cell_says_what_the_sheet_shows(attributes: str, kind: str, value: str, shown: str) -> None:
    assert read(f"<Row>{cell(value, kind, attributes)}</Row>") == [[shown]]


def test_rows_and_cells_stand_where_they_say_and_merged_ones_repeat() -> None:
    wide = cell("宽", attributes="ss:MergeAcross='1' ss:MergeDown='1'")
    below = cell("下", attributes="ss:Index='3'")
    rows = f"<Row>{wide}{cell('右')}</Row><Row>{below}</Row>"
    (table,) = read_document(spreadsheetml(rows + f'<Row ss:Index="9">{cell("远")}</Row>')).tables
    assert [[one.text for one in row] for row in table.rows] == [["宽", "宽", "右"], ["宽", "宽", "下"], ["远", "", ""]]
    assert [row[0].source.row for row in table.rows] == [1, 1, 9]


def test_what_is_hidden_and_what_is_remarked_is_said() -> None:
    remark = "<Cell><Data ss:Type='String'>甲</Data><Comment><ss:Data>请核对</ss:Data></Comment></Cell>"
    tail = '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>'
    document = read_document(spreadsheetml(f'<Column ss:Hidden="1"/><Row ss:Hidden="1">{remark}</Row>', tail=tail))
    assert [notice.text for notice in document.notices] == [
        "工作表“表”是隐藏的，也读了", "工作表“表”第 1 行是隐藏的，也读了", "工作表“表”第 1 列是隐藏的，也读了", "工作表“表”有 1 处批注没有读：请核对",
    ]


def test_the_bytes_and_not_the_declaration_tell_the_encoding() -> None:
    document = read_document(spreadsheetml(f"<Row>{cell('镕')}</Row>", declared=' encoding="gb2312"'))
    assert document.tables[0].rows[0][0].text == "镕"


def row(attributes: str, row_attributes: str = "") -> str:
    """A row with one cell."""
    return f"<Row {row_attributes}>{cell('x', attributes=attributes)}</Row>"


@pytest.mark.parametrize(("content", "why"), [
    (spreadsheetml(row("") + row("ss:Index='16000'", "ss:Index='1000000'")), "范围过大"),
    (spreadsheetml(row("ss:Index='999999999'")), "范围过大"), (spreadsheetml(row("", "ss:Index='999999999'")), "范围过大"),
    (spreadsheetml(row("ss:MergeAcross='999999999' ss:MergeDown='999999999'")), "范围过大"),
    (spreadsheetml("<Row>"), "损坏"), (spreadsheetml("<a>" * 300 + "</a>" * 300), "损坏"), (spreadsheetml("<Row/>" * 2_100_000), "标签超过"),
    (spreadsheetml("").replace(b"?><", b'?><!DOCTYPE l [<!ENTITY a "b">]><', 1), "DTD"),
])
def test_a_workbook_that_means_harm_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(jiheng.RefusedDocument, match=why):
        jiheng.read(content)


def test_texts_drawn_over_the_sheets_are_said() -> None:
    tail = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><div>本表 仅供参考</div></v:textbox></v:shape>'
    document = read_document(spreadsheetml(f"<Row>{cell('甲')}</Row>", tail=tail))
    assert [(notice.text, notice.kind) for notice in document.notices] == [("有 1 个文本框没有读：本表 仅供参考", "around")]
