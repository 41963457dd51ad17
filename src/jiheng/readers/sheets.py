"""The used area of a sheet → rows of cells: what XLSX and XLS have in common."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jiheng.document import Cell, Row
from jiheng.readers.limits import CELLS
from jiheng.source import Source


class Area(NamedTuple):
    """A range of cells, all four counted from 0 and within the range."""

    top: int
    left: int
    bottom: int
    right: int


def read_rows(shown: Iterable[Sequence[str]], *, row: int, column: int, merged: Iterable[Area], name: str, number: int) -> Iterator[Row]:
    """The rows that are not blank of an area whose first cell stands at ``row`` and ``column`` (from 0) of table ``number``.

    Merged cells repeat the text and the source of their origin; raises ``ValueError`` where they take more than ``CELLS`` cells.
    """
    origins = _origins(merged)
    seen: dict[tuple[int, int], Cell] = {}
    for at_row, texts in enumerate(shown, start=row):
        cells = []
        for at_column, text in enumerate(texts, start=column):
            place = at_row, at_column
            origin = origins.get(place, place) if origins else place
            cell = seen.get(origin)
            if cell is None:
                cell = Cell(text, Source(name, number, origin[0] + 1, origin[1] + 1, 0, len(text)))
                if origin in origins:
                    seen[origin] = cell
            cells.append(cell)
        if any(cell.text and not cell.text.isspace() for cell in cells):
            yield tuple(cells)


def show_number(value: float) -> str:
    """A number as a sheet shows it without a number format of its own: 15 significant digits."""
    return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"


def _origins(merged: Iterable[Area]) -> dict[tuple[int, int], tuple[int, int]]:
    """For every cell of a merged range the cell that it repeats."""
    origins = {}
    covered = 0
    for top, left, bottom, right in merged:
        covered += (bottom - top + 1) * (right - left + 1)
        if covered > CELLS:
            raise ValueError("合并单元格范围过大")
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                origins[row, column] = (top, left)
    return origins
