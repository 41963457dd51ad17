"""Reads a document in a child process, unless it is plain text, which needs none."""

from pathlib import Path

from jiheng.document import Document
from jiheng.readers.limits import TEXT_BYTES
from jiheng.readers.registry import is_plain, look_at, open_source, read_stream
from jiheng.sandbox.parcel import unpack
from jiheng.sandbox.worker import Worker

PROGRAM = "jiheng.sandbox.reader"


def read_isolated(source: Path | str | bytes, *, name: str | None = None) -> Document:
    """The document at a path, or in bytes; raises ``RefusedDocument`` for what cannot be taken in or asks for too much."""
    with open_source(source, name=name) as (stream, shown):
        if is_plain(look_at(stream)):
            return read_stream(stream, name=shown)
        content = stream.read(TEXT_BYTES + 1)  # one byte more than any reader takes, so that it says so
    with Worker(PROGRAM) as worker:
        return unpack(worker.ask(content, name=shown))
