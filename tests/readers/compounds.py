"""Compound files written on the fly: workbooks of Excel 97–2003 put together record by record, and streams of any name."""

import struct
from collections.abc import Iterator, Mapping

from tests.readers.workbooks import Value

_SECTOR = 512
_LEAST = 4096
"""A shorter stream would have to lie in the stream of small streams."""

_FREE, _END, _TABLE, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_GLOBALS, _SHEET = 5, 16


def write_compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams below its root."""
    padded = {name: content.ljust(_LEAST, b"\0") for name, content in streams.items()}
    directory_sectors = -(-(len(streams) + 1) * 128 // _SECTOR)
    body, entries, chain = b"", [], [*range(1, directory_sectors), _END]
    for number, (name, content) in enumerate(padded.items(), start=1):
        sectors = -(-len(content) // _SECTOR)
        right = number + 1 if number < len(streams) else _NONE
        entries.append(_entry(name, kind=2, right=right, child=_NONE, start=len(chain), size=len(content)))
        chain += [*range(len(chain) + 1, len(chain) + sectors), _END]
        body += content.ljust(sectors * _SECTOR, b"\0")
    root = _entry("Root Entry", kind=5, right=_NONE, child=1, start=_END, size=0)
    tables = 1
    while (len(chain) + tables) * 4 > tables * _SECTOR:
        tables += 1
    first = len(chain)
    chain += [_TABLE] * tables
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, tables, 0, 0, _LEAST, _END, 0, _END, 0, first) + struct.pack("<I", _FREE) * 108
    if tables > 1:
        header = header[:76] + b"".join(struct.pack("<I", first + number) for number in range(tables)) + header[76 + 4 * tables:]
    directory = (root + b"".join(entries)).ljust(directory_sectors * _SECTOR, b"\0")
    table = b"".join(struct.pack("<I", sector) for sector in chain).ljust(tables * _SECTOR, b"\xff")
    return header + directory + body + table


def write_xls(
    sheets: Mapping[str, list[list[Value]]], *, merged: tuple[tuple[int, int, int, int], ...] = (), hidden: tuple[str, ...] = (),
    more: bytes = b"",
) -> bytes:
    """A workbook; ``merged`` are ranges of the first sheet (top, bottom, left, right, from 0), ``more`` are records of its beginning."""
    bodies = [_sheet(rows, merged if number == 0 else ()) for number, rows in enumerate(sheets.values())]
    font = record(0x31, struct.pack("<HHHHHBBBx", 200, 0, 0x7FFF, 400, 0, 0, 0, 0) + b"\x05\x00Arial")
    head = record(0x809, struct.pack("<HHHHII", 0x600, _GLOBALS, 0, 0, 0, 0x600)) + more + font * 5
    head += b"".join(record(0xE0, struct.pack("<HHHBBBBIIH", 0, 0, kind, 0x20, 0, 0, 0, 0, 0, 0)) for kind in (0xFFF5, 1))
    names = [name.encode("utf-16-le") for name in sheets]
    at = len(head) + sum(12 + len(name) for name in names) + 4
    for number, (name, caption) in enumerate(zip(names, sheets, strict=True)):
        head += record(0x85, struct.pack("<IBBBB", at, caption in hidden, 0, len(caption), 1) + name)
        at += len(bodies[number])
    return write_compound({"Workbook": head + record(0x0A) + b"".join(bodies)})


def record(kind: int, content: bytes = b"") -> bytes:
    """One record of a workbook stream."""
    return struct.pack("<HH", kind, len(content)) + content


def _sheet(rows: list[list[Value]], merged: tuple[tuple[int, int, int, int], ...]) -> bytes:
    ranges = record(0xE5, struct.pack("<H", len(merged)) + b"".join(struct.pack("<HHHH", *place) for place in merged)) if merged else b""
    return record(0x809, struct.pack("<HHHHII", 0x600, _SHEET, 0, 0, 0, 0x600)) + b"".join(_cells(rows)) + ranges + record(0x0A)


def _cells(rows: list[list[Value]]) -> Iterator[bytes]:
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                yield record(0x204, struct.pack("<HHHHB", row, column, 1, len(text) // 2, 1) + text)
            elif value is not None:
                yield record(0x203, struct.pack("<HHHd", row, column, 1, value))


def _entry(name: str, *, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    return text.ljust(64, b"\0") + struct.pack("<HBBIII36xIQ", len(text) + 2, kind, 1, _NONE, right, child, start, size)
