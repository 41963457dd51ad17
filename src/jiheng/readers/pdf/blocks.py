"""What stands on one page in reading order: grids with the texts of their cells, and lines of text beside them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from jiheng.readers.pdf.grid import Area, Grid, build_grid
from jiheng.readers.pdf.lines import find_lines, write_line, write_text
from jiheng.readers.pdf.page import Glyph, Page
from jiheng.readers.pdf.rules import part_tables
from jiheng.source import Box


class PrintedLine(NamedTuple):
    """One line of text beside the grids."""

    text: str
    page: int
    box: Box


class PrintedCell(NamedTuple):
    """One cell of a grid: where it lies in the grid, its text (maybe none) and its box on the page."""

    area: Area
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class PrintedGrid:
    """One ruled table on one page: ``xs`` are its vertical lines, ``squares`` gives the index in ``cells`` row by row."""

    page: int
    xs: list[float]
    cells: list[PrintedCell]
    squares: list[list[int]]

    def texts(self, row: int) -> list[str]:
        """The texts of the cells that stand in a row, each once, without white space."""
        return ["".join(self.cells[index].text.split()) for index in dict.fromkeys(self.squares[row])]


Block = PrintedLine | PrintedGrid

_TRIALS = 5_000_000
"""Tables times characters of one page; a page of a thousand tables is a drawing."""


def find_blocks(page: Page) -> list[Block] | None:
    """The blocks of a page from the top; None where it has too many rules to tell its tables. Each character is in exactly one."""
    tables = part_tables(page.rules)
    if tables is None:
        return None
    grids = sorted(filter(None, map(build_grid, tables)), key=lambda grid: grid.extent)  # an inner table before the one around it
    if len(grids) * len(page.glyphs) > _TRIALS:
        return None
    placed: list[tuple[float, float, Block]] = []
    outside = page.glyphs
    for grid in grids:
        inside, outside = _part(outside, grid)
        if inside:
            placed.append((grid.ys[0], grid.xs[0], _printed(grid, inside, page)))
    placed += _lines(outside, page)
    return [block for _, _, block in sorted(placed, key=lambda place: place[:2])]


def _part(glyphs: Iterable[Glyph], grid: Grid) -> tuple[dict[int, list[Glyph]], list[Glyph]]:
    """The glyphs whose middle lies in a cell of the grid, by the index of its area, and the others."""
    xs, ys, squares = grid.xs, grid.ys, grid.squares
    first_x, last_x, first_y, last_y = xs[0], xs[-1], ys[0], ys[-1]
    inside: dict[int, list[Glyph]] = {}
    outside: list[Glyph] = []
    for glyph in glyphs:
        _, _, _, left, top, right, bottom = glyph
        x, y = (left + right) / 2, (top + bottom) / 2
        if first_x <= x < last_x and first_y <= y < last_y:
            inside.setdefault(squares[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1], []).append(glyph)
        else:
            outside.append(glyph)
    return inside, outside


def _printed(grid: Grid, texts: dict[int, list[Glyph]], page: Page) -> PrintedGrid:
    cells = [
        PrintedCell(area, write_text(texts.get(index, ())), page.shown(grid.box(area))) for index, area in enumerate(grid.areas)
    ]
    return PrintedGrid(page.number, grid.xs, cells, grid.squares)


def _lines(glyphs: Iterable[Glyph], page: Page) -> Iterator[tuple[float, float, PrintedLine]]:
    """The lines that are not blank, with their top and left."""
    for line in find_lines(glyphs):
        text = write_line(line)
        if text:
            ink = [glyph for glyph in line if glyph.text != " "]
            left, top = min(glyph.left for glyph in ink), min(glyph.top for glyph in ink)
            box = left, top, max(glyph.right for glyph in ink), max(glyph.bottom for glyph in ink)
            yield top, left, PrintedLine(text, page.number, page.shown(box))
