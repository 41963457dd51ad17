"""The rules of one table → a grid of cells, some of them over several rows and columns."""

from bisect import bisect_right
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from jiheng.readers.pdf.page import Rule, Rules
from jiheng.readers.pdf.rules import THICK

_OPEN = 5.0
"""How far rules run on beyond the last that crosses them to mean cells left open there."""

_LINE = 8.0
"""A single rule that runs on upward or downward parts the two cells of an open row, where that is as high as a line of text."""

_SLACK = 8.0
"""How much a rule may lack at each end of a stretch: where a thick or double rule crosses, it ends at the nearer edge."""

_SQUARES = 200_000


class Area(NamedTuple):
    """A cell: the row and the column (from 0) of its upper left square, and how many rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines at ``xs`` (from the left) and ``ys`` (from the top), the ``areas`` between them, and each square's index among them."""

    xs: list[float]
    ys: list[float]
    areas: list[Area]
    squares: list[list[int]]

    @property
    def extent(self) -> float:
        """The surface in square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def box(self, area: Area) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of an area."""
        return self.xs[area.column], self.ys[area.row], self.xs[area.column + area.columns], self.ys[area.row + area.rows]


def build_grid(rules: Rules) -> Grid | None:
    """The grid that connected rules make; None where they enclose less than two cells, or more than anybody reads."""
    closed = _closed(rules)
    xs, ys = snap([rule.at for rule in closed.vertical]), snap([rule.at for rule in closed.horizontal])
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _SQUARES:
        return None
    is_ruled_above = _ruled(closed.horizontal, ys, xs)
    is_ruled_left = [list(row) for row in zip(*_ruled(closed.vertical, xs, ys), strict=True)]
    grid = Grid(xs, ys, [], [[-1] * (len(xs) - 1) for _ in ys[1:]])
    for row, squares in enumerate(grid.squares):
        for column, owner in enumerate(squares):
            if owner < 0:
                area = _spread(grid, row, column, is_ruled_above, is_ruled_left)
                for line in grid.squares[row:row + area.rows]:
                    line[column:column + area.columns] = [len(grid.areas)] * area.columns
                grid.areas.append(area)
    return grid if len(grid.areas) > 1 else None


def build_plain_grid(xs: list[float], ys: list[float]) -> Grid:
    """The grid of these lines with a cell in each square."""
    columns = len(xs) - 1
    areas = [Area(row, column, 1, 1) for row in range(len(ys) - 1) for column in range(columns)]
    return Grid(xs, ys, areas, [[row * columns + column for column in range(columns)] for row in range(len(ys) - 1)])


def snap(places: list[float]) -> list[float]:
    """The first place of each group of places that lie within a double rule of it, in order."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > THICK:
            found.append(place)
    return found


def _closed(rules: Rules) -> Rules:
    """The rules with those added that a table lacks which is open at its sides, or goes on on another page."""
    horizontal, vertical = rules
    levels, uprights = _missing(vertical, horizontal, alone=_LINE), _missing(horizontal, vertical, alone=inf)
    return Rules(sorted(horizontal + levels), sorted(vertical + uprights))


def _missing(along: list[Rule], across: list[Rule], *, alone: float) -> list[Rule]:
    """Rules across the ends of those ``along`` the other axis, where at least two of them run beyond the last one across, or one does by
    more than ``alone``."""
    first, last = (across[0].at, across[-1].at) if across else (inf, -inf)
    before = [rule.start for rule in along if rule.start < first - _OPEN]
    after = [rule.end for rule in along if rule.end > last + _OPEN]
    low = min([rule.at for rule in along] + [rule.start for rule in across])
    high = max([rule.at for rule in along] + [rule.end for rule in across])
    ends = [min(before)] if len(before) > 1 or before and first - before[0] > alone else []
    ends += [max(after)] if len(after) > 1 or after and after[0] - last > alone else []
    return [Rule(end, low, high) for end in ends]


def _ruled(rules: list[Rule], lines: list[float], stops: list[float]) -> list[list[bool]]:
    """Of every line, whether a rule lies on it between each two neighbouring stops."""
    found = [[False] * (len(stops) - 1) for _ in lines]
    for rule in rules:
        line = found[bisect_right(lines, rule.at) - 1]
        for index in range(max(bisect_right(stops, rule.start) - 1, 0), len(line)):
            begin, end = stops[index], stops[index + 1]
            slack = min(_SLACK, (end - begin) / 4)
            if begin >= rule.end:
                break
            line[index] |= rule.start <= begin + slack and end - slack <= rule.end
    return found


def _spread(grid: Grid, row: int, column: int, is_ruled_above: list[list[bool]], is_ruled_left: list[list[bool]]) -> Area:
    """The area whose upper left square this is: to the right up to the first rule, then down up to the first rule below any of it."""
    right, below = column + 1, row + 1
    while right < len(grid.xs) - 1 and not is_ruled_left[row][right] and grid.squares[row][right] < 0:
        right += 1
    while below < len(grid.ys) - 1 and not any(is_ruled_above[below][column:right]) and max(grid.squares[below][column:right]) < 0:
        below += 1
    return Area(row, column, below - row, right - column)
