"""Rows → sheets of a real workbook: typed cells, widths, frozen head, filter, and A4 pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Value = str | int | Decimal | None
"""What a cell holds: text stays text, numbers are numbers, None is an empty cell."""

_EXACT_DIGITS = 15
_LONGEST_TEXT = 32_767
_CUT = "…（过长，余下见原文）"
_LONGEST_HEADER = 200
_A4 = 9
FIXED_CREATION = datetime(2000, 1, 1, tzinfo=UTC)
"""Written as the time of creation, so that the same filing gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in characters, and the number format of its numbers."""

    title: str
    width: float = 10
    number_format: str = "General"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its columns, and its rows with one value a column."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Value]]


def write_sheets(sheets: Sequence[Sheet], *, title: str) -> bytes:
    """The bytes of an ``.xlsx`` workbook with these sheets; ``title`` heads every printed page.

    No text becomes a formula or a link, whatever it starts with. The same sheets give the same bytes.
    """
    stream = BytesIO()
    _write_book(stream, sheets, title=title, option="in_memory")
    return stream.getvalue()


def save_sheets(target: Path, sheets: Iterable[Sheet], *, title: str) -> None:
    """The same workbook, written to ``target`` row by row, however many there are; each sheet is asked for after the one before."""
    _write_book(target, sheets, title=title, option="constant_memory")


def _write_book(target: Path | BytesIO, sheets: Iterable[Sheet], *, title: str, option: str) -> None:
    options = {option: True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(target, options) as book:
        book.set_properties({"title": title, "author": "绩衡", "created": FIXED_CREATION})
        head = book.add_format({"bold": True, "bg_color": "#EEF2F7", "border": 1, "border_color": "#DDE3EA", "valign": "vcenter"})
        for sheet in sheets:
            _write_sheet(book, sheet, head=head, title=title)


def _write_sheet(book: Workbook, sheet: Sheet, *, head: Format, title: str) -> None:
    page = book.add_worksheet(sheet.name)
    formats = [book.add_format({"text_wrap": True, "valign": "top", "num_format": column.number_format}) for column in sheet.columns]
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, column.title, head)
    row = 0
    for row, values in enumerate(sheet.rows, start=1):
        for at, value in enumerate(values):
            if value is not None:
                _write_value(page, row, at, value, formats[at])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, row), len(sheet.columns) - 1)
    _set_page(page, sheet.name, title=title)


def _write_value(page: Worksheet, row: int, at: int, value: str | int | Decimal, form: Format) -> None:
    if isinstance(value, str):
        page.write_string(row, at, value if len(value) <= _LONGEST_TEXT else value[: _LONGEST_TEXT - len(_CUT)] + _CUT, form)
    elif len(Decimal(value).normalize().as_tuple().digits) > _EXACT_DIGITS:
        page.write_string(row, at, f"{value:f}" if isinstance(value, Decimal) else str(value), form)
    else:
        page.write_number(row, at, value, form)


def _set_page(page: Worksheet, name: str, *, title: str) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header("&L" + title[:_LONGEST_HEADER].replace("&", "&&") + "&R" + name)
    page.set_footer("&C第 &P 页，共 &N 页")
