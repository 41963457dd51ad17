"""XLSX → ``Document``, by python-calamine: every sheet that is not empty is a table.

Numbers are given as a sheet shows them by default (15 significant digits); merged cells repeat the text and the source of their origin.
"""

import datetime
import hashlib
import io
from collections.abc import Iterator

import python_calamine

from jiheng.document import Document, Notice, Table
from jiheng.errors import RefusedDocument
from jiheng.readers.sheet_gauge import check_sheets
from jiheng.readers.sheets import Area, read_rows, show_number
from jiheng.source import Source

FORMAT = "xlsx"
PART = "xl/workbook.xml"

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


def read_package(content: bytes, name: str) -> Document:
    """The workbook in a checked package as tables; raises ``RefusedDocument`` for what is damaged, dangerous or too large."""
    check_sheets(content, name=name)
    try:
        workbook = python_calamine.load_workbook(io.BytesIO(content))
        tables = tuple(table for table in _tables(workbook, name=name) if table.rows)
    except (python_calamine.CalamineError, ValueError, OverflowError, MemoryError) as error:
        raise RefusedDocument(f"“{name}”已损坏（{_plain(error)}）；请用 Excel 或 WPS 打开后另存为新的 XLSX 再试。") from error
    notices = tuple(_hidden_sheets(workbook, name=name))
    return Document(name, hashlib.sha256(content).hexdigest(), FORMAT, tables, notices=notices)


def _tables(workbook: python_calamine.CalamineWorkbook, *, name: str) -> Iterator[Table]:
    for number, caption in enumerate(workbook.sheet_names, start=1):
        sheet = workbook.get_sheet_by_name(caption)
        row, column = sheet.start or (0, 0)
        merged = [Area(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
        shown = ([_shown(value) for value in values] for values in sheet.to_python(skip_empty_area=True))
        yield Table(number, tuple(read_rows(shown, row=row, column=column, merged=merged, name=name, number=number)), caption)


def _shown(value: Value) -> str:
    """A value as a sheet shows it without a number format of its own."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return show_number(value)
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
