"""XLS and ET (the binary workbooks of Excel 97–2003 and WPS) → ``Document``, by xlrd: every sheet that is not empty is a table.

xlrd and not calamine: on some damaged files of this kind calamine ends the whole process, xlrd raises.
"""

import hashlib
import io
import struct
from collections.abc import Iterator

import xlrd
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDocError
from xlrd.formula import FormulaError

from jiheng.document import Document, Notice, Table
from jiheng.errors import RefusedDocument
from jiheng.readers.limits import CELLS
from jiheng.readers.sheets import Area, read_rows, show_number
from jiheng.source import Source

FORMAT = "xls"
STREAMS = frozenset({"Workbook", "Book"})

_BROKEN = (
    XLRDError, CompDocError, FormulaError, struct.error, AssertionError, LookupError, ValueError, TypeError, AttributeError,
    ArithmeticError, MemoryError, NotImplementedError, RecursionError, EOFError,
)
"""What xlrd raises on damaged files; it trusts their offsets and counts."""

_BLANK = frozenset({xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK})


def read_compound(content: bytes, name: str) -> Document:
    """The workbook as tables; raises ``RefusedDocument`` for one that is damaged, encrypted or too large."""
    try:
        with xlrd.open_workbook(
            file_contents=content, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO(),
        ) as book:
            hidden: list[Notice] = []
            tables = tuple(table for table in _tables(book, hidden, name=name) if table.rows)
    except _BROKEN as error:
        if "encrypted" in str(error):
            raise RefusedDocument(f"“{name}”设有打开密码；请在 Excel 或 WPS 中去掉密码，另存后再试。") from error
        raise RefusedDocument(f"“{name}”已损坏或不完整；请用 Excel 或 WPS 打开后另存为新的 XLSX 再试。") from error
    return Document(name, hashlib.sha256(content).hexdigest(), FORMAT, tables, notices=tuple(hidden))


def _tables(book: xlrd.book.Book, hidden: list[Notice], *, name: str) -> Iterator[Table]:
    """Every sheet as a table, let go when it was read; one that is hidden is said."""
    cells = 0
    for index, caption in enumerate(book.sheet_names()):
        sheet = book.sheet_by_index(index)
        if sheet.visibility:
            hidden.append(Notice(f"工作表“{caption}”是隐藏的，也读了", Source(name, index + 1, 1, 1, 0, 0), "caution"))
        area = _used_area(sheet)
        if area:
            cells += (area.bottom - area.top + 1) * (area.right - area.left + 1)
            if cells > CELLS:
                raise RefusedDocument(
                    f"“{name}”的工作表范围过大（到第 {area.bottom + 1:,} 行第 {area.right + 1:,} 列）；请删去多余的空行空列和远处的单元格再试。"
                )
            merged = [Area(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
            shown = (_shown_row(book, sheet, row, area) for row in range(area.top, area.bottom + 1))
            rows = read_rows(shown, row=area.top, column=area.left, merged=merged, name=name, number=index + 1)
            yield Table(index + 1, tuple(rows), caption)
        book.unload_sheet(index)


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


def _shown_row(book: xlrd.book.Book, sheet: xlrd.sheet.Sheet, row: int, area: Area) -> list[str]:
    """The texts of a row over the width of the area."""
    kinds, values = sheet.row_types(row), sheet.row_values(row)
    texts = [_shown(kind, value, book.datemode) for kind, value in zip(kinds[area.left:], values[area.left:], strict=True)]
    width = area.right - area.left + 1
    return texts[:width] + [""] * (width - len(texts))


def _shown(kind: int, value: str | float, datemode: int) -> str:
    """A value as a sheet shows it without a number format of its own."""
    if isinstance(value, str):
        return value
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(int(value), ""))
    if kind == xlrd.XL_CELL_DATE:
        try:
            moment = xlrd.xldate_as_datetime(value, 1 if datemode else 0)
        except (ValueError, OverflowError):
            return show_number(value)
        return str(moment) if value % 1 else moment.date().isoformat()
    return show_number(value)
