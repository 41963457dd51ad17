"""A sheet made ready for writing: every place of the grid has its cell, every text can be printed, every width fits on A4."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from operator import attrgetter

from jiheng.errors import JihengError
from jiheng.forms.sheet import Align, FormCell, FormSheet, Role

A4 = (210.0, 297.0)
"""Width and height of the page in mm."""
MARGINS = (37.0, 26.0, 35.0, 28.0)
"""Top, right, bottom and left in mm, of a portrait page (GB/T 9704-2012: the text is 156 × 225 mm); landscape pages are turned by 90°."""
_NARROWEST = 15.0
"""The margin that is left at least beside a table that is wider than the text."""
TITLE_SIZE, TEXT_SIZE, FOOTER_SIZE = 18.0, 10.5, 9.0
"""Points: 小二 and 五号, as in the tables that go with official documents."""
NO_RULES = ("title", "line")
_CENTRED = ("title", "label", "centre")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ROUNDING = Context(prec=100, rounding=ROUND_HALF_UP)
"""As workbooks round, and for any amount of money."""
_COLUMN = attrgetter("column")
_NO_SHEETS = "没有要写的表；请先确认文件里读出了项目。"


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet with all its places filled: ``rows[r]`` holds the cells that begin in row ``r``, from left to right.

    The ``text`` of a cell is what readers see of it, also of a number. ``widths`` and ``margins`` (top, right, bottom, left) are in mm and
    together as wide as the page; ``page`` is its width and height.
    """

    sheet: FormSheet
    rows: tuple[tuple[FormCell, ...], ...]
    widths: tuple[float, ...]
    page: tuple[float, float]
    margins: tuple[float, float, float, float]

    @property
    def least_heights(self) -> dict[int, float]:
        """The rows that have a height in mm at least."""
        return {row: float(height) for row, height in self.sheet.least_heights}

    def width(self, cell: FormCell) -> float:
        """How wide a cell is, in mm."""
        if cell.columns == 1:
            return self.widths[cell.column]
        return sum(self.widths[cell.column : cell.column + cell.columns])

    def straddles(self, row: int) -> bool:
        """Whether a cell that begins above ``row`` reaches into it."""
        return any(cell.row + cell.rows > row for cells in self.rows[:row] for cell in cells)

    @property
    def head(self) -> tuple[int, int] | None:
        """The first and last row that pages repeat; None where there are none or where a cell would be cut by repeating them."""
        repeated = self.sheet.repeated
        if repeated is None or self.straddles(repeated[0]) or self.straddles(repeated[1] + 1):
            return None
        return repeated


def lay_grids(sheets: Sequence[FormSheet]) -> tuple[Grid, ...]:
    """The grid of every sheet; raises ``JihengError`` where there is none, ``ValueError`` where cells lie upon each other or outside."""
    if not sheets:
        raise JihengError(_NO_SHEETS)
    return tuple(_lay_grid(sheet) for sheet in sheets)


def cut_heads(grid: Grid) -> Grid:
    """The same grid with labels that stand beside the heads and what is below them cut between the two, so that pages can repeat the heads.

    The words stay in the lower part, which is as high as what they name.
    """
    repeated = grid.sheet.repeated
    if repeated is None or grid.head or grid.straddles(repeated[0]):
        return grid
    below = repeated[1] + 1
    across = [cell for row in grid.rows[repeated[0] : below] for cell in row if cell.row + cell.rows > below]
    if not across or any(cell.role != "label" for cell in across):
        return grid
    rows = [list(row) for row in grid.rows]
    for cell in across:
        at = rows[cell.row].index(cell)
        rows[cell.row][at] = replace(cell, text="", rows=below - cell.row, open_side="below")
        rows[below].append(replace(cell, row=below, rows=cell.row + cell.rows - below, open_side="above"))
    rows[below].sort(key=_COLUMN)
    return replace(grid, rows=tuple(map(tuple, rows)))


