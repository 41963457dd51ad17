"""Which piece belongs into which column: the cheapest way to read a stream of pieces as rows of a table.

Every piece goes into the column that it continues, into the next one, or begins a row. What a text says makes columns cheap or dear
(``suits``), what stands before it makes borders cheap or dear. The cheapest reading is found in time linear in the number of pieces.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median_low
from typing import NamedTuple

from jiheng.recognition.flattened.atoms import Atom, Gap
from jiheng.recognition.flattened.grid import Field, text_of
from jiheng.recognition.flattened.suits import IMPOSSIBLE, doubt_about, doubt_about_joining, is_spaced, width_of

PIECES_MOST = 4_000
"""A longer stream is no table of indicators."""

LEFT_BLANK = {"name": IMPOSSIBLE, "target": 250, "actual": 220, "sign": 100, "unit": 80, "points": 150, "score": 150, "amount": 300,
               "rate": 100, "category": 5, "dimension": 0}
TEXT_LEFT_BLANK = 0
_JOINED_MOST = {"dimension": 6, "category": 6, "name": 8, "target": 6, "actual": 6, "text": 12}
_ROW = 30
_LONGER = 60
_SPACED, _APART, _BLANK = 5, 10, 50
_SERIOUS = 150
_UNEVEN, _EARLY, _FULL, _TOLERANCE = 60, 40, 30, 3


class Borders(NamedTuple):
    """What it costs, by the gap before a piece (none, blank, line, cell), to join it, to begin a cell with it, to begin a row."""

    join: tuple[int, int, int, int]
    cell: tuple[int, int, int, int]
    row: tuple[int, int, int, int]
    shared: int = 0
    """What it costs that a cell of several lines shares one of them with another cell."""


STACKED = Borders((0, 10, 70, IMPOSSIBLE), (200, 60, 0, 0), (300, 200, 0, 0))
"""One cell a line: a wrapped cell is not marked."""
ROWS = Borders((0, 50, 250, IMPOSSIBLE), (200, 0, 200, 0), (300, 300, 0, 0))
"""One row a line: blanks part cells, and stand inside them."""
CONTENT = Borders((0, 50, 40, IMPOSSIBLE), (200, 0, 0, 0), (300, 300, 0, 0), 300)
"""Cells in their order, those of one line side by side; a wrapped one has its lines for itself, in place."""
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
    rows = _search(pieces, columns, borders, {})
    widths = _wrapping_widths(rows) if borders.shared else {}
    return _search(pieces, columns, borders, widths) if widths else rows


def _search(pieces: Sequence[Field], columns: Sequence[str], borders: Borders, widths: Mapping[int, int]) -> list[list[Field]]:
    search = _Search(pieces, columns, borders, widths)
    for at in range(len(pieces) + 1):
        search.step_from(at)
    return search.trace()


def _wrapping_widths(rows: Sequence[Sequence[Field]]) -> dict[int, int]:
    """How wide the lines are after which cells were wrapped, by column, where there are two such lines at least."""
    found: dict[int, list[int]] = {}
    for row in rows:
        for column, cell in enumerate(row):
            found.setdefault(column, []).extend(_line_widths(cell)[:-1])
    return {column: median_low(widths) for column, widths in found.items() if len(widths) > 1}


def _whole_lines(texts: Sequence[str], gaps: Sequence[Gap]) -> Iterator[int]:
    """For each piece how wide its line is, up to the border of a cell."""
    begins = [index for index, gap in enumerate(gaps) if index == 0 or gap >= Gap.LINE]
    for begin, end in pairwise([*begins, len(texts)]):
        yield from [sum(map(width_of, texts[begin:end]))] * (end - begin)


def _line_widths(cell: Sequence[Atom]) -> list[int]:
    return [sum(width_of(atom.text) for atom in line) for _, line in groupby(cell, key=lambda atom: atom.line)]


class _Search:
    """The cheapest cost of every state: so many pieces taken, so many columns of the row filled."""

    def __init__(self, pieces: Sequence[Field], columns: Sequence[str], borders: Borders, widths: Mapping[int, int]) -> None:
        self._widths = widths
        self._pieces, self._columns, self._borders = pieces, columns, borders
        self._texts = [text_of(piece) for piece in pieces]
        self._gaps = [piece[0].gap for piece in pieces]
        self._lines = list(_whole_lines(self._texts, self._gaps))
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
                cost += self._borders.cell[self._gaps[at]] + (_APART if self._is_spaced(at) else 0)
            if cost >= IMPOSSIBLE:
                break
            shared = (self._borders.shared if self._is_shared(at, last) else 0) + self._unevenness(at, last, column)
            self._reach(last + 1, column + 1, cost + shared + doubt_about(kind, text), (at, column, last + 1 - at))

    def _is_shared(self, first: int, last: int) -> bool:
        """Whether a cell of several lines stands beside another cell in the first or in the last of them."""
        if Gap.LINE not in self._gaps[first + 1:last + 1]:
            return False
        return self._gaps[first] == Gap.BLANK or (last + 1 < len(self._gaps) and self._gaps[last + 1] == Gap.BLANK)

    def _is_spaced(self, at: int) -> bool:
        return self._gaps[at] == Gap.BLANK and is_spaced(self._texts[at - 1], self._texts[at])

    def _unevenness(self, first: int, last: int, column: int) -> int:
        """A line wider than those that were wrapped in this column is a doubt, and so is one that was wrapped before it was as wide."""
        width = self._widths.get(column)
        if width is None:
            return 0
        lines = _line_widths([atom for piece in self._pieces[first:last + 1] for atom in piece])
        full = sum(abs(line - width) <= _TOLERANCE for line in lines[:-1])
        return _UNEVEN * sum(line > width + _TOLERANCE for line in lines) + _EARLY * (len(lines) - 1 - full) - _FULL * full

    def _join_cost(self, at: int) -> int:
        """A wrapped line fills its column: what follows it is rarely longer."""
        gap = self._gaps[at]
        if self._is_spaced(at):
            return min(_SPACED, self._borders.join[gap])
        longer = gap == Gap.LINE and self._lines[at] > self._lines[at - 1] + 1
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


def doubt_about_rows(rows: Sequence[Sequence[Field]], columns: Sequence[str]) -> int:
    """How badly rows suit their columns, 一级 and 二级指标 apart; ``IMPOSSIBLE`` where there are none."""
    if not rows:
        return IMPOSSIBLE
    cells = [(kind, cell) for row in rows for kind, cell in zip(columns, row, strict=True) if kind not in ("dimension", "category")]
    return sum(doubt_about_cell(kind, cell) for kind, cell in cells)


def count_shared(rows: Sequence[Sequence[Field]]) -> int:
    """How many cells of several lines do not have them for themselves."""
    lines = Counter(line for row in rows for cell in row for line in {atom.line for atom in cell})
    wrapped = [cell for row in rows for cell in row if cell and cell[0].line != cell[-1].line]
    return sum(any(lines[atom.line] > 1 for atom in cell) for cell in wrapped)


def is_sure(rows: Sequence[Sequence[Field]], columns: Sequence[str]) -> bool:
    """Whether every cell suits its column, those of several lines have them for themselves, and the first row has its 二级指标."""
    if not rows or count_shared(rows) or ("category" in columns and not rows[0][columns.index("category")]):
        return False
    doubts = [doubt_about_cell(kind, cell) for row in rows for kind, cell in zip(columns, row, strict=True)]
    return not has_blanks(rows) and max(doubts) < _SERIOUS


def doubt_about_cell(kind: str, cell: Field) -> int:
    """How badly a cell suits its column, and how doubtful the blanks inside it are."""
    if not cell:
        return LEFT_BLANK.get(kind, TEXT_LEFT_BLANK)
    return doubt_about(kind, text_of(cell)) + sum(_SPACED if is_light else _BLANK for is_light in _blanks(cell))


def has_blanks(rows: Sequence[Sequence[Field]]) -> bool:
    """Whether a blank stands inside a cell that is not the space beside a figure."""
    return not all(all(_blanks(cell)) for row in rows for cell in row)


def _blanks(cell: Field) -> list[bool]:
    """The blanks inside a cell: whether each is only the space beside a figure."""
    return [is_spaced(before.text, after.text) for before, after in pairwise(cell) if after.gap == Gap.BLANK and after.line == before.line]
