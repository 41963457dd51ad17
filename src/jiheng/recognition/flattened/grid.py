"""The grid that a flattened form was: cells put together from pieces, laid out as a document of their own.

Forms are recognised on that document as on any other. Afterwards every source in the filing is taken back to the pieces that it was
printed in: a value whose cell was wrapped over three lines has three.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from operator import is_
from typing import Any

from jiheng.document import Cell, Document, Notice, Row, Table
from jiheng.recognition.flattened.atoms import Atom
from jiheng.source import Source

_APART = 1_000_000
"""Columns of the laid out cells are counted from here, so that no place in the document itself is mistaken for one."""

Field = tuple[Atom, ...]
"""The pieces of one cell of the form, in reading order."""


def text_of(field: Field) -> str:
    """The text of a cell: a line break where its pieces stood on different lines, a blank where a blank stood."""
    return "".join(text for text, _ in _pieces(field))


def _pieces(field: Field) -> Iterator[tuple[str, Source | None]]:
    """The stretches of a cell's text with their sources, None for the line break between two; words of one line are one stretch."""
    for index, (text, source) in enumerate(_stretches(field)):
        if index:
            yield "\n", None
        yield text, source


def _stretches(field: Field) -> list[tuple[str, Source]]:
    found: list[tuple[str, Source]] = []
    above: Atom | None = None
    for atom in field:
        if above is not None and atom.line == above.line and atom.source[:4] == above.source[:4] and atom.source.start >= above.source.end:
            text, source = found[-1]
            found[-1] = f"{text}{' ' * (atom.source.start - source.end)}{atom.text}", source.part(source.start, atom.source.end)
        else:
            found.append((atom.text, atom.source))
        above = atom
    return found


class Grid:
    """A form laid out row by row."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._last = Source(document.name, 1, 1, 1, 0, 0)
        self._tables: list[Table] = []
        self._rows: list[Row] = []
        self._places: dict[int, tuple[tuple[int, Source], ...]] = {}
        self._cells: dict[Field, Cell] = {}

    def add_row(self, cells: Iterable[Field]) -> None:
        """One row of cells from left to right; one without pieces is blank."""
        row = tuple([self._known_cell(field) for field in cells])
        if row:
            self._rows.append(row)

    def add_words(self, words: Iterable[str], place: Source) -> None:
        """A row of heads that the document does not print, so that the rows below it are read by them; nothing is read *from* it."""
        row = []
        for word in words:
            column = _APART + len(self._places)
            self._places[column] = ((0, place.part(place.start, place.start)),)
            row.append(Cell(word, Source(place.name, place.table, place.row, column, 0, len(word), place.page)))
        self._rows.append(tuple(row))

    def end_table(self) -> None:
        """What follows is a table of its own."""
        if self._rows:
            self._tables.append(Table(len(self._tables) + 1, tuple(self._rows)))
            self._rows = []

    def finish(self) -> Document:
        """The document of all tables, with sources of its own."""
        self.end_table()
        return replace(self._document, tables=tuple(self._tables), notices=())

    def _known_cell(self, field: Field) -> Cell:
        """A cell that was laid out before repeats itself, as merged cells do."""
        if not field:
            return self._cell(field)
        if field not in self._cells:
            self._cells[field] = self._cell(field)
        return self._cells[field]

    def _cell(self, field: Field) -> Cell:
        column = _APART + len(self._places)
        offset, text, pieces = 0, [], []
        for piece, source in _pieces(field):
            if source is not None:
                pieces.append((offset, source))
            text.append(piece)
            offset += len(piece)
        if pieces:
            self._last = pieces[-1][1]
        self._places[column] = tuple(pieces) or ((0, self._last.part(self._last.end, self._last.end)),)
        first = self._places[column][0][1]
        return Cell("".join(text), Source(first.name, first.table, first.row, column, 0, offset, first.page))

    def take_back(self, value: Any) -> Any:
        """``value``, a filing or any part of one, with every source of the laid out grid taken back to the document."""
        if isinstance(value, Source):
            return self._printed(value)[0]
        if isinstance(value, Notice):
            return replace(value, source=self._printed(value.source)[0])
        if type(value) is tuple:
            return self._taken_back(value)
        if isinstance(value, Mapping):
            return {key: self.take_back(item) for key, item in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            changed = {field.name: self.take_back(getattr(value, field.name)) for field in fields(value) if field.init}
            moved = {name: item for name, item in changed.items() if item is not getattr(value, name)}
            return replace(value, **moved) if moved else value
        return value

    def _taken_back(self, items: tuple[Any, ...]) -> tuple[Any, ...]:
        """Items of a tuple: a source, or a notice on one, becomes as many as it was printed in."""
        taken: list[Any] = []
        for item in items:
            if isinstance(item, Source):
                taken.extend(self._printed(item))
            elif isinstance(item, Notice):
                taken.extend(replace(item, source=source) for source in self._printed(item.source))
            else:
                taken.append(self.take_back(item))
        is_same = len(taken) == len(items) and all(map(is_, taken, items))
        return items if is_same else tuple(taken)

    def _printed(self, source: Source) -> tuple[Source, ...]:
        """Where a stretch of a laid out cell was printed; at least one place, and what is no such cell unchanged."""
        pieces = self._places.get(source.column or 0)
        if not pieces:
            return (source,)
        found = []
        for offset, piece in pieces:
            low, high = max(source.start - offset, 0), min(source.end - offset, piece.end - piece.start)
            if low < high:
                found.append(piece.part(piece.start + low, piece.start + high))
        return tuple(found) or (pieces[0][1].part(pieces[0][1].start, pieces[0][1].start),)
