"""The used area of a sheet → rows of cells, and what is said of it: what all readers of workbooks have in common."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from jiheng.document import Cell, Notice, Row, Table
from jiheng.readers.cell_formats.formats import show_general
from jiheng.readers.cell_formats.numbers import Shown
from jiheng.readers.limits import CELLS
from jiheng.source import Source

_RANGES_MOST = 5
_START = attrgetter("start")


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
    begins = _by_tops(merged, first=row)
    spread: list[_Spread] = []
    for at_row, texts in enumerate(shown, start=row + 1):
        place = name, number, at_row, column + 1
        if spread and min(spread)[0] < at_row:
            spread = [one for one in spread if one.last >= at_row]
        if at_row in begins:
            spread += _begin(begins[at_row], texts, place)
            spread.sort(key=_START)
        cells = _lay_cells(texts, spread, place) if spread else _make_cells(texts, place)
        if any(cell[0] and not cell[0].isspace() for cell in cells):
            yield tuple(cells)


_Place = tuple[str, int, int, int]
"""Where the first cell of a row stands: the name of the file, the number of the table, row and column (from 1)."""


class _Spread(NamedTuple):
    """A merged range on the rows that it covers: its last row (from 1), its part of the cells of a row (from 0), and what stands there."""

    last: int
    start: int
    end: int
    origin: Cell


def _begin(areas: Iterable[Area], texts: Sequence[str], first: _Place) -> Iterator[_Spread]:
    """The ranges that begin in a row, as far as they lie in its cells."""
    make = tuple.__new__
    name, table, _, column = first
    for top, left, bottom, right in areas:
        start = left + 1 - column if left >= column else 0
        if start < len(texts):
            text = texts[start]
            source = make(Source, (name, table, top + 1, left + 1, 0, len(text), None, None))
            yield make(_Spread, (bottom + 1, start, right + 2 - column, make(Cell, (text, source))))


def _lay_cells(texts: Sequence[str], spread: Iterable[_Spread], first: _Place) -> list[Cell]:
    """The cells of a row on which merged ranges lie, whose origins stand in their places."""
    cells: list[Cell] = []
    at = 0
    for _, start, end, origin in spread:
        if start > at:
            cells += _make_cells(texts, first, at, start)
            at = start
        if end > at:
            cells += (origin,) * (end - at)
            at = end
    return cells + _make_cells(texts, first, at) if at < len(texts) else cells[:len(texts)]


def _make_cells(texts: Sequence[str], first: _Place, start: int = 0, end: int | None = None) -> list[Cell]:
    """The cells of a part of a row; a sheet has very many, so their tuples are made without a call of Python for each."""
    make = tuple.__new__
    name, table, row, column = first
    return [
        make(Cell, (text, make(Source, (name, table, row, at, 0, len(text), None, None))))
        for at, text in enumerate(texts[start:end], start=column + start)
    ]


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


def _by_tops(merged: Iterable[Area], *, first: int) -> dict[int, list[Area]]:
    """The merged ranges by the row (from 1) in which they begin; those from above the ``first`` row (from 0) begin there."""
    begins: dict[int, list[Area]] = {}
    covered = 0
    for area in merged:
        top, left, bottom, right = area
        covered += (bottom - top + 1) * (right - left + 1)
        if covered > CELLS:
            raise ValueError("合并单元格范围过大")
        begins.setdefault(max(top, first) + 1, []).append(area)
    return begins
