"""DOC and WPS (the binary documents of Word 97–2003 and WPS) → ``Document``: converted to DOCX by msdoc2docx, then read as one."""

import hashlib
import struct
import tempfile
from dataclasses import replace
from pathlib import Path

import doc2docx
from doc2docx.errors import Doc2DocxError, EncryptedDocumentError

from jiheng.document import Document
from jiheng.errors import RefusedDocument
from jiheng.readers import docx
from jiheng.readers.package import check_package

FORMAT = "doc"

_BROKEN = (
    Doc2DocxError, struct.error, LookupError, ValueError, TypeError, AttributeError, ArithmeticError, MemoryError, RecursionError, OSError,
)
"""What the converter raises on damaged files."""


def read_compound(content: bytes, name: str) -> Document:
    """The document; raises ``RefusedDocument`` for one that is damaged, encrypted or too large."""
    try:
        converted = _convert(content)
    except EncryptedDocumentError as error:
        raise RefusedDocument(f"“{name}”设有打开密码；请在 Word 或 WPS 中去掉密码，另存后再试。") from error
    except _BROKEN as error:
        raise RefusedDocument(f"“{name}”是旧版 Word 文件，已损坏或读不了；请用 Word 或 WPS 打开后另存为 DOCX 再试。") from error
    check_package(converted, name=name)
    return replace(docx.read_package(converted, name), sha256=hashlib.sha256(content).hexdigest(), format=FORMAT)


def _convert(content: bytes) -> bytes:
    """The DOCX made of a DOC, in a folder that is gone afterwards: the converter works from file to file."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.doc"), Path(folder, "a.docx")
        source.write_bytes(content)
        doc2docx.convert(source, target)
        return target.read_bytes()
