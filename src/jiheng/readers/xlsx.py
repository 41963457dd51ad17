"""XLSX → ``Document``, by python-calamine: every sheet that is not empty is a table.

Cells say what the sheet shows: numbers, dates and texts under their number formats (``cell_formats``), errors by their signs. Where a
format rounds a number or hides it, what is shown is read and the difference said: a table is what people see and print. A formula whose
result was never saved shows nothing and is said. Merged cells repeat the text and the source of their origin.
"""

import datetime
import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

import python_calamine
from lxml import etree

from jiheng.document import Document, Notice, Table
from jiheng.errors import RefusedDocument
from jiheng.readers.cell_formats.formats import CellFormat, show_general
from jiheng.readers.margins import list_margins
from jiheng.readers.package import BROKEN, refuse_broken
from jiheng.readers.sheet_survey import Survey, cell_name, survey_sheets
from jiheng.readers.sheets import Area, Rounded, list_hidden, read_rows
from jiheng.readers.xlsx_book import list_unread, read_book, read_formats
from jiheng.source import Source

FORMAT = "xlsx"

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta

_DAY = datetime.timedelta(days=1)
_EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 — a sheet knows no time zones
_FIRST_REAL_DAY = 61
_DAYS_FROM_1900_TO_1904 = 1_462


def read_package(content: bytes, name: str) -> Document:
    """The workbook in a checked package as tables; raises ``RefusedDocument`` for what is damaged, dangerous or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            formats = read_formats(package)
            surveys = survey_sheets(package, styles=formats.keys(), name=name)
            book = read_book(package)
            margins = [text for part in book.parts if part in surveys for text in surveys[part].margins]
            unread = [*list_unread(package, name=name), *list_margins(margins, name=name)]
    except (*BROKEN, etree.LxmlError) as error:
        raise refuse_broken(name) from error
    sheets = [surveys.get(part) or Survey() for part in book.parts]
    try:
        reading = _Reading(name, formats, is_from_1904=book.is_from_1904)
        tables = tuple(reading.read_tables(python_calamine.load_workbook(io.BytesIO(content)), sheets))
    except (python_calamine.CalamineError, ValueError, OverflowError, MemoryError) as error:
        raise RefusedDocument(f"“{name}”已损坏（{_plain(error)}）；请用 Excel 或 WPS 打开后另存为新的 XLSX 再试。") from error
    return Document(name, hashlib.sha256(content).hexdigest(), FORMAT, tables, notices=(*reading.notices, *unread))


class _Reading:
    """One workbook as it is read, and what has to be said about it."""

    def __init__(self, name: str, formats: Mapping[str, CellFormat], *, is_from_1904: bool) -> None:
        self.notices: list[Notice] = []
        self._name = name
        self._formats = formats
        self._shift = _DAYS_FROM_1900_TO_1904 if is_from_1904 else 0
        self._rounded = Rounded()

    def read_tables(self, workbook: python_calamine.CalamineWorkbook, surveys: Sequence[Survey]) -> Iterator[Table]:
        """Every sheet that is not empty as a table."""
        for number, metadata in enumerate(workbook.sheets_metadata, start=1):
            survey = surveys[number - 1] if number <= len(surveys) else Survey()
            sheet = workbook.get_sheet_by_index(number - 1)
            row, column = sheet.start or (0, 0)
            merged = [tuple.__new__(Area, (*first, *last)) for first, last in sheet.merged_cell_ranges or ()]
            shown = self._show_rows(sheet.to_python(skip_empty_area=True), survey, row=row + 1, column=column + 1)
            rows = read_rows(shown, row=row, column=column, merged=merged, name=self._name, number=number)
            table = Table(number, tuple(rows), metadata.name)
            if survey.uncached:
                self._say_uncached(table, survey)
            if table.rows:
                is_hidden = metadata.visible is not python_calamine.SheetVisibleEnum.Visible
                self.notices += list_hidden(table, rows=survey.hidden_rows, columns=survey.hidden_columns, is_hidden=is_hidden)
                self.notices += self._rounded.notices(table)
                yield table
            self._rounded = Rounded()

    def _show_rows(self, rows: list[list[Value]], survey: Survey, *, row: int, column: int) -> Iterator[list[str]]:
        """The texts of the rows; the first cell stands at ``row`` and ``column`` (from 1)."""
        for at_row, values in enumerate(rows, start=row):
            for at_column, style in survey.styles.get(at_row, ()):
                if 0 <= at_column - column < len(values):
                    values[at_column - column] = self._show(values[at_column - column], self._formats[style], (at_row, at_column))
            for at_column, text in survey.errors.get(at_row, ()):
                if 0 <= at_column - column < len(values):
                    values[at_column - column] = text
            yield [value if isinstance(value, str) else _show_plainly(value) for value in values]

    def _show(self, value: Value, form: CellFormat, place: tuple[int, int]) -> str:
        """A value under a number format."""
        if isinstance(value, str):
            return form.show_text(value) if value and form.shows_texts else value
        if isinstance(value, bool):
            return _show_plainly(value)
        number = float(value) + self._shift * form.is_moment if isinstance(value, int | float) else _days(value)
        return self._rounded.keep(form.show(number), number, place)

    def _say_uncached(self, table: Table, survey: Survey) -> None:
        first = survey.uncached[0]
        self.notices.append(Notice(
            f"工作表“{table.caption}”有 {len(survey.uncached)} 个公式没有存计算结果，读不到值（第一个在 {cell_name(first)}）；请用 Excel 或 WPS 打开并保存后再读",
            Source(self._name, table.number, *first, 0, 0),
        ))


def _show_plainly(value: Value) -> str:
    """A value as a sheet shows it without a number format of its own."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return show_general(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def _days(value: datetime.time | datetime.date | datetime.timedelta) -> float:
    """A date or time as a number of days since 1899-12-30."""
    if isinstance(value, datetime.timedelta):
        return value / _DAY
    if isinstance(value, datetime.time):
        return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / 86_400
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime.combine(value, datetime.time())
    days = (value.replace(tzinfo=None) - _EPOCH) / _DAY
    return days if days >= _FIRST_REAL_DAY else days - 1


def _plain(error: Exception) -> str:
    """The first words of a library's complaint, for whoever has to report it."""
    return " ".join(str(error).split())[:60] or type(error).__name__
