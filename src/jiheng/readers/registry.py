"""Which reader takes which bytes: the bytes decide, not the suffix."""

import io
from pathlib import Path
from typing import BinaryIO, Protocol

from jiheng.document import Document
from jiheng.errors import RefusedDocument, say_why
from jiheng.readers import compound, html, markdown, rtf, text, zipped
from jiheng.readers.classified import refuse_classified
from jiheng.readers.pdf import reader as pdf


class Reader(Protocol):
    """What the module of a format offers."""

    def recognises(self, head: bytes) -> bool:
        """Whether these first bytes are of this format."""

    def read(self, stream: BinaryIO, name: str) -> Document:
        """The document in the stream; raises ``RefusedDocument``."""


READERS: tuple[Reader, ...] = (pdf, zipped, compound, rtf, html, markdown, text)
"""In the order in which they are asked; text takes what is no known binary format."""

_HEAD = 1 << 16
_KNOWN_HEADS = (
    (b"\x89PNG", "图片"), (b"\xff\xd8\xff", "图片"), (b"GIF8", "图片"), (b"MZ", "程序"), (b"\x7fELF", "程序"),
    (b"Rar!", " RAR 压缩包"), (b"7z\xbc", " 7z 压缩包"),
)


def read_document(source: Path | str | bytes, *, name: str | None = None) -> Document:
    """The document at a path, or in bytes; raises ``RefusedDocument`` with one sentence for what cannot be taken in."""
    if isinstance(source, bytes):
        return _read(io.BytesIO(source), name=name or "粘贴的文本")
    path = Path(source)
    shown = name or path.name.encode(errors="replace").decode()
    try:
        with path.open("rb") as stream:
            return _read(stream, name=shown)
    except FileNotFoundError as error:
        raise RefusedDocument(f"找不到文件“{path}”；请检查路径和文件名。") from error
    except IsADirectoryError as error:
        raise RefusedDocument(f"“{path}”是文件夹；请给出其中的一个文件。") from error
    except OSError as error:
        raise RefusedDocument(f"“{path}”打不开（{say_why(error)}）；请检查权限，或先关闭正在使用它的程序。") from error


def _read(stream: BinaryIO, *, name: str) -> Document:
    head = stream.read(_HEAD)
    stream.seek(0)
    for reader in READERS:
        if reader.recognises(head):
            document = reader.read(stream, name)
            refuse_classified(document)
            return document
    kind = next((kind for known, kind in _KNOWN_HEADS if head.startswith(known)), "不认识的二进制文件")
    raise RefusedDocument(f"“{name}”是{kind}，绩衡读 PDF、工作簿、文档、网页和文本；请另存为 XLSX、DOCX 或 PDF，或复制表格粘贴。")