def printable(text: str) -> str:
    """The text with ``\\n`` for every line break and blanks for tabs, without characters that no file can hold."""
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub("", _BREAKS.sub("\n", text).replace("\t", " "))


def shown(cell: FormCell) -> str:
    """What a reader sees in the cell: its number with its places, an amount also with commas, else its text."""
    if cell.number is None:
        return cell.text
    return format(cell.number.quantize(Decimal(1).scaleb(-cell.decimals), context=_ROUNDING), ",f" if cell.role == "amount" else "f")


def align_of(cell: FormCell) -> Align:
    """Where the text of a cell stands."""
    if cell.align:
        return cell.align
    if cell.role == "amount":
        return "right"
    return "centre" if cell.role in _CENTRED else "left"


def size_of(cell: FormCell) -> float:
    """The size of its text in points."""
    return TITLE_SIZE if cell.role == "title" else TEXT_SIZE


def is_strong(cell: FormCell) -> bool:
    """Whether it is set in 黑体: the title and what is bold."""
    return cell.is_bold or cell.role == "title"


def _lay_grid(sheet: FormSheet) -> Grid:
    rows = [[_made_ready(cell) for cell in cells] for cells in _by_row(sheet)]
    taken, ruled = _taken(sheet)
    whole = (1 << len(sheet.widths)) - 1
    for row, cells in enumerate(rows):
        role: Role = "text" if ruled[row] else "line"
        if taken[row] != whole:
            cells += [FormCell(row, column, role=role) for column in range(len(sheet.widths)) if not taken[row] >> column & 1]
        cells.sort(key=_COLUMN)
    page = (A4[1], A4[0]) if sheet.is_landscape else A4
    widths, margins = _fit(sheet, page[0])
    return Grid(sheet, tuple(map(tuple, rows)), widths, page, margins)


def _made_ready(cell: FormCell) -> FormCell:
    text = printable(cell.text) if cell.number is None else shown(cell)
    return cell if text == cell.text else replace(cell, text=text)


def _by_row(sheet: FormSheet) -> list[list[FormCell]]:
    rows: list[list[FormCell]] = [[] for _ in range(max(1, sheet.row_count))]
    for cell in sheet.cells:
        rows[cell.row].append(cell)
    return rows


def _taken(sheet: FormSheet) -> tuple[list[int], list[int]]:
    """Which columns cells cover, and which of them are ruled: for every row a number that has a bit for each column."""
    count = max(1, sheet.row_count)
    taken, ruled = [0] * count, [0] * count
    for cell in sheet.cells:
        if cell.column < 0 or cell.column + cell.columns > len(sheet.widths) or min(cell.rows, cell.columns) < 1:
            raise ValueError(f"cell outside the grid of {sheet.name!r}: row {cell.row}, column {cell.column}")
        places = ((1 << cell.columns) - 1) << cell.column
        is_ruled = cell.role not in NO_RULES
        for row in range(cell.row, cell.row + cell.rows):
            if taken[row] & places:
                raise ValueError(f"cells upon each other in {sheet.name!r}: row {cell.row}, column {cell.column}")
            taken[row] |= places
            if is_ruled:
                ruled[row] |= places
    return taken, ruled


def _fit(sheet: FormSheet, page_width: float) -> tuple[tuple[float, ...], tuple[float, float, float, float]]:
    """The widths as they are, between margins as narrow as they must be; wider than the page, they are made narrower alike."""
    top, right, bottom, left = MARGINS
    if sheet.is_landscape:
        top, right, bottom, left = left, top, right, bottom
    widths = tuple(map(float, sheet.widths))
    total = sum(widths)
    if total <= page_width - left - right:
        return widths, (top, right, bottom, left)
    side = max(_NARROWEST, (page_width - total) / 2)
    share = min(1.0, (page_width - 2 * side) / total)
    return tuple(width * share for width in widths), (min(top, side + 10), side, min(bottom, side + 5), side)
