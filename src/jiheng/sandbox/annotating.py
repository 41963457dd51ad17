"""Writes comments into a file, and reads those in it, in a child process: both take a stranger's file apart."""

import json
import struct
from collections.abc import Sequence

from jiheng.document import Comment, Document
from jiheng.errors import StoppedReading
from jiheng.exchange.annotations.notes import Note
from jiheng.sandbox.parcel import pack
from jiheng.sandbox.worker import Worker
from jiheng.source import Source

PROGRAM = "jiheng.sandbox.annotator"
HEAD = struct.Struct(">QQ")
"""Where the notes end and where the document ends; behind them is the content of the file."""


def annotate_isolated(content: bytes, notes: Sequence[Note], *, document: Document) -> bytes:
    """The file of which ``document`` was read with the notes as comments; raises ``RefusedDocument`` where it cannot hold them."""
    return _ask([(note.source, note.text, note.severity) for note in notes], content, document)


def list_comments_isolated(content: bytes, *, document: Document) -> tuple[Comment, ...]:
    """The comments in a file of which ``document`` was read; raises ``RefusedDocument`` where they cannot be read."""
    answer = _ask(None, content, document)
    try:
        return tuple(_comment(*fields) for fields in json.loads(answer))
    except (ValueError, TypeError) as error:
        raise StoppedReading("读批注用的进程给出的不是批注，没有读取；请另存为新的文件再试。") from error


def _ask(notes: object, content: bytes, document: Document) -> bytes:
    first = json.dumps(notes).encode()
    second = pack(document)
    head = HEAD.pack(HEAD.size + len(first), HEAD.size + len(first) + len(second))
    with Worker(PROGRAM) as worker:
        return worker.ask(head + first + second + content, name=document.name)


def read_source(fields: Sequence[object]) -> Source:
    """A place that came as JSON: a name, numbers and a box; raises ``ValueError`` or ``TypeError`` for anything else.

    The bytes may come from a process that a stranger's file has taken over.
    """
    name, *numbers, box = fields
    table, row, column, start, end, page = (number if isinstance(number, int) else None for number in numbers)
    place = (table, row, column, start or 0, end or 0, page)
    if not isinstance(box, list):
        return Source(str(name), *place)
    left, top, right, bottom = map(float, box)
    return Source(str(name), *place, (left, top, right, bottom))


def _comment(source: Sequence[object], author: object, text: object, date: object) -> Comment:
    return Comment(read_source(source), str(author), str(text), None if date is None else str(date))
