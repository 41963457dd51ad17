"""Pixels → PNG, which every program shows."""

import struct
import zlib

_MARK = b"\x89PNG\r\n\x1a\n"
_TRUE_COLOUR = 2


def write_png(width: int, rows: list[bytes]) -> bytes:
    """A PNG of rows of pixels, three bytes (red, green, blue) each."""
    head = struct.pack(">IIBBBBB", width, len(rows), 8, _TRUE_COLOUR, 0, 0, 0)
    lines = b"".join(b"\0" + row for row in rows)
    return _MARK + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(lines)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
