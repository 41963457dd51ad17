"""The used area of a sheet → rows of cells, and what is said of it: what all readers of workbooks have in common."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from jiheng.document import Cell, Notice, Row, Table
from jiheng.readers.cell_formats.formats import show_general
from jiheng.readers.cell_formats.numbers import Shown
from jiheng.readers.limits import CELLS
from jiheng.source import Source

_RANGES_MOST = 5


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
    areas = _by_rows(merged)
    seen: dict[Area, Cell] = {}
    for at_row, texts in enumerate(shown, start=row + 1):
        covered = areas.get(at_row - 1)
        if not covered:
            if not _is_blank(texts):
                yield tuple(_make_cells(texts, name=name, number=number, row=at_row, column=column + 1))
            continue
        cells = _make_cells(texts, name=name, number=number, row=at_row, column=column + 1)
        _repeat_origins(cells, covered, seen, column=column)
        if not _is_blank([cell.text for cell in cells]):
            yield tuple(cells)


def _is_blank(texts: Iterable[str]) -> bool:
    text = "".join(texts)
    return not text or text.isspace()


def _repeat_origins(cells: list[Cell], covered: Iterable[Area], seen: dict[Area, Cell], *, column: int) -> None:
    """Put the origins of the ranges that cover a row in their places; the first of its ``cells`` stands at ``column`` (from 0)."""
    made = cells.copy()
    for area in covered:
        first, end = max(area.left - column, 0), min(area.right + 1 - column, len(cells))
        if first >= end:
            continue
        origin = seen.get(area)
        if origin is None:
            origin, source = made[first], made[first].source
            if (source.row, source.column) != (area.top + 1, area.left + 1):
                origin = origin._replace(source=source._replace(row=area.top + 1, column=area.left + 1))
            seen[area] = origin
        cells[first:end] = [origin] * (end - first)


def _make_cells(texts: Sequence[str], *, name: str, number: int, row: int, column: int) -> list[Cell]:
    """The cells of a row; a sheet has very many, so their tuples are made without a call of Python for each."""
    make = tuple.__new__
    return [
        make(Cell, (text, make(Source, (name, number, row, at, 0, len(text), None, None)))) for at, text in enumerate(texts, start=column)
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


def _by_rows(merged: Iterable[Area]) -> dict[int, list[Area]]:
    """The merged ranges that cover any cell of a row, by that row."""
    areas: dict[int, list[Area]] = {}
    covered = 0
    for area in merged:
        covered += (area.bottom - area.top + 1) * (area.right - area.left + 1)
        if covered > CELLS:
            raise ValueError("合并单元格范围过大")
        for row in range(area.top, area.bottom + 1):
            areas.setdefault(row, []).append(area)
    return areas
