"""The used area of a sheet → rows of cells, and what is said of it: what all readers of workbooks have in common."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import count, repeat
from typing import NamedTuple, cast

from jiheng.document import Cell, Notice, Row, Table
from jiheng.readers.cell_formats.formats import show_general
from jiheng.readers.cell_formats.numbers import Shown
from jiheng.readers.limits import CELLS
from jiheng.source import Source

_RANGES_MOST = 5
_NEW_SOURCE = cast(Callable[[tuple[object, ...]], Source], partial(tuple.__new__, Source))
_NEW_CELL = cast(Callable[[tuple[object, ...]], Cell], partial(tuple.__new__, Cell))


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
    for at_row, texts in enumerate(shown, start=row + 1):
        covered = origins.get(at_row - 1)
        if not covered and not any(texts):
            continue
        cells = _make_cells(texts, name=name, number=number, row=at_row, column=column + 1)
        for at, origin in covered.items() if covered else ():
            if 0 <= at - column < len(cells):
                if origin not in seen:
                    own = cells[at - column]
                    seen[origin] = own._replace(source=own.source._replace(row=origin[0] + 1, column=origin[1] + 1))
                cells[at - column] = seen[origin]
        if not "".join([cell.text for cell in cells]).isspace() and any(cell.text for cell in cells):
            yield tuple(cells)


def _make_cells(texts: Sequence[str], *, name: str, number: int, row: int, column: int) -> list[Cell]:
    """The cells of a row, without a call of Python for each: a sheet has very many."""
    nothing = repeat(None)
    places = zip(repeat(name), repeat(number), repeat(row), count(column), repeat(0), map(len, texts), nothing, nothing, strict=False)
    sources = map(_NEW_SOURCE, places)
    return list(map(_NEW_CELL, zip(texts, sources, strict=True)))


def list_hidden(table: Table, *, rows: Collection[int], columns: Collection[int], is_hidden: bool) -> Iterator[Notice]:
    """One caution for a hidden sheet, for its hidden rows and for its hidden columns (from 1), as far as anything stands there."""
    source = table.rows[0][0].source.part(0, 0)
    if is_hidden:
        yield Notice(f"工作表“{table.caption}”是隐藏的，也读了", source._replace(row=1, column=1), "caution")
    if rows:
        filled = [row[0].source.row or 0 for row in table.rows]
        if read := [number for number in filled if number in rows]:
            yield Notice(f"工作表“{table.caption}”第 {_ranges(read)} 行是隐藏的，也读了", source._replace(row=read[0], column=1), "caution")
    if columns:
        spots = sorted({cell.source.column or 0 for row in table.rows for cell in row if cell.text and cell.source.column in columns})
        if spots:
            yield Notice(f"工作表“{table.caption}”第 {_ranges(spots)} 列是隐藏的，也读了", source._replace(row=1, column=spots[0]), "caution")


class Rounded:
    """The numbers of a sheet of which it shows less than it holds: counted, the first remembered."""

    def __init__(self) -> None:
        self._number = 0
        self._place = 1, 1
        self._first = ""

    def keep(self, shown: Shown, value: float, place: tuple[int, int]) -> str:
        """The text of what is shown for the ``value`` at a row and column (from 1)."""
        if shown.is_rounded:
            if not self._number:
                self._place, self._first = place, f"显示“{shown.text}”" if shown.text else "不显示"
                self._first += f"，存的是 {show_general(value)}"
            self._number += 1
        return shown.text

    def notices(self, table: Table) -> Iterator[Notice]:
        """One caution, where there were any."""
        if self._number:
            source = Source(table.rows[0][0].source.name, table.number, *self._place, 0, 0)
            yield Notice(f"工作表“{table.caption}”有 {self._number} 个数显示的比存的少，按显示的读（第一个{self._first}）", source, "caution")


def _ranges(numbers: Sequence[int]) -> str:
    """3, 4, 5, 9 → ``3–5、9``; many are cut short."""
    ranges: list[list[int]] = []
    for number in sorted(set(numbers)):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    told = "、".join(str(first) if first == last else f"{first}–{last}" for first, last in ranges[:_RANGES_MOST])
    return told + ("……" if len(ranges) > _RANGES_MOST else "")


def _origins(merged: Iterable[Area]) -> dict[int, dict[int, tuple[int, int]]]:
    """For every cell of a merged range, by row and column, the cell that it repeats."""
    origins: dict[int, dict[int, tuple[int, int]]] = {}
    covered = 0
    for top, left, bottom, right in merged:
        covered += (bottom - top + 1) * (right - left + 1)
        if covered > CELLS:
            raise ValueError("合并单元格范围过大")
        for row in range(top, bottom + 1):
            origins.setdefault(row, {}).update(dict.fromkeys(range(left, right + 1), (top, left)))
    return origins
