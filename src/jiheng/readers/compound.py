"""OLE2 compound files: the names of the streams at their root tell a workbook from a document and from what is encrypted."""

import struct
from collections.abc import Iterator
from typing import BinaryIO

from jiheng.document import Document
from jiheng.errors import RefusedDocument
from jiheng.extras import load
from jiheng.readers import xls
from jiheng.readers.limits import WORKBOOK_BYTES, read_whole

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_NO_ENTRY = 0xFFFFFFFF
_LAST_SECTOR = 0xFFFFFFFA
_IN_HEADER = 109
_SECTOR_SHIFTS = (9, 12)


def recognises(head: bytes) -> bool:
    """Whether these first bytes begin a compound file."""
    return head.startswith(_MAGIC[:4])


def read(stream: BinaryIO, name: str) -> Document:
    """The workbook or document in the compound file; raises ``RefusedDocument`` for what is damaged, encrypted or neither."""
    content = read_whole(stream, name=name, limit=WORKBOOK_BYTES)
    try:
        names = frozenset(_root_names(content))
    except (struct.error, IndexError, ValueError) as error:
        raise RefusedDocument(f"“{name}”是旧版 Office 文件，已损坏或不完整；请用 Office 或 WPS 打开后另存为新的文件再试。") from error
    if "EncryptedPackage" in names:
        raise RefusedDocument(f"“{name}”设有打开密码；请在 Office 或 WPS 中去掉密码，另存后再试。")
    if names & xls.STREAMS:
        return xls.read_compound(content, name)
    if "WordDocument" in names:
        document: Document = load("jiheng.readers.doc", extra="doc").read_compound(content, name)
        return document
    raise RefusedDocument(f"“{name}”是旧版 Office 或类似的文件，里面没有工作簿，也没有文档；请另存为 XLSX 或 DOCX 再试。")


def _root_names(content: bytes) -> Iterator[str]:
    """The names of the streams and storages directly below the root; raises one of three errors where the file is cut or made up."""
    entries = b"".join(_directory(content))
    (first,) = struct.unpack_from("<I", entries, 76)
    waiting, seen = [first], {_NO_ENTRY}
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        at = number * _ENTRY
        (length,) = struct.unpack_from("<H", entries, at + 64)
        waiting.extend(struct.unpack_from("<II", entries, at + 68))
        yield entries[at:at + max(min(length, 64) - 2, 0)].decode("utf-16-le", errors="replace")


def _directory(content: bytes) -> Iterator[bytes]:
    """The sectors of the directory, in order, each once."""
    (shift,) = struct.unpack_from("<H", content, 30)
    if shift not in _SECTOR_SHIFTS:
        raise ValueError(f"sectors of 2^{shift} bytes")
    size = 1 << shift
    tables = list(_allocation_sectors(content, size))
    (sector,) = struct.unpack_from("<I", content, 48)
    seen: set[int] = set()
    while sector < _LAST_SECTOR and sector not in seen:
        seen.add(sector)
        yield content[(sector + 1) * size:(sector + 2) * size]
        table, place = divmod(sector, size // 4)
        (sector,) = struct.unpack_from("<I", content, (tables[table] + 1) * size + place * 4)


def _allocation_sectors(content: bytes, size: int) -> Iterator[int]:
    """The sectors that hold the allocation table: some listed in the header, the rest in a chain of lists."""
    yield from struct.unpack_from(f"<{_IN_HEADER}I", content, 76)
    (sector,) = struct.unpack_from("<I", content, 68)
    seen: set[int] = set()
    while sector < _LAST_SECTOR and sector not in seen:
        seen.add(sector)
        *listed, sector = struct.unpack_from(f"<{size // 4}I", content, (sector + 1) * size)
        yield from listed
