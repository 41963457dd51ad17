"""Form sheets → a workbook as people make one in Excel or WPS: real numbers, repeated heads, A4, rows as high as their text."""

import datetime
import re
from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from jiheng.errors import JihengError
from jiheng.forms.sheet import Align, FormCell, FormSheet, Role
from jiheng.forms.writers.grid import NO_RULES, Grid, align_of, is_strong, lay_grids, printable, size_of
from jiheng.forms.writers.measure import INSET, LINE_SPACING, divide, picture_width, row_heights
from jiheng.forms.writers.page_breaks import list_breaks
from jiheng.forms.writers.pictures import PIXELS_A_PIXEL, draw_png

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FORMULA = "=+-@\t\r＝＋－＠"
_NAME_LENGTH, _CELL_LENGTH, _LIST_LENGTH = 31, 32_767, 255
_DIGITS = 15
"""Significant digits that a workbook keeps of a number; longer ones are written as text."""
_HIGHEST = 409.0
"""Points: what Excel allows is 409.5."""
_PART = 12 * size_of(FormCell(0, 0)) * LINE_SPACING
"""Points: of the rows into which a higher one is divided, so that pages may end between them; whole lines of text."""
_FROZEN = 8
"""Rows above which a head stays on the screen; a lower one would leave no room below it."""
_PIXELS_A_MM = 96 / 25.4
_INCHES_A_MM = 1 / 25.4
_A4 = 9
_FONT, _STRONG = "宋体", "黑体"
_FOOTER_LENGTH = 100
_CHOICES = "下拉选项"
"""The hidden sheet of lists that are too long for a cell."""
_EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    # the standard look of a Chinese workbook, by which the widths of columns are measured
    "default_format_properties": {"font_name": _FONT, "font_size": 11}, "default_column_width": 72, "default_row_height": 18,
}  # fmt: skip


_Look = tuple[Role, Align | None, bool, int | None, bool, bool]
"""All by which the formats of cells differ: role, own alignment, boldness, decimals of a number, whether it looks like a formula, and
whether its row was divided."""


class _Page(NamedTuple):
    """A worksheet with the rows of the form in it: row ``r`` begins at ``starts[r]``."""

    paper: Worksheet
    grid: Grid
    starts: tuple[int, ...]
    looks: "_Looks"


class _Looks(dict[_Look, Format]):
    """The formats of a workbook and its long lists of choices, made when they are first asked for."""

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self._book = book
        self._lists: dict[tuple[str, ...], str] = {}

    def offer(self, choices: tuple[str, ...]) -> list[str] | str:
        """The choices as a list to pick from: as they are where Excel takes them so, else on a hidden sheet."""
        if not any("," in choice for choice in choices) and len(",".join(choices)) <= _LIST_LENGTH:
            return list(choices)
        if choices not in self._lists:
            paper = self._book.get_worksheet_by_name(_CHOICES) or self._book.add_worksheet(_CHOICES)
            paper.hide()
            at = len(self._lists)
            paper.write_column(0, at, choices)
            self._lists[choices] = f"={_CHOICES}!{xl_range_abs(0, at, len(choices) - 1, at)}"
        return self._lists[choices]

    def __missing__(self, look: _Look) -> Format:
        role, align, is_bold, decimals, is_quoted, is_high = look
        cell = FormCell(0, 0, role=role, align=align, is_bold=is_bold)
        side = align_of(cell)
        properties = {
            "font_name": _STRONG if is_strong(cell) else _FONT, "font_size": size_of(cell),
            "align": {"centre": "center"}.get(side, side), "valign": "top" if is_high else "vcenter",
            "text_wrap": decimals is None, "border": 0 if role in NO_RULES else 1, "quote_prefix": is_quoted,
        }  # fmt: skip
        if decimals is not None:
            properties["num_format"] = f"{'#,##0' if role == 'amount' else '0'}.{'0' * decimals}".rstrip(".")
            properties["shrink"] = True
        self[look] = self._book.add_format(properties)
        return self[look]


def write_xlsx(sheets: Sequence[FormSheet]) -> bytes:
    """The bytes of an ``.xlsx`` with one worksheet a sheet, named after it, that prints on A4 as wide as the page.

    Rows are high enough for their text; those higher than Excel allows are divided into several under merged cells. Text is never taken
    for a formula. Raises ``JihengError`` where there are no sheets and for a text that is too long for a cell of a workbook.
    """
    stream = BytesIO()
    grids = lay_grids(sheets)
    with Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": printable(sheets[0].name), "author": "绩衡", "created": _EPOCH})
        looks = _Looks(book)
        for grid, name in zip(grids, _names(sheets), strict=True):
            _write_sheet(book.add_worksheet(name), grid, looks)
    return stream.getvalue()


