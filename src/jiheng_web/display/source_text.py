"""The printed text of a document, cut where something on the page points at it; not a character is lost or moved."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import jiheng

PlacedRow = tuple[jiheng.Table, tuple[jiheng.Cell, ...]]
"""A row with the table that it stands in."""

_WEIGHT = {"must": 0, "should": 1, "hint": 2}


@dataclass(frozen=True, slots=True)
class Pointer:
    """Something shown under ``key`` that points at a stretch of the source; with a ``severity`` it is a finding and marks the stretch."""

    key: str
    source: jiheng.Source
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters with the same findings: their keys parted by blanks and the weightiest severity, both empty for none."""

    text: str
    keys: str = ""
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces that belong to the same things: ``keys`` parted by blanks, ``key`` the one that a click leads to; both empty for bare text.

    Where only a finding points, it is what the stretch belongs to. ``anchor`` is True for the first stretch of ``key``, which carries
    its address.
    """

    key: str
    keys: str
    anchor: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of one table with its cells; blank cells and repetitions of merged cells are left out."""

    table: int
    number: int | None
    caption: str
    cells: tuple[tuple[Stretch, ...], ...]


def all_rows(document: jiheng.Document) -> Iterator[PlacedRow]:
    """Every row of a document, in reading order."""
    return ((table, row) for table in document.tables for row in table.rows)


def rows_around(document: jiheng.Document, sources: Iterable[jiheng.Source]) -> list[PlacedRow]:
    """The rows from the first to the last one that ``sources`` point at, in each table for itself."""
    touched: dict[int | None, list[int]] = {}
    for source in sources:
        touched.setdefault(source.table, []).append(source.row or 0)
    return [(table, row) for table, row in all_rows(document) if table.number in touched and _lies_among(row, touched[table.number])]


def cut_source(rows: Iterable[PlacedRow], pointers: Iterable[Pointer]) -> list[SourceRow]:
    """The text of ``rows``, cut into stretches; where things overlap, a click leads to the narrowest, of equal ones to the first."""
    by_cell: dict[tuple[object, ...], list[Pointer]] = {}
    for pointer in pointers:
        by_cell.setdefault(_place(pointer.source), []).append(pointer)
    seen: set[tuple[object, ...]] = set()
    anchored = {""}
    cut = []
    for table, row in rows:
        cells = []
        for cell in row:
            place = _place(cell.source)
            if cell.text.strip() and place not in seen:
                cells.append(tuple(_stretches(cell.text, by_cell.get(place, ()), anchored)))
            seen.add(place)
        if cells:
            cut.append(SourceRow(table.number, row[0].source.row, table.caption, tuple(cells)))
    return cut


def _stretches(text: str, pointers: Sequence[Pointer], anchored: set[str]) -> Iterator[Stretch]:
    cuts = {0, len(text), *(at for pointer in pointers for at in (pointer.source.start, pointer.source.end) if 0 < at < len(text))}
    for keys, group in groupby(_parts(text, sorted(cuts), pointers), key=lambda part: _owners(part[0])):
        key = keys.partition(" ")[0]
        yield Stretch(key, keys, key not in anchored, tuple(_piece(covering, part) for covering, part in group))
        anchored.add(key)


def _parts(text: str, cuts: Sequence[int], pointers: Sequence[Pointer]) -> Iterator[tuple[list[Pointer], str]]:
    """The text from cut to cut, each part with what covers it, the narrowest first; one pass, however much points at the cell."""
    waiting = deque(sorted(pointers, key=lambda pointer: pointer.source.start))
    covering: list[Pointer] = []
    for start, end in pairwise(cuts):
        while waiting and waiting[0].source.start <= start:
            covering.append(waiting.popleft())
        covering = [pointer for pointer in covering if pointer.source.end >= end]
        yield sorted(covering, key=lambda pointer: pointer.source.end - pointer.source.start), text[start:end]


def _owners(covering: Sequence[Pointer]) -> str:
    shown = [pointer for pointer in covering if not pointer.severity]
    return _joined(shown or covering)


def _piece(covering: Iterable[Pointer], text: str) -> Piece:
    found = [pointer for pointer in covering if pointer.severity]
    severity = min((pointer.severity for pointer in found), key=_WEIGHT.__getitem__, default="")
    return Piece(text, _joined(found), severity)


def _joined(pointers: Iterable[Pointer]) -> str:
    return " ".join(dict.fromkeys(pointer.key for pointer in pointers))


def _place(source: jiheng.Source) -> tuple[object, ...]:
    return source.table, source.row, source.column


def _lies_among(row: Iterable[jiheng.Cell], numbers: Sequence[int]) -> bool:
    return any(min(numbers) <= (cell.source.row or 0) <= max(numbers) for cell in row)
