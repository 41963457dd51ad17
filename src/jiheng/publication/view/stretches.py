"""The texts of cells cut by meaning: what was understood as what, and what nobody claims."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby

from jiheng.document import Cell, Document, Notice
from jiheng.domain.filing import Filing
from jiheng.publication.view.meanings import UNCLAIMED, Mark, list_marks
from jiheng.source import Source

Place = tuple[int | None, int | None, int | None]


def marks_by_cell(filings: Sequence[Filing]) -> Mapping[Place, list[Mark]]:
    """The marks of each cell; nothing where no form was recognised."""
    found: dict[Place, list[Mark]] = {}
    for mark in chain.from_iterable(map(list_marks, filings)):
        found.setdefault(place(mark.source), []).append(mark)
    return found


def cut(cell: Cell, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The text of a cell from mark to mark, each stretch with the last of the marks on it; blanks that nobody claims are left out."""
    owners: list[Mark | None] = [None] * len(cell.text)
    for mark in marks:
        start, end = max(mark.source.start, 0), min(mark.source.end, len(owners))
        owners[start:end] = [mark] * max(end - start, 0)
    at = 0
    for owner, stretch in groupby(owners):
        size = len(list(stretch))
        source = cell.source.part(at, at + size)
        if owner:
            yield owner._replace(source=source)
        elif cell.text[at:at + size].strip():
            yield Mark(UNCLAIMED, UNCLAIMED.word, source)
        at += size


def list_cells(document: Document, *, page: int) -> Iterator[Cell]:
    """Every cell of a page once, in reading order."""
    cells = (cell for table in document.tables for row in table.rows for cell in row if cell.source.page == page)
    return iter({place(cell.source): cell for cell in cells}.values())


def list_notices(document: Document, filings: Sequence[Filing]) -> tuple[Notice, ...]:
    """What was not read, once each: what the filings say, else what the reader said."""
    return tuple(dict.fromkeys(chain.from_iterable(filing.notices for filing in filings))) if filings else document.notices


def place(source: Source) -> Place:
    """The cell that a stretch lies in."""
    return source.table, source.row, source.column
