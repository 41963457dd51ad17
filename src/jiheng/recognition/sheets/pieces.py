"""Values put together from cells: the text as people read it, and every place where it was printed."""

from collections.abc import Sequence
from typing import NamedTuple

from jiheng.recognition.sheets.lines import Block
from jiheng.source import Source
from jiheng.text.residue import strip_residue


class Piece(NamedTuple):
    """A stretch of one cell: its raw text and its place."""

    text: str
    source: Source


Pieces = tuple[Piece, ...]


def whole(block: Block) -> Piece:
    """All of a cell."""
    return Piece(block.cell.text, block.cell.source)


def both(block: Block) -> Pieces:
    """All of a cell, with the other part of one that a page break cut."""
    return tuple([Piece(cell.text, cell.source) for cell in block.cells])


def part(block: Block, start: int, end: int) -> Piece:
    """The stretch ``start``–``end`` of a cell, without blanks at its ends."""
    inner = block.cell.text[start:end]
    start += len(inner) - len(inner.lstrip())
    end = max(start, start + len(inner.strip()))
    return Piece(block.cell.text[start:end], block.cell.source.part(start, end))


def text_of(pieces: Sequence[Piece]) -> str:
    """The pieces as one text: Chinese runs on, without residue of markup or line breaks."""
    return strip_residue("\n".join([piece.text for piece in pieces]))


def sources_of(pieces: Sequence[Piece]) -> tuple[Source, ...]:
    """Where the pieces were printed."""
    return tuple([piece.source for piece in pieces])
