"""What a flattened document prints, piece by piece, with what parts each piece from the one before it."""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from jiheng.document import Cell, Document
from jiheng.source import Source

_WORD = re.compile(r"\S+")
_PIPE = re.compile(r"\|")


class Gap(IntEnum):
    """What stands between two pieces, from nothing to the border of a cell."""

    NONE = 0
    BLANK = 1
    LINE = 2
    CELL = 3


class Atom(NamedTuple):
    """A piece of text without blanks, the gap before it, and its line among the lines of the document that print anything."""

    text: str
    source: Source
    gap: Gap
    line: int


def list_atoms(document: Document) -> list[Atom]:
    """All pieces in reading order; a blank cell between filled ones is an atom without text, blank ends of rows are left out."""
    atoms: list[Atom] = []
    line = 0
    is_border = False
    for table in document.tables:
        for row in table.rows:
            for cell in _printed(row):
                is_border = is_border or len(row) > 1
                for text, start in _lines(cell.text):
                    atoms.extend(_line_atoms(text, cell.source, start, Gap.CELL if is_border else Gap.LINE, line))
                    is_border = text.rstrip().endswith("|")
                    line += 1
    return atoms


def list_lines(document: Document) -> list[Atom]:
    """All lines as whole pieces, in reading order."""
    cells = [cell for table in document.tables for row in table.rows for cell in _printed(row)]
    lines = [(text, cell.source.part(start, start + len(text))) for cell in cells for text, start in _lines(cell.text)]
    return [Atom(text, source, Gap.LINE, number) for number, (text, source) in enumerate(lines)]


def list_borders(document: Document) -> list[Source]:
    """The pipes that a reader left standing between cells."""
    cells = [cell for table in document.tables for row in table.rows for cell in _printed(row) if "|" in cell.text]
    return [cell.source.part(*pipe.span()) for cell in cells for pipe in _PIPE.finditer(cell.text)]


def _printed(row: tuple[Cell, ...]) -> list[Cell]:
    """The cells up to the last filled one, a merged one once."""
    cells = list(dict.fromkeys(row))
    while cells and not cells[-1].text.strip():
        cells.pop()
    return cells


def _lines(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for line in text.split("\n"):
        yield line, start
        start += len(line) + 1


def _line_atoms(text: str, source: Source, start: int, gap: Gap, line: int) -> Iterator[Atom]:
    """The words of one line of a cell; pipes that a reader left standing part cells."""
    at = len(text) - len(text.lstrip()) + 1 if gap == Gap.CELL and text.lstrip().startswith("|") and text.strip() != "|" else 0
    for end in [*(match.start() for match in _PIPE.finditer(text, at)), len(text)]:
        words = list(_WORD.finditer(text, at, end))
        for word in words:
            yield Atom(word.group(), source.part(start + word.start(), start + word.end()), gap, line)
            gap = Gap.BLANK
        if not words and gap == Gap.CELL and (end < len(text) or not text):
            yield Atom("", source.part(start + end, start + end), gap, line)
        gap, at = Gap.CELL, end + 1
