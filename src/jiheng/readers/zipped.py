"""Zip packages: the parts in them tell a workbook from a document, whatever the file is called."""

from collections.abc import Callable
from typing import BinaryIO

from jiheng.document import Document
from jiheng.errors import RefusedDocument
from jiheng.readers import docx, opendocument, xlsx
from jiheng.readers.limits import WORKBOOK_BYTES, read_whole
from jiheng.readers.package import check_package

_ZIP = b"PK\x03\x04"
_READERS: tuple[tuple[str, Callable[[bytes, str], Document]], ...] = (
    (xlsx.PART, xlsx.read_package), (docx.PART, docx.read_package), (opendocument.PART, opendocument.read_package),
)


def recognises(head: bytes) -> bool:
    """Whether these first bytes begin a zip package."""
    return head.startswith(_ZIP)


def read(stream: BinaryIO, name: str) -> Document:
    """The workbook or document in the package; raises ``RefusedDocument`` for what is damaged, dangerous, too large or neither."""
    content = read_whole(stream, name=name, limit=WORKBOOK_BYTES)
    parts = check_package(content, name=name)
    for part, read_package in _READERS:
        if part in parts:
            return read_package(content, name)
    if "xl/workbook.bin" in parts:
        raise RefusedDocument(f"“{name}”是二进制工作簿（XLSB），目前不读；请另存为 XLSX 再试。")
    raise RefusedDocument(f"“{name}”是压缩包，里面没有工作簿，也没有文档；请先解压，再读其中的文件。")
