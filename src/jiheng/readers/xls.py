"""XLS and ET (the binary workbooks of Excel 97–2003 and WPS) → ``Document``, by xlrd: every sheet that is not empty is a table.

Cells say what the sheet shows, as in ``xlsx``. xlrd and not calamine: on some damaged files of this kind calamine ends the whole process,
xlrd raises.
"""

import hashlib
import io
import struct
from collections.abc import Iterator, Mapping

import xlrd
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDocError
from xlrd.formula import FormulaError

from jiheng.document import Document, Notice, Table
from jiheng.errors import RefusedDocument
from jiheng.readers.cell_formats.builtin import CODES
from jiheng.readers.cell_formats.formats import GENERAL, CellFormat, show_general
from jiheng.readers.limits import CELLS
from jiheng.readers.sheets import Area, Rounded, list_hidden, read_rows
from jiheng.readers.xls_records import list_beside

FORMAT = "xls"
STREAMS = frozenset({"Workbook", "Book"})

_BROKEN = (
    XLRDError, CompDocError, FormulaError, struct.error, AssertionError, LookupError, ValueError, TypeError, AttributeError,
    ArithmeticError, MemoryError, NotImplementedError, RecursionError, EOFError,
)
"""What xlrd raises on damaged files; it trusts their offsets and counts."""

_LOCAL = frozenset({14, 22, *range(27, 37), *range(50, 59)})
"""Built-in formats whose meaning depends on the country; xlrd gives the American one."""

_DAYS_FROM_1900_TO_1904 = 1_462
_BLANK = frozenset({xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK})


def read_compound(content: bytes, name: str) -> Document:
    """The workbook as tables; raises ``RefusedDocument`` for one that is damaged, encrypted or too large."""
    try:
        with xlrd.open_workbook(
            file_contents=content, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO(),
        ) as book:
            notices: list[Notice] = []
            tables = tuple(_tables(book, notices, name=name))
            notices += list_beside(bytes(book.mem or b"")[book.base:book.base + book.stream_len], name=name)
    except _BROKEN as error:
        if "encrypted" in str(error):
            raise RefusedDocument(f"“{name}”设有打开密码；请在 Excel 或 WPS 中去掉密码，另存后再试。") from error
        raise RefusedDocument(f"“{name}”已损坏或不完整；请用 Excel 或 WPS 打开后另存为新的 XLSX 再试。") from error
    return Document(name, hashlib.sha256(content).hexdigest(), FORMAT, tables, notices=tuple(notices))


def _tables(book: xlrd.book.Book, notices: list[Notice], *, name: str) -> Iterator[Table]:
    """Every sheet that is not empty as a table, let go when it was read."""
    cells = 0
    formats = _formats(book)
    for index, caption in enumerate(book.sheet_names()):
        sheet = book.sheet_by_index(index)
        area = _used_area(sheet)
        if area:
            cells += (area.bottom - area.top + 1) * (area.right - area.left + 1)
            if cells > CELLS:
                raise RefusedDocument(
                    f"“{name}”的工作表范围过大（到第 {area.bottom + 1:,} 行第 {area.right + 1:,} 列）；请删去多余的空行空列和远处的单元格再试。"
                )
            merged = [Area(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
            shower = _Shower(sheet, formats, datemode=book.datemode)
            shown = (shower.show_row(row, area) for row in range(area.top, area.bottom + 1))
            rows = read_rows(shown, row=area.top, column=area.left, merged=merged, name=name, number=index + 1)
            table = Table(index + 1, tuple(rows), caption)
            if table.rows:
                notices += _notices(table, sheet, shower.rounded)
                yield table
        book.unload_sheet(index)


def _notices(table: Table, sheet: xlrd.sheet.Sheet, rounded: Rounded) -> Iterator[Notice]:
    """What has to be said about a sheet."""
    rows = frozenset(row + 1 for row, layout in sheet.rowinfo_map.items() if layout.hidden)
    columns = frozenset(column + 1 for column, layout in sheet.colinfo_map.items() if layout.hidden)
    yield from list_hidden(table, rows=rows, columns=columns, is_hidden=bool(sheet.visibility))
    yield from rounded.notices(table)
    notes = [" ".join(str(note.text).split()) for note in sheet.cell_note_map.values()]
    if notes:
        yield Notice(
            f"工作表“{table.caption}”有 {len(notes)} 处批注没有读：{'；'.join(notes)[:60]}", table.rows[0][0].source.part(0, 0), "around",
        )


def _formats(book: xlrd.book.Book) -> dict[int, CellFormat]:
    """The number formats that change what is shown, by the number of the cell style."""
    known: dict[str, CellFormat] = {}
    formats = {}
    for number, style in enumerate(book.xf_list):
        listed = book.format_map.get(style.format_key)
        code = str(listed.format_str) if listed else ""
        if style.format_key in _LOCAL or not listed:
            code = CODES.get(style.format_key, "")
        if code.lower() not in GENERAL:
            formats[number] = known.get(code) or known.setdefault(code, CellFormat(code))
    return formats


def _used_area(sheet: xlrd.sheet.Sheet) -> Area | None:
    """From the first to the last cell that is not blank; None for an empty sheet."""
    used = [
        (row, columns[0], columns[-1])
        for row in range(sheet.nrows)
        if (columns := [column for column, kind in enumerate(sheet.row_types(row)) if kind not in _BLANK])
    ]
    if not used:
        return None
    return Area(used[0][0], min(first for _, first, _ in used), used[-1][0], max(last for _, _, last in used))


class _Shower:
    """Shows the values of one sheet, and remembers which of them are shown rounded."""

    def __init__(self, sheet: xlrd.sheet.Sheet, formats: Mapping[int, CellFormat], *, datemode: int) -> None:
        self.rounded = Rounded()
        self._sheet = sheet
        self._formats = formats
        self._shift = _DAYS_FROM_1900_TO_1904 if datemode else 0

    def show_row(self, row: int, area: Area) -> list[str]:
        """The texts of a row over the width of the area."""
        kinds, values = self._sheet.row_types(row), self._sheet.row_values(row)
        end = min(len(kinds), area.right + 1)
        texts = [self._show(kinds[column], values[column], row, column) for column in range(area.left, end)]
        return texts + [""] * (area.right - area.left + 1 - len(texts))

    def _show(self, kind: int, value: str | float, row: int, column: int) -> str:
        form = self._formats.get(self._sheet.cell_xf_index(row, column))
        if isinstance(value, str):
            return form.show_text(value) if form and value and form.shows_texts else value
        if kind == xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if value else "FALSE"
        if kind == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(int(value), ""))
        if not form:
            return show_general(value)
        return self.rounded.keep(form.show(value + self._shift * form.is_moment), value, (row + 1, column + 1))
