"""Looks at one page of a PDF in a child process."""

import struct

from jiheng.errors import RefusedDocument, StoppedReading
from jiheng.readers.sight import Sight
from jiheng.sandbox.worker import Worker

PROGRAM = "jiheng.sandbox.looker"
_LAST = 1_000_000
"""More pages than any document has."""
HEAD = struct.Struct(">II")
"""The number of the page and the pixels of the picture's longer side, before the content."""


def look_isolated(content: bytes, page: int, *, name: str, side: int) -> Sight:
    """Page ``page`` (from 1) with its picture; raises ``RefusedDocument`` where there is none or it asks for too much."""
    if not 1 <= page <= _LAST:
        raise RefusedDocument(f"“{name}”没有第 {page} 页；请给出从 1 开始的页码。")
    with Worker(PROGRAM) as worker:
        answer = worker.ask(HEAD.pack(page, side) + content, name=name)
    try:
        return Sight.unpack(answer)
    except (ValueError, TypeError) as error:
        raise StoppedReading("画页面用的进程给出的不是页面，没有显示；请另存为新的文件再试。") from error
