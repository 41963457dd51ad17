"""Frames: how the two processes pass bytes. A kind, a length, and so many bytes."""

import struct
from typing import IO

from jiheng.errors import JihengError, MissingExtra, RefusedDocument, UnknownForm

_HEADER = struct.Struct(">4sQ")
_LONGEST = 1 << 30

LIMITS, NAME, DOCUMENT = b"LIMI", b"NAME", b"DOCU"
"""What is asked: how much may be spent, the name of a document, its content."""
ANSWER, WORK = b"DONE", b"WORK"
"""What is said: the answer; before it perhaps, how many seconds of work were announced, as a number in two bytes."""
REFUSALS: dict[bytes, type[JihengError]] = {b"REFU": RefusedDocument, b"UNKN": UnknownForm, b"MISS": MissingExtra}
"""The errors that are answers, with their sentences as content."""


def write_frame(stream: IO[bytes], kind: bytes, content: bytes) -> None:
    """Send one frame; raises ``OSError`` where nobody reads it any more."""
    stream.write(_HEADER.pack(kind, len(content)))
    stream.write(content)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[bytes, bytes] | None:
    """Kind and content of the next frame; None where the other side ended, be it in the middle of one, or talks nonsense."""
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    kind, length = _HEADER.unpack(header)
    if length > _LONGEST:
        return None
    content = stream.read(length)
    return (kind, content) if len(content) == length else None
