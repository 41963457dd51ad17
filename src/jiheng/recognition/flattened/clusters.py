"""Rows of a table whose cells were wrapped: lines above and below belong to the row between them.

Cells of a printed table are centred. So in the lines of one row, read from the middle outwards, the same columns stand above and below:
a cell of two lines has one above and one below the row's middle line, a cell of three lines has one in it, too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, groupby, islice, pairwise
from typing import NamedTuple

from jiheng.recognition.flattened.atoms import Atom, Gap
from jiheng.recognition.flattened.columns import LEFT_BLANK, ROWS, TEXT_LEFT_BLANK, read_columns
from jiheng.recognition.flattened.grid import Field, text_of
from jiheng.recognition.flattened.suits import IMPOSSIBLE, doubt_about, doubt_about_joining, width_of

LINES_MOST = 2_000
"""More lines are no table of indicators."""

_TALLEST = ((9, 1_500), (3, 6_000), (1, IMPOSSIBLE))
"""How many lines a row may have, in tables of so many cells at most: the longer the table, the fewer ways are tried."""

_WAYS_MOST = 60
_ROW, _LINE, _BLANK, _UNEVEN = 10, 40, 70, 70
_WRAPPED = frozenset({"name", "target", "actual", "text", "unit"})
_TOLERANCE = 3
_TWO_ROWS = 150

Line = tuple[Atom, ...]


class Cluster(NamedTuple):
    """The lines ``first``–``last`` as one row with one cell for each column, and how doubtful that is."""

    cost: int
    first: int
    last: int
    cells: tuple[Field, ...]


def cluster_lines(lines: Sequence[Line], columns: Sequence[str], centres: Sequence[int] = ()) -> list[Cluster]:
    """The lines as rows, in order; empty where they cannot be rows at all. A blank line belongs to the row that it stands in.

    ``centres`` are twice the lines in whose middle a 二级指标 stands, in order: a row has one at most.
    """
    whole = [_whole_row(line, number, columns) if line else None for number, line in enumerate(lines)]
    if all(whole):
        return [row for row in whole if row]
    if len(lines) > LINES_MOST:
        return []
    cells = len(lines) * len(columns)
    tallest = next(height for height, most in _TALLEST if cells <= most)
    costs = [0] + [IMPOSSIBLE] * len(lines)
    best: list[Cluster | None] = [None] * (len(lines) + 1)
    for start in range(len(lines)):
        if costs[start] >= IMPOSSIBLE:
            continue
        if not lines[start] and costs[start] < costs[start + 1]:
            costs[start + 1], best[start + 1] = costs[start], Cluster(0, start, start, ())
        for end in range(start + 1, min(start + tallest, len(lines)) + 1):
            cluster = _cluster(lines, start, end, columns)
            doubt = _TWO_ROWS * max(0, bisect_right(centres, 2 * end - 2) - bisect_left(centres, 2 * start) - 1)
            if cluster and costs[start] + cluster.cost + doubt < costs[end]:
                costs[end], best[end] = costs[start] + cluster.cost + doubt, cluster
    return _traced(best)


def _whole_row(line: Line, number: int, columns: Sequence[str]) -> Cluster | None:
    """The line as a row with all its cells, None where one is lacking."""
    found = next(_one_line(line, columns), None)
    return Cluster(found[0], number, number, found[1]) if found and all(found[1]) else None


def _traced(best: Sequence[Cluster | None]) -> list[Cluster]:
    clusters = []
    at = len(best) - 1
    while cluster := best[at]:
        if cluster.cells:
            clusters.append(cluster)
        at = cluster.first
    return clusters[::-1] if at == 0 else []


def _cluster(lines: Sequence[Line], start: int, end: int, columns: Sequence[str]) -> Cluster | None:
    """The cheapest way to read lines as one row."""
    used = [line for line in lines[start:end] if line]
    if not used or not lines[start] or not lines[end - 1]:
        return None
    ways = _one_line(used[0], columns) if len(used) == 1 else _several_lines(used, columns)
    found = min(islice(ways, _WAYS_MOST), key=lambda way: way[0], default=None)
    if found is None or found[0] >= IMPOSSIBLE:
        return None
    return Cluster(found[0] + _ROW + _LINE * (end - start - 1), start, end - 1, found[1])


def _one_line(line: Line, columns: Sequence[str]) -> Iterator[tuple[int, tuple[Field, ...]]]:
    row = _read_line(line, tuple(columns))
    if row:
        yield _cost(row, columns), row


@lru_cache(maxsize=2_000)
def _read_line(line: Line, columns: tuple[str, ...]) -> tuple[Field, ...]:
    """One line as one row; empty where it is none. The same line is tried in many clusters."""
    rows = read_columns([(atom,) for atom in line], columns, ROWS)
    return tuple(rows[0]) if len(rows) == 1 else ()


def _several_lines(used: Sequence[Line], columns: Sequence[str]) -> Iterator[tuple[int, tuple[Field, ...]]]:
    """Every way in which the lines above and below the middle mirror each other, and one for cells that begin on the first line."""
    half = len(used) // 2
    middle = used[half] if len(used) % 2 else ()
    outer = [(used[index], used[-1 - index]) for index in range(half)]
    if all(len(above) == len(below) for above, below in outer):
        for ways in _choices([len(above) for above, _ in outer], columns):
            mirrored = [*(line for line, _ in outer), *(line for _, line in outer[::-1])]
            yield from _fill(mirrored, [*ways, *ways[::-1]], middle, columns, half)
    if len(used[0]) < max(map(len, used[1:])):
        return
    for ways in _choices([len(line) for line in used[1:]], columns):
        cost_and_cells = list(_fill(used[1:], ways, used[0], columns, 0))
        yield from ((cost + _UNEVEN, cells) for cost, cells in cost_and_cells)


def _choices(counts: Sequence[int], columns: Sequence[str]) -> Iterator[list[tuple[int, ...]]]:
    """Into which columns lines of so many pieces may go: into those that wrap, each line into no more than lines nearer the middle."""
    wrapping = [index for index, kind in enumerate(columns) if kind in _WRAPPED]
    if not counts or max(counts) > len(wrapping):
        return
    if len(set(counts)) == 1:
        yield from ([way] * len(counts) for way in combinations(wrapping, counts[0]))
        return
    widest = max(counts)
    for way in combinations(wrapping, widest):
        narrower = {count: list(combinations(way, count)) for count in set(counts)}
        yield from (list(choice) for choice in zip(*(narrower[count] for count in counts), strict=False))


def _fill(
    lines: Sequence[Line], ways: Sequence[tuple[int, ...]], middle: Line, columns: Sequence[str], above: int,
) -> Iterator[tuple[int, tuple[Field, ...]]]:
    """The cells when ``lines`` go into the columns that ``ways`` name; the first ``above`` of them stand above the ``middle``."""
    taken = sorted({column for way in ways for column in way})
    for centre in _centres(middle, taken, columns):
        cells: list[Field] = [()] * len(columns)
        for line, way in zip(lines[:above], ways[:above], strict=True):
            _put(cells, line, way)
        for column, field in centre.items():
            cells[column] += field
        for line, way in zip(lines[above:], ways[above:], strict=True):
            _put(cells, line, way)
        yield _cost(cells, columns) + _unevenness(cells), tuple(cells)


def _centres(middle: Line, taken: Sequence[int], columns: Sequence[str]) -> Iterator[dict[int, Field]]:
    """How the pieces of the middle line fall into columns: beside the wrapped cells, or through some of them."""
    if not middle:
        yield {}
        return
    free = [index for index in range(len(columns)) if index not in taken]
    for size in range(len(taken) + 1):
        for through in combinations(taken, size):
            chosen = sorted((*free, *through))
            row = _read_line(middle, tuple(["text" if index in through else columns[index] for index in chosen]))
            if row and all(row[chosen.index(index)] for index in through):
                yield dict(zip(chosen, row, strict=True))


def _put(cells: list[Field], line: Line, way: tuple[int, ...]) -> None:
    for atom, column in zip(line, way, strict=True):
        cells[column] += (atom,)


def _cost(cells: Sequence[Field], columns: Sequence[str]) -> int:
    """How badly the cells suit their columns; a blank inside a cell is a doubt."""
    suits = [
        doubt_about(kind, text_of(cell)) if cell else LEFT_BLANK.get(kind, TEXT_LEFT_BLANK)
        for kind, cell in zip(columns, cells, strict=True)
    ]
    return sum(suits) + _BLANK * sum(_has_blank(cell) for cell in cells)


def _has_blank(cell: Field) -> int:
    """How many blanks stand inside a cell."""
    return sum(atom.gap == Gap.BLANK and atom.line == before.line for before, atom in pairwise(cell))


def _unevenness(cells: Sequence[Field]) -> int:
    """Wrapped lines fill their column: one that is narrower than another, the last one apart, is a doubt, and so is a wide last one."""
    doubt = 0
    for cell in cells:
        lines = [text_of(tuple(group)) for _, group in groupby(cell, key=lambda atom: atom.line)]
        if len(lines) > 1:
            widths = [width_of(line) for line in lines]
            widest = max(widths[:-1])
            doubt += _UNEVEN * (sum(width < widest - _TOLERANCE for width in widths[:-1]) + (widths[-1] > widest + 1))
            doubt += sum(doubt_about_joining(before, after) for before, after in pairwise(lines))
    return doubt
