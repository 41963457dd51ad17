"""The blocks of all pages → tables: grids that follow one another become one table where they have the same columns.

Lines beside the grids are rows of one cell: those above a grid belong to its table, those below the last grid of a page to that one;
where there is no grid at all, they are the table.
Between the pages of one table only running heads and feet may stand; they are given once, above or below its rows, as are page numbers.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from jiheng.document import Cell, Row, Table
from jiheng.errors import RefusedDocument
from jiheng.readers.limits import CELLS
from jiheng.readers.pdf.blocks import Block, PrintedGrid, PrintedLine
from jiheng.readers.pdf.grid import snap
from jiheng.readers.pdf.rules import THICK
from jiheng.source import Source

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-—–·第]?\d{1,4}(?:页|[-—–·])?(?:[/，,]?共?\d{1,4}页?)?")
_NUMBER = "页码"
_SAME_HEIGHT = 6.0
_NEAR = 20.0
_CONTINUED = re.compile(r"[（(]?(?:续表|续上|接上)")


Repeats = Mapping[PrintedLine, str]
"""The running heads and feet, each with what it says on every page where it stands."""


@dataclass(slots=True)
class _Parts:
    """One table while it is put together."""

    above: list[PrintedLine]
    grids: list[PrintedGrid]
    below: list[PrintedLine] = field(default_factory=list)

    def keep(self, lines: Iterable[PrintedLine], repeats: Repeats) -> None:
        """Take in the lines below a grid or between two pages, but none of the heads and feet in ``repeats`` twice."""
        known = {repeats.get(line) for line in (*self.above, *self.below)}
        for line in lines:
            said = repeats.get(line)
            if said is None or said not in known:
                self.below.append(line)
                known.add(said)


def join_tables(blocks: Iterable[Block], *, name: str) -> Iterator[Table]:
    """The tables of a document, numbered from 1; ``blocks`` are those of all pages in reading order.

    Raises ``RefusedDocument`` for a table with more cells than anybody reads.
    """
    for number, parts in enumerate(_join(tuple(blocks)), start=1):
        yield Table(number, tuple(_rows(parts, name=name, number=number)))


def _join(blocks: Sequence[Block]) -> list[_Parts]:
    """The grids by table, each with the lines around it."""
    repeats = _repeats(blocks)
    numbers = {line: said for line, said in repeats.items() if said == _NUMBER}
    tables: list[_Parts] = []
    lines: list[PrintedLine] = []
    for block in blocks:
        if isinstance(block, PrintedLine):
            lines.append(block)
            continue
        is_between = all(line in repeats or _CONTINUED.match(line.text) for line in lines)
        if tables and is_between and _continues(tables[-1].grids, block):
            tables[-1].grids.append(block if block.is_ruled else replace(block, xs=tables[-1].grids[0].xs))
            tables[-1].keep(lines, repeats)
        else:
            notes = _notes(tables[-1].grids[-1], block, lines) if tables else 0
            if notes:
                tables[-1].keep(lines[:notes], numbers)
            tables.append(_Parts(lines[notes:], [block]))
        lines = []
    if tables:
        tables[-1].keep(lines, numbers)
    return tables or [_Parts(lines, [])]


def _edges(blocks: Iterable[Block]) -> frozenset[Block]:
    """The first and the last line of every page."""
    pages = (tuple(on_page) for _, on_page in groupby(blocks, key=lambda block: block.page))
    return frozenset(block for page in pages for block in (page[0], page[-1]) if isinstance(block, PrintedLine))


def _repeats(blocks: Sequence[Block]) -> Repeats:
    """The lines that stand at one height of several pages, figures apart; of page numbers at its edge every page says the same."""
    edges = _edges(blocks)
    said: dict[PrintedLine, str] = {}
    for line in blocks:
        if isinstance(line, PrintedLine):
            text = "".join(line.text.split())
            said[line] = _NUMBER if line in edges and _PAGE_NUMBER.fullmatch(text) else text
    pages: dict[tuple[str, int], set[int]] = {}
    for line, text in said.items():
        pages.setdefault(_place(line, text), set()).add(line.page)
    return {line: text for line, text in said.items() if _returns(line, text, pages)}


def _place(line: PrintedLine, said: str) -> tuple[str, int]:
    """What a line says, figures apart, and about how high it stands; page numbers may stand anywhere."""
    return _DIGITS.sub("#", said), 0 if said == _NUMBER else round(line.box[1] / _SAME_HEIGHT)


def _returns(line: PrintedLine, said: str, pages: Mapping[tuple[str, int], set[int]]) -> bool:
    """Whether a line stands on another page too."""
    words, height = _place(line, said)
    return any(pages.get((words, height + step), set()) - {line.page} for step in (0, -1, 1))


def _notes(grid: PrintedGrid, following: PrintedGrid, lines: Sequence[PrintedLine]) -> int:
    """How many of the lines between two tables stand below the first one on its page, where the second one is on another."""
    return sum(line.page == grid.page for line in lines) if grid.page != following.page else 0


def _continues(grids: Sequence[PrintedGrid], following: PrintedGrid) -> bool:
    """Whether a grid goes on where a table ended: it has the table's columns and does not begin as the table did.

    A list repeats its header, and other rows follow; the next sheet of a form has the same labels beside other values.
    """
    if not _has_columns_of(grids[-1], following) or _stands_beside(grids[-1], following):
        return False
    pairs = ((grids[0].texts(row), following.texts(row)) for row in range(min(len(grids[0].squares), len(following.squares))))
    before, after = next((pair for pair in pairs if pair[0] != pair[1]), ([""], [""]))
    return not before[0] or before[0] != after[0]


def _stands_beside(grid: PrintedGrid, following: PrintedGrid) -> bool:
    """Whether two grids of one page do not stand one below the other."""
    return grid.page == following.page and abs(grid.xs[0] - following.xs[0]) > THICK


def _has_columns_of(grid: PrintedGrid, following: PrintedGrid) -> bool:
    """Whether two grids are as wide, and half of the inner lines of the one with fewer columns are lines of the other.

    Where columns are told by white, there are as many, and each begins about where its fellow does.
    """
    if not (grid.is_ruled and following.is_ruled):
        is_alike = grid.is_ruled == following.is_ruled and len(grid.xs) == len(following.xs)
        return is_alike and all(abs(one - other) <= _NEAR for one, other in zip(grid.xs[:-1], following.xs[:-1], strict=True))
    few, many = sorted(([x - part.xs[0] for x in part.xs[1:-1]] for part in (grid, following)), key=len)
    widths = grid.xs[-1] - grid.xs[0], following.xs[-1] - following.xs[0]
    shared = sum(bisect_left(many, x - THICK) < bisect_right(many, x + THICK) for x in few)
    return abs(widths[0] - widths[1]) <= THICK and 2 * shared >= len(few)


def _rows(parts: _Parts, *, name: str, number: int) -> Iterator[Row]:
    """The rows of a table: a line is a row of one cell, a row of a grid has a cell in every column of the whole table."""
    columns = snap([x - grid.xs[0] for grid in parts.grids for x in grid.xs])[:-1]
    if len(columns) * sum(len(grid.squares) for grid in parts.grids) > CELLS:
        raise RefusedDocument(f"“{name}”的表{number}的单元格超过 {CELLS:,} 个，没有读取；请拆成几个文件再试。")
    blocks: tuple[Block, ...] = (*parts.above, *parts.grids, *parts.below)
    row = 1
    for block in blocks:
        if isinstance(block, PrintedLine):
            yield (Cell(block.text, Source(name, number, row, 1, 0, len(block.text), block.page, block.box)),)
            row += 1
        else:
            yield from _grid_rows(block, columns, Source(name, number, row, 1, 0, 0, block.page))
            row += len(block.squares)


def _grid_rows(grid: PrintedGrid, columns: list[float], first: Source) -> Iterator[Row]:
    """The rows of a grid in which something printed begins; ``first`` is the place of its upper left cell."""
    starts = [bisect_right(columns, x - grid.xs[0]) for x in grid.xs[:-1]]  # the table's column in which each of the grid's begins
    name, number, top = first.name, first.table, first.row or 1
    cells = [
        Cell(text, Source(name, number, top + area.row, starts[area.column], 0, len(text), grid.page, box))
        for area, text, box, _ in grid.cells
    ]
    local = [bisect_right(starts, column) - 1 for column in range(1, len(columns) + 1)]
    for row, squares in enumerate(grid.squares):
        if any(grid.cells[index].text and grid.cells[index].area.row == row for index in squares):
            yield tuple([cells[squares[column]] for column in local])
