"""XLSX: numbers and texts as shown, merged cells, empty columns, what is hidden, what is not read, sheets spelled otherwise."""

import io
import zipfile

import pytest
import xlsxwriter

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


def texts(content: bytes) -> list[list[str]]:
    """The texts of the cells of the only sheet."""
    (table,) = read_document(content).tables
    return [[cell.text for cell in row] for row in table.rows]


def remarks(content: bytes) -> list[tuple[str, str]]:
    """What is said about a workbook."""
    return [(notice.kind, notice.text) for notice in read_document(content).notices]


def respelled(content: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    """A workbook with changes in the XML of its first sheet."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(stream, "w") as written:
        for name in package.namelist():
            part = package.read(name)
            for old, new in changes if name == "xl/worksheets/sheet1.xml" else ():
                assert old in part
                part = part.replace(old, new)
            written.writestr(name, part)
    return stream.getvalue()


FORMATTED = workbooks.write_formatted([
    [(0.95, "0%"), (95, '"≥"0'), (12.5, '0.00"万元"'), (1234567.5, "#,##0.00"), (45747, 'yyyy"年"m"月"d"日"'), (45747.5, "yyyy/m/d h:mm")],
    [("文", '"〔"@"〕"'), ("字", "@"), (0, "0;-0;;@"), (45747, "[$-804]aaaa"), (1.5, "[h]:mm"), (3, "General")],
])
SHOWN = [["95%", "≥95", "12.50万元", "1,234,567.50", "2025年3月31日", "2025/3/31 12:00"], ["〔文〕", "字", "", "星期一", "36:00", "3"]]


def test_cells_say_what_their_formats_show() -> None:
    assert texts(FORMATTED) == SHOWN
    assert not remarks(FORMATTED)


@pytest.mark.parametrize("changes", [
    [(b'<c r="A1" s="1">', b"<c s='1' r='A1'>")], [(b'<c r="A1" s="1">', b'<c r="A1" t="n" s="1">')], [(b'<c r="A1" s="1">', b'<c s="1">')],
    [(b"<sheetData>", b"<!-- x --><sheetData>")], [(b'encoding="UTF-8"', b'encoding="us-ascii"')],
    [(b"<c ", b"<x:c "), (b"</c>", b"</x:c>"),
    (b"<worksheet ", b'<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ')],
])
def test_a_sheet_says_the_same_however_it_is_spelled(changes: list[tuple[bytes, bytes]]) -> None:
    assert texts(respelled(FORMATTED, *changes)) == SHOWN


def test_a_strict_workbook_says_the_same() -> None:
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    office = (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FORMATTED)) as package, zipfile.ZipFile(stream, "w") as written:
        for name in package.namelist():
            written.writestr(name, package.read(name).replace(*main).replace(*office))
    assert texts(stream.getvalue()) == SHOWN


def test_days_may_be_counted_from_1904() -> None:
    days = 45747 - 1462
    assert texts(workbooks.write_formatted([[(days, "yyyy-mm-dd"), (days, "[$-804]aaaa")]], is_from_1904=True)) == [["2025-03-31", "星期一"]]


def test_what_is_shown_rounded_or_not_at_all_is_said() -> None:
    content = workbooks.write_formatted([[(33.3333, "0.00"), (1, "0.00"), (5, ";;;"), ("x", "@")]])
    assert texts(content) == [["33.33", "1.00", "", "x"]]
    assert remarks(content) == [("caution", "工作表“表”有 2 个数显示的比存的少，按显示的读（第一个显示“33.33”，存的是 33.3333）")]


def written(build: str) -> bytes:
    """A workbook of one sheet with something special about it."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as workbook:
        sheet = workbook.add_worksheet("表")
        for row in range(4):
            sheet.write_row(row, 0, [f"甲{row}", f"乙{row}"])
        match build:
            case "hidden":
                sheet.set_row(1, None, None, {"hidden": True})
                sheet.set_row(2, None, None, {"hidden": True})
                sheet.set_row(9, None, None, {"hidden": True})
                sheet.set_column(1, 1, None, None, {"hidden": True})
            case "notes":
                sheet.write_comment("A1", "请核对")
            case "box":
                sheet.insert_textbox("D1", "单位：万元")
            case "error":
                sheet.write_formula("B1", "=1/0", None, "#DIV/0!")
            case "chart":
                chart = workbook.add_chart({"type": "line"})
                chart.add_series({"values": "=表!$A$1:$A$2"})
                workbook.add_chartsheet("图").set_chart(chart)
                workbook.add_worksheet("后").write("A1", "丙")
    return stream.getvalue()


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    assert len(texts(written("hidden"))) == 4
    assert remarks(written("hidden")) == [("caution", "工作表“表”第 2–3 行是隐藏的，也读了"), ("caution", "工作表“表”第 2 列是隐藏的，也读了")]


@pytest.mark.parametrize(("build", "said"), [("notes", "有 1 处批注没有读：请核对"), ("box", "有 1 个文本框没有读：单位：万元")])
def test_notes_and_text_boxes_are_said(build: str, said: str) -> None:
    assert remarks(written(build)) == [("around", said)]


def test_an_error_is_read_as_it_is_shown() -> None:
    assert texts(written("error"))[0] == ["甲0", "#DIV/0!"]


def test_a_sheet_that_is_a_chart_keeps_its_number() -> None:
    tables = read_document(written("chart")).tables
    assert [(table.number, table.caption, table.rows[0][0].text) for table in tables] == [(1, "表", "甲0"), (3, "后", "丙")]


@pytest.mark.parametrize("formula", ["<f>B1</f>", "<f>B1</f><v/>", "<f>B1</f><v></v>", '<f t="shared" si="0"/>'])
def test_a_formula_without_a_result_is_said(formula: str) -> None:
    body = f'<row r="1"><c r="A1">{formula}</c><c r="B1" t="str"><f>C1</f><v></v></c><c r="C1"><f>1</f><v>1</v></c></row>'
    for spelled in (body, body.replace('<c r="A1">', "<c r='A1'>")):
        assert remarks(workbooks.pack(spelled)) == [
            ("unread", "工作表“表”有 1 个公式没有存计算结果，读不到值（第一个在 A1）；请用 Excel 或 WPS 打开并保存后再读"),
        ]
