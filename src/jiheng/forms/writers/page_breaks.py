"""Where the pages of a workbook should end, so that no merged cell loses a part of its text: printed, such a cell shows once."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from jiheng.forms.writers.grid import Grid
from jiheng.forms.writers.measure import POINTS_A_MM, text_height

_SAFE = 0.98
"""The share of a page that is surely used: programs round the heights of rows."""


_WHOLE = 1 / 3
"""The share of a page up to which a merged cell is kept whole; of a higher one only the text is."""


class _Whole(NamedTuple):
    """What no page should cut: where it begins and ends, in points from the top of the sheet."""

    top: float
    bottom: float


def list_breaks(grid: Grid, heights: Sequence[float], starts: Sequence[int]) -> list[int]:
    """The rows of the workbook before which a page must end by force.

    ``heights`` are those of its rows in points, ``starts`` the first of them for every row of the grid. A page that ends well by
    itself needs no break, and one that a single text fills has none either.
    """
    edges = list(accumulate(heights, initial=0.0))
    room = (grid.page[1] - grid.margins[0] - grid.margins[2]) * POINTS_A_MM * _SAFE
    if edges[-1] <= room:
        return []
    below, high = _repeated(grid, edges, starts)
    wholes = list(_list_wholes(grid, edges, starts, at_most=room * _WHOLE))
    if below < len(edges) - 1:
        wholes.append(_Whole(edges[below] - high, edges[below + 1]))
    return list(_end_pages(edges, wholes, room, (below, high)))


def _list_wholes(grid: Grid, edges: Sequence[float], starts: Sequence[int], *, at_most: float) -> Iterator[_Whole]:
    """The cells over several rows that are no higher than ``at_most``, and the texts of all others.

    A text stands at the top of a row that was divided, else in the middle of its cell.
    """
    for cells in grid.rows:
        for cell in cells:
            first, end = starts[cell.row], starts[cell.row + cell.rows]
            if end - first < 2 or not (cell.text or cell.picture):
                continue
            top, bottom = edges[first], edges[end]
            height = bottom - top if bottom - top <= at_most else min(text_height(grid, cell), bottom - top)
            above = 0.0 if cell.rows == 1 else (bottom - top - height) / 2
            yield _Whole(top + above, top + above + height)


def _repeated(grid: Grid, edges: Sequence[float], starts: Sequence[int]) -> tuple[int, float]:
    """Behind which row pages repeat the heads, and how high these are."""
    if grid.sheet.repeated is None:
        return len(edges), 0.0
    first, last = grid.sheet.repeated
    return starts[last + 1], edges[starts[last + 1]] - edges[starts[first]]


def _end_pages(edges: Sequence[float], wholes: Sequence[_Whole], room: float, repeated: tuple[int, float]) -> Iterator[int]:
    first, last = 0, len(edges) - 1
    while True:
        used = repeated[1] if first >= repeated[0] else 0.0
        natural = bisect_right(edges, edges[first] + room - used) - 1
        if natural >= last:
            return
        natural = max(natural, first + 1)
        whole = next((row for row in range(natural, first, -1) if not _is_cut(edges[row], wholes)), natural)
        if whole < natural:
            yield whole
        first = whole


def _is_cut(edge: float, wholes: Sequence[_Whole]) -> bool:
    return any(whole.top < edge < whole.bottom for whole in wholes)
