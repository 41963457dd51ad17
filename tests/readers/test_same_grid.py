"""One table with merged cells, blanks and broken lines, written in every format that has merged cells: the same grid comes back."""

import html
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.readers.registry import read_document
from tests.readers import papers
from tests.readers.compounds import write_xls

Area = tuple[int, int, int, int]
"""Top, left, bottom, right of a merged range, from 0 and within it."""


@dataclass(frozen=True)
class Drawn:
    """A table as it is drawn: the texts of all places, and the ranges that are merged."""

    texts: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...]

    def area(self, row: int, column: int) -> Area:
        """The range to which a place belongs."""
        inside = (one for one in self.merged if one[0] <= row <= one[2] and one[1] <= column <= one[3])
        return next(inside, (row, column, row, column))

    def cells(self, row: int) -> Iterator[tuple[int, Area, str]]:
        """Every range that touches a row, from the left: its first column, itself, its text."""
        column = 0
        while column < len(self.texts[row]):
            area = self.area(row, column)
            yield column, area, self.texts[area[0]][area[1]]
            column = area[3] + 1

    @property
    def shown(self) -> list[list[str]]:
        """The grid that a reader gives back: merged ranges filled, blank rows left out."""
        rows = [[text for _, area, text in self.cells(row) for _ in range(area[3] - area[1] + 1)] for row in range(len(self.texts))]
        return [row for row in rows if any(row)]


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    """Tables whose first row and outer columns are full, with up to three merged ranges below the first row and left of the last column."""
    height, width = draw(st.integers(2, 5)), draw(st.integers(2, 5))
    words = st.lists(st.text(alphabet="甲乙1≥%．a<&", min_size=1, max_size=4), min_size=1, max_size=2).map("\n".join)
    inner = st.just("") | words
    texts = [[draw(words if row == 0 or column in (0, width - 1) else inner) for column in range(width)] for row in range(height)]
    merged: list[Area] = []
    for _ in range(draw(st.integers(0, 3))):
        top, left = draw(st.integers(1, height - 1)), draw(st.integers(0, width - 2))
        area = top, left, draw(st.integers(top, height - 1)), draw(st.integers(left, width - 2))
        if area[:2] != area[2:] and all(area[0] > b or a > area[2] or area[1] > d or c > area[3] for a, c, b, d in merged):
            merged.append(area)
    return Drawn(tuple(map(tuple, texts)), tuple(merged))


def xlsx(drawn: Drawn) -> bytes:
    """A workbook."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as workbook:
        sheet = workbook.add_worksheet("表")
        for top, left, bottom, right in drawn.merged:
            sheet.merge_range(top, left, bottom, right, "")
        for row in range(len(drawn.texts)):
            for column, area, text in drawn.cells(row):
                if area[:2] == (row, column):
                    sheet.write_string(row, column, text) if text else None
    return stream.getvalue()


def xls(drawn: Drawn) -> bytes:
    """An old workbook."""
    rows = [
        [text or None if drawn.area(row, column)[:2] == (row, column) else None for column, text in enumerate(texts)]
        for row, texts in enumerate(drawn.texts)
    ]
    return write_xls({"表": [list(row) for row in rows]}, merged=tuple((a, c, b, d) for a, b, c, d in drawn.merged))


def docx(drawn: Drawn) -> bytes:
    """A document: wide cells have a span, high ones go on."""
    rows = []
    for row in range(len(drawn.texts)):
        cells = ""
        for _, (top, left, bottom, right), text in drawn.cells(row):
            down = "" if top == bottom else '<w:vMerge w:val="restart"/>' if row == top else "<w:vMerge/>"
            cells += papers.cell(text if row == top else "", f'<w:gridSpan w:val="{right - left + 1}"/>{down}')
        rows.append(cells)
    return papers.docx(papers.table(*rows))


def page(drawn: Drawn) -> bytes:
    """A web page."""
    rows = ""
    for row in range(len(drawn.texts)):
        rows += "<tr>"
        for _, (top, left, bottom, right), text in drawn.cells(row):
            if row == top:
                rows += f"<td rowspan={bottom - top + 1} colspan={right - left + 1}>" + html.escape(text).replace("\n", "<br>")
    return f"<html><table>{rows}</table>".encode()


def open_document(drawn: Drawn, kind: str) -> bytes:
    """A sheet or a text."""
    rows = ""
    for row in range(len(drawn.texts)):
        rows += "<table:table-row>"
        for _, (top, left, bottom, right), text in drawn.cells(row):
            width = right - left + 1
            spans = f'table:number-columns-spanned="{width}" table:number-rows-spanned="{bottom - top + 1}"'
            lines = html.escape(text).replace("\n", "</text:p><text:p>")
            cell = f"<table:table-cell {spans}><text:p>{lines}</text:p></table:table-cell>"
            rows += cell if row == top else "<table:covered-table-cell/>"
            rows += "<table:covered-table-cell/>" * (width - 1)
        rows += "</table:table-row>"
    return papers.open_document(f'<table:table table:name="表">{rows}</table:table>', kind=kind)


def rtf(drawn: Drawn) -> bytes:
    """A document with right edges."""
    rows = ""
    for row in range(len(drawn.texts)):
        rows += "\\trowd"
        cells = [(column, drawn.area(row, column)) for column in range(len(drawn.texts[row]))]
        for column, (top, left, bottom, right) in cells:
            down = "" if top == bottom else "\\clvmgf" if row == top else "\\clvmrg"
            beside = "" if left == right else "\\clmgf" if column == left else "\\clmrg"
            rows += f"{down}{beside}\\cellx{(column + 1) * 1000}"
        for column, (top, left, _, _) in cells:
            text = drawn.texts[top][left] if (row, column) == (top, left) else ""
            rows += "\\pard\\intbl " + "".join("\\line " if sign == "\n" else f"\\u{ord(sign)}?" for sign in text) + "\\cell"
        rows += "\\row\n"
    return f"{{\\rtf1\\ansi {rows}}}".encode("ascii")


def spreadsheetml(drawn: Drawn) -> bytes:
    """A workbook in one XML file."""
    rows = ""
    for row in range(len(drawn.texts)):
        rows += f'<Row ss:Index="{row + 1}">'
        for column, (top, left, bottom, right), text in drawn.cells(row):
            place = f'ss:Index="{column + 1}" ss:MergeAcross="{right - left}" ss:MergeDown="{bottom - top}"'
            lines = html.escape(text).replace("\n", "&#10;")
            rows += f'<Cell {place}><Data ss:Type="String">{lines}</Data></Cell>' if row == top else ""
        rows += "</Row>"
    return papers.spreadsheetml(rows)


WRITERS: dict[str, Callable[[Drawn], bytes]] = {
    "xlsx": xlsx, "xls": xls, "docx": docx, "html": page, "ods": lambda drawn: open_document(drawn, "spreadsheet"),
    "odt": lambda drawn: open_document(drawn, "text"), "rtf": rtf, "spreadsheetml": spreadsheetml,
}


@pytest.mark.parametrize("written", WRITERS.values(), ids=WRITERS.keys())
@settings(max_examples=60, deadline=None)
@given(tables())
def test_a_table_with_merged_cells_is_the_same_in_every_format(written: Callable[[Drawn], bytes], drawn: Drawn) -> None:
    rows = [row for table in read_document(written(drawn)).tables for row in table.rows]
    width = len(drawn.texts[0])
    assert [[cell.text for cell in row] + [""] * (width - len(row)) for row in rows] == drawn.shown