def _names(sheets: Sequence[FormSheet]) -> list[str]:
    """Names that a workbook takes, each there once, whatever the case of its letters."""
    names: list[str] = []
    taken = {"history", _CHOICES}
    for number, sheet in enumerate(sheets, start=1):
        whole = _cut(_FORBIDDEN.sub("", printable(sheet.name)), "") or f"表{number}"
        name, again = whole, 2
        while name.lower() in taken:
            name, again = _cut(whole, f"（{again}）"), again + 1
        taken.add(name.lower())
        names.append(name)
    return names


def _cut(name: str, tail: str) -> str:
    """As much of the name as fits before the tail; Excel counts characters beyond the first 65,536 twice."""
    room = 2 * (_NAME_LENGTH - len(tail))
    return name.strip().strip("'").encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore").strip().rstrip("'") + tail


def _write_sheet(paper: Worksheet, grid: Grid, looks: _Looks) -> None:
    needed = row_heights(grid, at_least=grid.least_heights)
    heights = [divide(height, limit=_PART) if height > _HIGHEST else (height,) for height in needed]
    starts = tuple(accumulate(map(len, heights), initial=0))
    parts = [part for divided in heights for part in divided]
    for row, height in enumerate(parts):
        paper.set_row(row, round(height, 2))
    for column, width in enumerate(grid.widths):
        paper.set_column_pixels(column, column, round(width * _PIXELS_A_MM))
    page = _Page(paper, grid, starts, looks)
    for cells in grid.rows:
        for cell in cells:
            _write_cell(page, cell)
    _set_page(page)
    if breaks := list_breaks(grid, parts, starts):
        paper.set_h_pagebreaks(breaks)


def _write_cell(page: _Page, cell: FormCell) -> None:
    first, last = page.starts[cell.row], page.starts[cell.row + cell.rows] - 1
    text = cell.text
    is_number = cell.number is not None and sum(map(str.isdigit, text)) <= _DIGITS
    if len(text) > _CELL_LENGTH:
        raise JihengError(f"“{page.grid.sheet.name}”第{cell.row + 1}行有 {len(text):,} 个字，工作簿的一格放不下；请写成 DOCX 或 PDF。")
    is_high = last - first >= cell.rows and cell.rows == 1
    is_quoted = not is_number and text[:1] in _FORMULA
    decimals = cell.decimals if is_number else None
    look = page.looks[cell.role, cell.align, cell.is_bold, decimals, is_quoted and bool(text), is_high]
    shown: float | str = float(cell.number or 0) if is_number else "" if cell.picture else text
    if last > first or cell.columns > 1:
        page.paper.merge_range(first, cell.column, last, cell.column + cell.columns - 1, shown, look)
    elif isinstance(shown, float):
        page.paper.write_number(first, cell.column, shown, look)
    elif shown:
        page.paper.write_string(first, cell.column, shown, look)
    else:
        page.paper.write_blank(first, cell.column, None, look)
    if cell.choices or cell.picture:
        _write_more(page, cell, first, last)


def _write_more(page: _Page, cell: FormCell, first: int, last: int) -> None:
    """What people pick from, and the chart."""
    if cell.choices:
        page.paper.data_validation(first, cell.column, last, cell.column, {
            "validate": "list", "source": page.looks.offer(tuple(map(printable, cell.choices))),
            "error_type": "warning", "error_title": "不在选项中", "error_message": "填写的内容不在下拉选项中，确定要这样填写吗？",
        })  # fmt: skip
    if cell.picture:
        png = draw_png(cell.picture, width=picture_width(page.grid, cell))
        scale = 1 / PIXELS_A_PIXEL
        page.paper.insert_image(first, cell.column, "", {
            "image_data": BytesIO(png), "x_scale": scale, "y_scale": scale, "description": cell.text, "object_position": 1,
            "x_offset": round(INSET * _PIXELS_A_MM), "y_offset": round(INSET * _PIXELS_A_MM / 2),
        })  # fmt: skip


def _set_page(page: _Page) -> None:
    paper, grid = page.paper, page.grid
    top, right, bottom, left = (round(margin * _INCHES_A_MM, 2) for margin in grid.margins)
    if grid.sheet.is_landscape:
        paper.set_landscape()
    paper.set_paper(_A4)
    paper.set_margins(left=left, right=right, top=top, bottom=bottom)
    paper.fit_to_pages(1, 0)
    paper.center_horizontally()
    paper.hide_gridlines(1)
    footer = printable(grid.sheet.footer)[:_FOOTER_LENGTH].replace("&", "&&")
    paper.set_footer(f"{f'&L&9{footer}' if footer else ''}&C&10— &P —", {"margin": max(0.3, bottom - 0.4)})
    if grid.sheet.repeated:
        first, last = grid.sheet.repeated
        paper.repeat_rows(page.starts[first], page.starts[last + 1] - 1)
        if last < _FROZEN:
            paper.freeze_panes(page.starts[last + 1], 0)
