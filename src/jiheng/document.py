"""What is on the page: neutral, frozen, without any idea of what a form is.

A reader turns bytes into a ``Document``; recognition turns a ``Document`` into a ``Filing``.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from jiheng.source import Source


class Cell(NamedTuple):
    """The raw text of one cell and its place.

    A cell covered by a merged one repeats the text *and the source* of the cell that it belongs to, so that nothing is counted twice.
    """

    text: str
    source: Source


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells in reading order; a line of text outside any grid is a row with one cell.

    ``number`` counts from 1 over the document; ``caption`` is the name of the sheet, where the format has sheets.
    Blank rows are left out, so ``cell.source.row`` and not the index tells the line.
    """

    number: int
    rows: tuple[Row, ...]
    caption: str = ""


NoticeKind = Literal["unread", "around", "caution"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One Chinese sentence on a stretch: ``unread`` content of the table, remarks ``around`` it that were not read either, or a
    ``caution`` on how something was read."""

    text: str
    source: Source
    kind: NoticeKind = "unread"


OWN_AUTHOR = "绩衡"
"""The author of the comments that we write, by whom they are told from those of people."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody remarked on a place, beside the text.

    ``source`` is the cell or the stretch, as near as the format says it; ``author`` is empty and ``date`` (as written, ISO 8601 where
    the format has it) None where the file does not say.
    """

    source: Source
    author: str
    text: str
    date: str | None = None

    @property
    def is_own(self) -> bool:
        """Whether we wrote it."""
        return self.author == OWN_AUTHOR


@dataclass(frozen=True, slots=True)
class Document:
    """One document as its reader saw it.

    ``name`` is the file name without folders, ``sha256`` that of the bytes, ``pages`` their number (None where the format has none),
    ``format`` the reader's name (``text``, ``xlsx``, ``docx`` …).
    """

    name: str
    sha256: str
    format: str
    tables: tuple[Table, ...]
    pages: int | None = None
    notices: tuple[Notice, ...] = ()
