"""The lines of a document as blocks: what a grid prints, each merged cell once, with the columns that it covers."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.document import Cell, Document, Row
from jiheng.regulations.layouts_labels import fold_label


class Block(NamedTuple):
    """A printed cell and the positions ``left``–``right`` (from 0) that it covers in its row; ``label`` is its text folded.

    ``rest`` is the other part of a cell that a page break cut in two, if any.
    """

    cell: Cell
    left: int
    right: int
    label: str
    rest: tuple[Cell, ...] = ()

    @property
    def text(self) -> str:
        """The raw text of the cell."""
        return "".join([cell.text for cell in self.cells]) if self.rest else self.cell.text

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cell, and its other part."""
        return (self.cell, *self.rest)


class Line(NamedTuple):
    """One row: all its blocks in order, and those ``fresh`` ones that do not only reach down from the row above.

    ``order`` counts lines over the document from 0, ``table`` is the table's number, ``width`` the number of positions; ``blanks`` are
    the cells without text.
    """

    order: int
    table: int
    width: int
    blocks: tuple[Block, ...]
    fresh: tuple[Block, ...]
    blanks: tuple[Block, ...] = ()

    def at(self, left: int, right: int) -> tuple[Block, ...]:
        """The blocks that begin in these positions, or reach into the first of them from further left."""
        return tuple([block for block in self.blocks if left <= block.left <= right or block.left < left <= block.right])


def lay_out(document: Document) -> list[Line]:
    """All lines of a document that print anything, in order."""
    lines: list[Line] = []
    for table in document.tables:
        above: set[Cell] = set()
        for row in table.rows:
            blocks = tuple(blocks_of(row))
            if blocks:
                fresh = tuple([block for block in blocks if block.cell not in above])
                lines.append(Line(len(lines), table.number, len(row), blocks, fresh, tuple(_extents(row, blank=True))))
            above = {block.cell for block in blocks}
    return lines


def blocks_of(row: Row) -> Iterator[Block]:
    """The filled cells with their extent; neighbours that are the same cell are one."""
    return _extents(row, blank=False)


def _extents(row: Row, *, blank: bool) -> Iterator[Block]:
    left = 0
    while left < len(row):
        cell, right = row[left], left
        while right + 1 < len(row) and (row[right + 1] is cell or row[right + 1] == cell):
            right += 1
        if (not cell.text or cell.text.isspace()) is blank:
            yield Block(cell, left, right, fold_label(cell.text))
        left = right + 1
