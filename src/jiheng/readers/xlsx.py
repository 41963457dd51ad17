"""XLSX → ``Document``, by python-calamine: every sheet that is not empty is a table.

Numbers are given as a sheet shows them by default (15 significant digits); merged cells repeat the text and the source of their origin.
"""

import datetime
import hashlib
import io
from collections.abc import Iterator
from typing import BinaryIO

import python_calamine

from jiheng.document import Cell, Document, Notice, Row, Table
from jiheng.errors import RefusedDocument
from jiheng.readers.limits import CELLS, WORKBOOK_BYTES, read_whole
from jiheng.readers.package import check_package
from jiheng.source import Source

FORMAT = "xlsx"
_ZIP = b"PK\x03\x04"

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


def recognises(head: bytes) -> bool:
    """Whether these first bytes begin a zip package that names a workbook or the parts every Office file begins with."""
    return head.startswith(_ZIP)


def read(stream: BinaryIO, name: str) -> Document:
    """The workbook as tables; raises ``RefusedDocument`` for what is damaged, dangerous, too large or no workbook."""
    content = read_whole(stream, name=name, limit=WORKBOOK_BYTES)
    check_package(content, name=name, part="xl/workbook.xml", kind="XLSX 工作簿")
    try:
        workbook = python_calamine.load_workbook(io.BytesIO(content))
        tables = tuple(table for table in _tables(workbook, name=name) if table.rows)
    except (python_calamine.CalamineError, ValueError, OverflowError, MemoryError) as error:
        raise RefusedDocument(f"“{name}”已损坏（{_plain(error)}）；请用 Excel 或 WPS 打开后另存为新的 XLSX 再试。") from error
    notices = tuple(_hidden_sheets(workbook, name=name))
    return Document(name, hashlib.sha256(content).hexdigest(), FORMAT, tables, notices=notices)


def _tables(workbook: python_calamine.CalamineWorkbook, *, name: str) -> Iterator[Table]:
    for number, caption in enumerate(workbook.sheet_names, start=1):
        yield Table(number, tuple(_rows(workbook.get_sheet_by_name(caption), name=name, number=number)), caption)


def _rows(sheet: python_calamine.CalamineSheet, *, name: str, number: int) -> Iterator[Row]:
    """The rows that are not blank; ``sheet.start`` is where the used area begins."""
    first_row, first_column = sheet.start or (0, 0)
    origins = _merged(sheet)
    seen: dict[tuple[int, int], Cell] = {}
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), start=first_row):
        cells = []
        for column, value in enumerate(values, start=first_column):
            origin = origins.get((row, column), (row, column)) if origins else (row, column)
            cell = seen.get(origin)
            if cell is None:
                shown = _shown(value)
                cell = Cell(shown, Source(name, number, origin[0] + 1, origin[1] + 1, 0, len(shown)))
                if origin in origins:
                    seen[origin] = cell
            cells.append(cell)
        if any(cell.text and not cell.text.isspace() for cell in cells):
            yield tuple(cells)


def _merged(sheet: python_calamine.CalamineSheet) -> dict[tuple[int, int], tuple[int, int]]:
    """For every cell of a merged range the cell that it repeats."""
    origins = {}
    covered = 0
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        covered += (bottom - top + 1) * (right - left + 1)
        if covered > CELLS:
            raise ValueError("合并单元格范围过大")
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                origins[row, column] = (top, left)
    return origins


def _shown(value: Value) -> str:
    """A value as a sheet shows it without a number format of its own."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def _hidden_sheets(workbook: python_calamine.CalamineWorkbook, *, name: str) -> Iterator[Notice]:
    for number, sheet in enumerate(workbook.sheets_metadata, start=1):
        if sheet.visible is not python_calamine.SheetVisibleEnum.Visible:
            yield Notice(f"工作表“{sheet.name}”是隐藏的，也读了", Source(name, number, 1, 1, 0, 0), "caution")


def _plain(error: Exception) -> str:
    """The first words of a library's complaint, for whoever has to report it."""
    return " ".join(str(error).split())[:60] or type(error).__name__
