"""What stands on one page in reading order: grids with the texts of their cells, and lines of text beside them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import inf
from typing import NamedTuple

from jiheng.readers.pdf.columns import find_columns
from jiheng.readers.pdf.grid import Area, Grid, build_grid
from jiheng.readers.pdf.lines import find_lines, set_line, set_text, write
from jiheng.readers.pdf.page import Glyph, Page, Rules
from jiheng.readers.pdf.rows import part_rows
from jiheng.readers.pdf.rules import part_tables
from jiheng.readers.pdf.sides import OpenSides, find_open_sides, find_top, widen
from jiheng.readers.pdf.signs import BLANK
from jiheng.source import Box


class Letter(NamedTuple):
    """Where one printed character of a text stands: from ``start`` to ``end`` in the text, and its box on the page."""

    start: int
    end: int
    box: Box


class PrintedLine(NamedTuple):
    """One line of text beside the grids; ``letters`` say where each of its characters stands, where that was asked for."""

    text: str
    page: int
    box: Box
    letters: tuple[Letter, ...] = ()


class PrintedCell(NamedTuple):
    """One cell of a grid: where it lies in the grid, its text (maybe none), its box on the page, and its letters if asked for."""

    area: Area
    text: str
    box: Box
    letters: tuple[Letter, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedGrid:
    """One table on one page: ``xs`` are its vertical lines, ``squares`` gives the index in ``cells`` row by row.

    Where it is not ruled, its columns were told by the white between them; where ``has_told_rows``, its rows by their lines of text.
    ``open_sides`` says whether it has no rule at its left, and at its right.
    """

    page: int
    xs: list[float]
    cells: list[PrintedCell]
    squares: list[list[int]]
    is_ruled: bool = True
    has_told_rows: bool = False
    open_sides: OpenSides = (False, False)

    def texts(self, row: int) -> list[str]:
        """The texts of the cells that stand in a row, each once, without white space."""
        return ["".join(self.cells[index].text.split()) for index in dict.fromkeys(self.squares[row])]


Block = PrintedLine | PrintedGrid

_TRIALS = 5_000_000
"""Tables times characters of one page; a page of a thousand tables is a drawing."""


def find_blocks(page: Page, *, with_letters: bool = False, before: PrintedGrid | None = None) -> list[Block] | None:
    """The blocks of a page from the top; None where it has too many rules to tell its tables. Each character is in exactly one.

    ``before`` is the table that the page before ended with, for one without outer rules shows less of its columns where it goes on.
    ``with_letters`` keeps where each character stands, which takes much memory.
    """
    grids = _find_grids(page.rules, before)
    if grids is None:
        return None
    if len(grids) * len(page.glyphs) > _TRIALS:
        return None
    make = _Maker(page, with_letters=with_letters)
    placed: list[tuple[float, float, Block]] = []
    outside = page.glyphs
    for grid, has_levels, open_sides in sorted(grids, key=lambda found: found[0].extent):  # an inner table before the one around it
        inside, outside = _part(outside, grid)
        rows = None if has_levels else part_rows(grid, inside)
        if rows:
            inside, _ = _part((glyph for glyphs in inside.values() for glyph in glyphs), rows)
        if inside:
            made = replace(make.grid(rows or grid, inside), has_told_rows=rows is not None, open_sides=open_sides)
            placed.append((grid.ys[0], grid.xs[0], made))
    lines = find_lines(outside)
    if not placed:
        placed += _unruled(lines, page, make)
    placed += make.lines(lines)
    return [block for _, _, block in sorted(placed, key=lambda place: place[:2])]


def _find_grids(rules: Rules, before: PrintedGrid | None) -> list[tuple[Grid, bool, OpenSides]] | None:
    """The grids of a page, whether each has level rules, and its open sides; None where there are too many rules to tell."""
    is_open = before is not None and any(before.open_sides)
    tables = part_tables(rules, lone_from=1 if is_open else 3)
    if tables is None:
        return None
    first = min(tables, key=find_top, default=None) if is_open else None
    found: list[tuple[Grid, bool, OpenSides]] = []
    for table in tables:
        wide = widen(table, before.xs, before.open_sides) if before and table is first else table
        if grid := build_grid(wide):
            found.append((grid, bool(table.horizontal), find_open_sides(table, grid.xs)))
    return found


def _unruled(lines: list[list[Glyph]], page: Page, make: "_Maker") -> Iterator[tuple[float, float, PrintedGrid]]:
    """The tables without upright rules, with their top and left; their lines are emptied."""
    for grid, taken in list(find_columns(lines, page.rules.horizontal)):
        inside, _ = _part((glyph for at in taken for glyph in lines[at]), grid)
        yield grid.ys[0], grid.xs[0], replace(make.grid(grid, inside), is_ruled=False)
        for at in taken:
            lines[at] = []


def _part(glyphs: Iterable[Glyph], grid: Grid) -> tuple[dict[int, list[Glyph]], list[Glyph]]:
    """The glyphs whose middle lies in a cell of the grid, by the index of its area, and the others; most lie where the one before does."""
    xs, ys, squares = grid.xs, grid.ys, grid.squares
    first_x, last_x, first_y, last_y = xs[0], xs[-1], ys[0], ys[-1]
    west, east, north, south = inf, -inf, inf, -inf
    inside: dict[int, list[Glyph]] = {}
    outside: list[Glyph] = []
    cell: list[Glyph] = []
    for glyph in glyphs:
        _, _, _, left, top, right, bottom, _ = glyph
        x, y = (left + right) / 2, (top + bottom) / 2
        if west <= x < east and north <= y < south:
            cell.append(glyph)
        elif first_x <= x < last_x and first_y <= y < last_y:
            row, column = bisect_right(ys, y), bisect_right(xs, x)
            west, east, north, south = xs[column - 1], xs[column], ys[row - 1], ys[row]
            cell = inside.setdefault(squares[row - 1][column - 1], [])
            cell.append(glyph)
        else:
            outside.append(glyph)
    return inside, outside


class _Maker:
    """Makes blocks of the page's characters."""

    def __init__(self, page: Page, *, with_letters: bool) -> None:
        self._page, self._with_letters = page, with_letters

    def grid(self, grid: Grid, texts: Mapping[int, list[Glyph]]) -> PrintedGrid:
        """A table with the characters of each of its areas."""
        cells = []
        for index, area in enumerate(grid.areas):
            put = set_text(texts.get(index, ()))
            cells.append(PrintedCell(area, write(put), self._page.shown(grid.box(area)), self._letters(put)))
        return PrintedGrid(self._page.number, grid.xs, cells, grid.squares)

    def lines(self, lines: Iterable[list[Glyph]]) -> Iterator[tuple[float, float, PrintedLine]]:
        """The lines that are not blank, with their top and left."""
        for line in lines:
            put = set_line(line)
            if put:
                ink = [glyph for glyph in put if glyph.text != BLANK]
                left, top = min(glyph.left for glyph in ink), min(glyph.top for glyph in ink)
                box = left, top, max(glyph.right for glyph in ink), max(glyph.bottom for glyph in ink)
                yield top, left, PrintedLine(write(put), self._page.number, self._page.shown(box), self._letters(put))

    def _letters(self, put: Sequence[Glyph]) -> tuple[Letter, ...]:
        """Where the characters stand that were printed; those that lie turned keep only the place of their cell."""
        if not self._with_letters:
            return ()
        ends = list(accumulate((len(glyph.text) for glyph in put), initial=0))
        return tuple(
            Letter(start, end, self._page.shown((glyph.left, glyph.top, glyph.right, glyph.bottom)))
            for glyph, start, end in zip(put, ends, ends[1:], strict=False) if glyph.text != BLANK and not glyph.quarters
        )
