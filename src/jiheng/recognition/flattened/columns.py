"""Which piece belongs into which column: the cheapest way to read a stream of pieces as rows of a table.

Every piece goes into the column that it continues, into the next one, or begins a row. What a text says makes columns cheap or dear
(``suits``), what stands before it makes borders cheap or dear. The cheapest reading is found in time linear in the number of pieces.
"""

from collections.abc import Sequence
from typing import NamedTuple

from jiheng.recognition.flattened.atoms import Gap
from jiheng.recognition.flattened.grid import Field, text_of
from jiheng.recognition.flattened.suits import IMPOSSIBLE, doubt_about, doubt_about_joining

PIECES_MOST = 4_000
"""A longer stream is no table of indicators."""

LEFT_BLANK = {"name": IMPOSSIBLE, "target": 250, "actual": 220, "sign": 100, "unit": 80, "points": 150, "score": 150, "amount": 300,
               "rate": 100, "category": 5, "dimension": 0}
TEXT_LEFT_BLANK = 30
_JOINED_MOST = {"dimension": 3, "category": 4, "name": 8, "target": 6, "actual": 6, "text": 12}
_ROW = 30
_LONGER = 60


class Borders(NamedTuple):
    """What it costs, by the gap before a piece (none, blank, line, cell), to join it, to begin a cell with it, to begin a row."""

    join: tuple[int, int, int, int]
    cell: tuple[int, int, int, int]
    row: tuple[int, int, int, int]


STACKED = Borders((0, 10, 70, IMPOSSIBLE), (200, 60, 0, 0), (300, 200, 0, 0))
"""One cell a line: a wrapped cell is not marked."""
ROWS = Borders((0, 50, 250, IMPOSSIBLE), (200, 0, 200, 0), (300, 300, 0, 0))
"""One row a line: blanks part cells, and stand inside them."""
ONE_LINE = Borders((0, 50, 250, IMPOSSIBLE), (200, 0, 0, 0), (300, 20, 0, 0))
"""The whole form in one line: blanks part cells and rows, and stand inside cells."""
CELLS = Borders((0, 0, 0, IMPOSSIBLE), (900, 300, 300, 0), (900, 900, 300, 0))
"""Borders of cells are drawn."""

_Step = tuple[int, int, int]
"""Where a step comes from: the piece, the column, and how many pieces the column took (-1: a row ends)."""


def read_columns(pieces: Sequence[Field], columns: Sequence[str], borders: Borders) -> list[list[Field]]:
    """``pieces`` as rows with one cell for each of ``columns`` (kinds of ``suits``); empty where they cannot be rows at all."""
    if not pieces or len(pieces) > PIECES_MOST:
        return []
    search = _Search(pieces, columns, borders)
    for at in range(len(pieces) + 1):
        search.step_from(at)
    return search.trace()


class _Search:
    """The cheapest cost of every state: so many pieces taken, so many columns of the row filled."""

    def __init__(self, pieces: Sequence[Field], columns: Sequence[str], borders: Borders) -> None:
        self._pieces, self._columns, self._borders = pieces, columns, borders
        self._texts = [text_of(piece) for piece in pieces]
        self._gaps = [piece[0].gap for piece in pieces]
        self._costs = [[IMPOSSIBLE] * (len(columns) + 1) for _ in range(len(pieces) + 1)]
        self._steps: list[list[_Step | None]] = [[None] * (len(columns) + 1) for _ in range(len(pieces) + 1)]
        self._costs[0][0] = 0

    def step_from(self, at: int) -> None:
        """All steps that leave with ``at`` pieces taken: rows end first, so that those that begin here are known."""
        width = len(self._columns)
        for column in range(1, width):
            self._leave_blank(at, column)
        if 0 < at < len(self._pieces):
            self._reach(at, 0, self._costs[at][width] + _ROW + self._borders.row[self._gaps[at]], (at, width, -1))
        for column in range(width):
            if self._costs[at][column] < IMPOSSIBLE:
                self._leave_blank(at, column)
                self._take(at, column)

    def _leave_blank(self, at: int, column: int) -> None:
        """A row that has taken nothing never ends: its name cannot be blank."""
        cost = LEFT_BLANK.get(self._columns[column], TEXT_LEFT_BLANK)
        self._reach(at, column + 1, self._costs[at][column] + cost, (at, column, 0))

    def _take(self, at: int, column: int) -> None:
        kind, text = self._columns[column], ""
        cost = self._costs[at][column]
        for last in range(at, min(at + _JOINED_MOST.get(kind, 2), len(self._pieces))):
            text += self._texts[last]
            if last > at:
                cost += self._join_cost(last)
            elif column:
                cost += self._borders.cell[self._gaps[at]]
            if cost >= IMPOSSIBLE:
                break
            self._reach(last + 1, column + 1, cost + doubt_about(kind, text), (at, column, last + 1 - at))

    def _join_cost(self, at: int) -> int:
        """A wrapped line fills its column: what follows it is rarely longer."""
        gap = self._gaps[at]
        longer = gap == Gap.LINE and len(self._texts[at]) > len(self._texts[at - 1])
        joined = doubt_about_joining(self._texts[at - 1], self._texts[at]) if gap == Gap.LINE else 0
        return self._borders.join[gap] + joined + (_LONGER if longer else 0)

    def _reach(self, at: int, column: int, cost: int, step: _Step) -> None:
        if cost < self._costs[at][column]:
            self._costs[at][column] = cost
            self._steps[at][column] = step

    def trace(self) -> list[list[Field]]:
        """The rows of the cheapest way to the end; empty where there is none."""
        width = len(self._columns)
        rows: list[list[Field]] = []
        at, column = len(self._pieces), width
        while step := self._steps[at][column]:
            source, before, taken = step
            if column == width:
                rows.append([()] * width)
            if taken > 0:
                rows[-1][column - 1] = tuple(atom for piece in self._pieces[source:source + taken] for atom in piece)
            at, column = source, before
        return rows[::-1]
