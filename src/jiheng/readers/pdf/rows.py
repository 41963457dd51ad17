"""Upright rules without level ones → rows, told by the lines of text.

Only what is plainly a list is cut: at least three lines, most of them with text in every column, and no column of words that run on from
line to line. Everything else stays one row, as of a table that goes on from the page before to the one behind.
"""

from collections.abc import Mapping, Sequence

from jiheng.readers.pdf.grid import Grid, build_plain_grid
from jiheng.readers.pdf.lines import find_lines
from jiheng.readers.pdf.page import Glyph
from jiheng.readers.pdf.signs import BLANK

_ROWS = 3
_FULL = 0.6
_SPARE = 1.5
"""A line that leaves less white than this in its column, in heights of its characters, is broken there to go on below."""


def part_rows(grid: Grid, texts: Mapping[int, Sequence[Glyph]]) -> Grid | None:
    """A grid of one row, with the characters of its areas, cut into rows that begin where the first column has text; None where it is
    no list."""
    columns = {glyph: column for column, glyphs in texts.items() for glyph in glyphs if glyph.text != BLANK}
    if len(grid.squares) > 1 or len(set(columns.values())) < 2 or any(glyph.quarters for glyph in columns):
        return None
    used = set(columns.values())
    lines = find_lines(columns)
    filled = [{columns[glyph] for glyph in line} for line in lines]
    starts = [at for at, within in enumerate(filled) if min(used) in within]
    full = filled.count(used)
    if starts[0] > 0 or full < _ROWS or full < _FULL * len(lines):
        return None
    if any(_runs_on([[glyph for glyph in line if columns[glyph] == column] for line in lines], _width(grid, column)) for column in used):
        return None
    cuts = ((_bottom(lines[at - 1]) + _top(lines[at])) / 2 for at in starts[1:])
    return build_plain_grid(grid.xs, [grid.ys[0], *cuts, grid.ys[-1]])


def _runs_on(lines: Sequence[Sequence[Glyph]], width: float) -> bool:
    """Whether most of a column's lines of words fill it."""
    words = [line for line in lines if any(glyph.text.isalpha() for glyph in line)]
    broken = (line[-1].right - line[0].left + _SPARE * (_bottom(line) - _top(line)) > width for line in words)
    return sum(broken) * 2 > len(words)


def _width(grid: Grid, index: int) -> float:
    left, _, right, _ = grid.box(grid.areas[index])
    return right - left


def _top(line: Sequence[Glyph]) -> float:
    return min(glyph.top for glyph in line)


def _bottom(line: Sequence[Glyph]) -> float:
    return max(glyph.bottom for glyph in line)
