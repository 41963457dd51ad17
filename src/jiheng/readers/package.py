"""Checks of a zip package (XLSX and its kin) before a parser lays it out: number, names and sizes of its parts, macros, links."""

import io
import struct
import zipfile
import zlib
from xml.parsers import expat

from jiheng.errors import RefusedDocument
from jiheng.readers.limits import MEBIBYTE

UNPACKED = 400 * MEBIBYTE
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError,
    EOFError, NotImplementedError, RuntimeError, OSError, ValueError, LookupError,
)
"""What the standard library raises on packages that are damaged, encrypted or made up."""

_ENTRIES = 5_000
_RATIO, _RATIO_FROM = 100, 20 * MEBIBYTE


def check_package(content: bytes, *, name: str) -> frozenset[str]:
    """The names of the parts of the package in ``content``; raises ``RefusedDocument`` for a damaged or dangerous one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
    except BROKEN as error:
        raise refuse_broken(name) from error
    names = [entry.filename for entry in entries]
    if len(entries) > _ENTRIES:
        raise RefusedDocument(f"“{name}”内部文件超过 {_ENTRIES} 个，已拒绝；请另存为新的文件再试。")
    if any(entry.startswith("/") or ".." in entry.split("/") or "\\" in entry for entry in names):
        raise RefusedDocument(f"“{name}”内部有越界路径，已拒绝；请向提供者要一份新的文件。")
    if any(entry.lower().endswith("vbaproject.bin") for entry in names):
        raise RefusedDocument(f"“{name}”含宏，已拒绝；请另存为不含宏的 XLSX 或 DOCX 再试。")
    if any("/externallinks/" in "/" + entry.lower() for entry in names):
        raise RefusedDocument(f"“{name}”链接了外部工作簿，已拒绝；请断开链接后再试。")
    unpacked, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries) or 1
    if unpacked > UNPACKED or (unpacked > _RATIO_FROM and unpacked / packed > _RATIO):
        raise RefusedDocument(f"“{name}”解压后约 {unpacked // MEBIBYTE} MB（压缩 {unpacked // packed} 倍），已拒绝；请另存为新的文件再试。")
    return frozenset(names)


def refuse_broken(name: str) -> RefusedDocument:
    """What is said of a package that cannot be unpacked."""
    return RefusedDocument(f"“{name}”已损坏、不完整或已加密；请用 Office 或 WPS 打开后另存为不加密的文件再试。")
