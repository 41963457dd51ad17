"""Zip archives of documents: which files are in them, by their right names, and their bytes.

Nothing is unpacked to the disk. What an entry says of its size is an upper bound: the standard library reads no further.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jiheng.errors import RefusedDocument
from jiheng.readers.limits import MEBIBYTE, TEXT_BYTES

ENTRIES = 20_000
_NESTED_BYTES = 256 * MEBIBYTE
_RATIO, _RATIO_FROM = 100, 200 * MEBIBYTE
_PACKAGES = frozenset({"[content_types].xml", "mimetype", "content.xml", "ofd.xml"})
_MAGIC = b"PK\x03\x04"
_IS_UTF8, _IS_LOCKED = 0x800, 0x1
_UNICODE_PATH = 0x7075
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, LookupError, OSError,
)
"""What the standard library raises on archives that are damaged, locked or made up."""


class Member(NamedTuple):
    """A file in an archive, or in an archive inside it; ``path`` leads to it from the root of the outer one."""

    path: str
    entry: zipfile.ZipInfo
    inside: zipfile.ZipInfo | None = None


def holds_many(path: Path) -> bool:
    """Whether the file at ``path`` is a zip archive of files, and not a workbook or document in the form of one."""
    try:
        with path.open("rb") as stream:
            if stream.read(len(_MAGIC)) != _MAGIC:
                return False
        with zipfile.ZipFile(path) as archive:
            return _is_of_files(archive)
    except _BROKEN:
        return False


class Archives:
    """Archives at paths; the latest one stays open, since members are asked for one after another."""

    def __init__(self) -> None:
        self._key: tuple[Path, int | None] | None = None
        self._archive: zipfile.ZipFile | None = None

    def list_members(self, path: Path) -> Iterator[Member]:
        """All files in the archive, with those of zip archives in it; raises ``RefusedDocument`` for one that is damaged or a bomb."""
        for entry in _entries(self._open(path, None), name=path.name):
            inner = self._inner_entries(path, entry) if entry.filename.lower().endswith(".zip") else []
            yield from (Member(f"{name_of(entry)}/{name_of(one)}", one, entry) for one in inner)
            if not inner:
                yield Member(name_of(entry), entry)

    def read(self, path: Path, member: Member) -> bytes:
        """The bytes of a member; raises ``RefusedDocument`` where it is locked, damaged or too large."""
        name, entry = member.path.rpartition("/")[2], member.entry
        if entry.flag_bits & _IS_LOCKED:
            raise RefusedDocument(f"“{name}”在压缩包里设有密码；请解压后再读。")
        if entry.file_size > TEXT_BYTES:
            raise RefusedDocument(f"“{name}”超过 {TEXT_BYTES // MEBIBYTE} MB，没有读取；请拆成几个文件，或只保留绩效目标表再试。")
        try:
            return self._open(path, member.inside).read(entry)
        except _BROKEN as error:
            raise RefusedDocument(f"“{name}”在压缩包里已损坏，读不出来；请重新打包，或解压后再读。") from error

    def close(self) -> None:
        """Close what is open."""
        if self._archive:
            self._archive.close()
        self._archive = self._key = None

    def _inner_entries(self, path: Path, outer: zipfile.ZipInfo) -> list[zipfile.ZipInfo]:
        """The files of an archive in an archive; none where it is no archive of files that can be listed, and so is a file itself."""
        if outer.flag_bits & _IS_LOCKED or outer.file_size > _NESTED_BYTES:
            return []
        try:
            archive = self._open(path, outer)
            return _entries(archive, name=name_of(outer)) if _is_of_files(archive) else []
        except (*_BROKEN, RefusedDocument):
            return []

    def _open(self, path: Path, inside: zipfile.ZipInfo | None) -> zipfile.ZipFile:
        key = (path, inside.header_offset if inside else None)
        if self._archive is None or self._key != key:
            opened = zipfile.ZipFile(io.BytesIO(self._open(path, None).read(inside))) if inside else zipfile.ZipFile(path)
            self.close()
            self._archive, self._key = opened, key
        return self._archive


def name_of(entry: zipfile.ZipInfo) -> str:
    """The name of an entry, decoded as its writer meant it, with nothing in it that leads out of the archive."""
    parts = _decoded(entry).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "未命名"


def _decoded(entry: zipfile.ZipInfo) -> str:
    """Archives made in China hold names in GBK or UTF-8 without saying so; some repeat them in UTF-8 in a field of their own."""
    if entry.flag_bits & _IS_UTF8:
        return entry.filename
    raw = _unicode_path(entry.extra) or entry.filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _unicode_path(extra: bytes) -> bytes:
    """The name in the field for it, after version and checksum; empty where there is none."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        if kind == _UNICODE_PATH:
            return extra[9:4 + length]
        extra = extra[4 + length:]
    return b""


def _is_of_files(archive: zipfile.ZipFile) -> bool:
    return not any(name.lower() in _PACKAGES for name in archive.namelist())


def _entries(archive: zipfile.ZipFile, *, name: str) -> list[zipfile.ZipInfo]:
    """The files in an archive; raises ``RefusedDocument`` for too many, or for more than any documents unpack to."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > ENTRIES:
        raise RefusedDocument(f"压缩包“{name}”里的文件超过 {ENTRIES:,} 个，没有读取；请分成几个压缩包，或解压后再读。")
    unpacked, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries) or 1
    if unpacked > _RATIO_FROM and unpacked / packed > _RATIO:
        raise RefusedDocument(f"压缩包“{name}”解压后约 {unpacked // MEBIBYTE:,} MB（压缩 {unpacked // packed:,} 倍），已拒绝；请重新打包再试。")
    return entries
