"""Cheap checks of a zip package (XLSX and its kin) before any parser sees it: sizes, names, entities, macros, links, depth."""

import io
import re
import zipfile
import zlib

from jiheng.errors import RefusedDocument
from jiheng.readers.limits import MEBIBYTE

_ENTRIES = 5_000
_UNPACKED = 400 * MEBIBYTE
_RATIO, _RATIO_FROM = 100, 20 * MEBIBYTE
_DEPTH = 50
_MERGES = 20_000
_BLOCK = 1 << 16
_OVERLAP = 64
_AREA = 20_000_000
_CELL = re.compile(rb'<c [^>]{0,40}?r="([A-Z]{1,3})([0-9]{1,7})"')
_NESTING = re.compile(rb"<(/?)(?:w:)?(?:tbl|row|sdt)(?=[ >/])[^>]{0,300}(/?)>")


def check_package(content: bytes, *, name: str, part: str, kind: str) -> None:
    """Pass the package in ``content`` or raise ``RefusedDocument``; ``part`` is the entry that makes it a ``kind``."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_entries(package, name=name, part=part, kind=kind)
            _check_content(package, name=name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise RefusedDocument(f"“{name}”已损坏、不完整或已加密；请用 Excel 或 WPS 打开后另存为不加密的文件再试。") from error


def _check_entries(package: zipfile.ZipFile, *, name: str, part: str, kind: str) -> None:
    entries = package.infolist()
    if len(entries) > _ENTRIES:
        raise RefusedDocument(f"“{name}”内部文件超过 {_ENTRIES} 个，已拒绝；请另存为新的文件再试。")
    names = [entry.filename for entry in entries]
    if any(entry.startswith("/") or ".." in entry.split("/") or "\\" in entry for entry in names):
        raise RefusedDocument(f"“{name}”内部有越界路径，已拒绝；请向提供者要一份新的文件。")
    if part not in names:
        raise RefusedDocument(f"“{name}”不是有效的 {kind}；请另存为 XLSX 再试。")
    if any(entry.lower().endswith("vbaproject.bin") for entry in names):
        raise RefusedDocument(f"“{name}”含宏，已拒绝；请另存为不含宏的 XLSX 再试。")
    if any("/externallinks/" in "/" + entry.lower() for entry in names):
        raise RefusedDocument(f"“{name}”链接了外部工作簿，已拒绝；请断开链接后再试。")
    unpacked, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries) or 1
    if unpacked > _UNPACKED or (unpacked > _RATIO_FROM and unpacked / packed > _RATIO):
        raise RefusedDocument(f"“{name}”解压后约 {unpacked // MEBIBYTE} MB（压缩 {unpacked // packed} 倍），已拒绝；请另存为新的文件再试。")


def _check_content(package: zipfile.ZipFile, *, name: str) -> None:
    """Read every XML part once in blocks; the sizes in the header are not believed."""
    left = _UNPACKED
    for entry in package.infolist():
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        scan = _Scan(name)
        with package.open(entry) as stream:
            while block := stream.read(_BLOCK):
                left -= len(block)
                if left < 0:
                    raise RefusedDocument(f"“{name}”解压后的内容超过 {_UNPACKED // MEBIBYTE} MB，已拒绝；请拆成几个文件再试。")
                scan.take(block)


class _Scan:
    """One pass over one XML part: entities, merges, depth of tables, and the area between the first and the last cell.

    The area matters because parsers lay a sheet out as a full rectangle: two cells in far corners would take all memory.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.tail = b""
        self.merges = 0
        self.depth = 0
        self.rows: tuple[int, int] | None = None
        self.columns: set[bytes] = set()

    def take(self, block: bytes) -> None:
        """Look at one more block; what may begin in one block and end in the next is seen by the overlap."""
        window = self.tail + block
        if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
            raise RefusedDocument(f"“{self.name}”的 XML 中有 DTD 或实体定义，已拒绝；请另存为新的文件再试。")
        self.merges += block.count(b"<mergeCell ")
        if self.merges > _MERGES:
            raise RefusedDocument(f"“{self.name}”的合并单元格超过 {_MERGES:,} 处，已拒绝；请删去多余的合并再试。")
        for closing, empty in _NESTING.findall(block):
            self.depth += 0 if empty else -1 if closing else 1
            if self.depth > _DEPTH:
                raise RefusedDocument(f"“{self.name}”的表格嵌套超过 {_DEPTH} 层，已拒绝；请另存为新的文件再试。")
        self._measure(_CELL.findall(window))
        self.tail = window[-_OVERLAP:]

    def _measure(self, cells: list[tuple[bytes, bytes]]) -> None:
        if not cells:
            return
        rows = [int(row) for _, row in cells]
        low, high = self.rows or (rows[0], rows[0])
        self.rows = (min(low, *rows), max(high, *rows))
        self.columns.update(column for column, _ in cells)
        columns = [_column_number(column) for column in self.columns]
        height, width = self.rows[1] - self.rows[0] + 1, max(columns) - min(columns) + 1
        if height * width > _AREA:
            raise RefusedDocument(f"“{self.name}”的工作表范围过大（{height:,} 行 × {width:,} 列）；请删去远处的多余单元格再试。")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
