"""Zip packages: the parts in them tell a workbook from a document, whatever the file is called."""

from typing import BinaryIO

from jiheng.document import Document
from jiheng.errors import RefusedDocument
from jiheng.extras import load
from jiheng.readers.limits import WORKBOOK_BYTES, read_whole
from jiheng.readers.package import check_package

_ZIP = b"PK\x03\x04"
_READERS = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb", "word/document.xml": "docx", "content.xml": "opendocument"}
"""The part that tells a format, and its reader: only that one is loaded."""


def recognises(head: bytes) -> bool:
    """Whether these first bytes begin a zip package."""
    return head.startswith(_ZIP)


def read(stream: BinaryIO, name: str) -> Document:
    """The workbook or document in the package; raises ``RefusedDocument`` for what is damaged, dangerous, too large or neither."""
    content = read_whole(stream, name=name, limit=WORKBOOK_BYTES)
    parts = check_package(content, name=name)
    for part, reader in _READERS.items():
        if part in parts:
            document: Document = load(f"jiheng.readers.{reader}").read_package(content, name)
            return document
    raise RefusedDocument(f"“{name}”是压缩包，它本身不是工作簿或文档；请先解压，再给出其中的一个文件；要一次全部读出，请用 jiheng read 压缩包 --out 指标.xlsx。")
