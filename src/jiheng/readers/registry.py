"""Which reader takes which bytes: the bytes decide, not the suffix."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from jiheng.document import Document
from jiheng.errors import RefusedDocument, say_why
from jiheng.extras import load
from jiheng.readers.classified import refuse_classified


class Reader(Protocol):
    """What the module of a format offers."""

    def recognises(self, head: bytes) -> bool:
        """Whether these first bytes are of this format."""

    def read(self, stream: BinaryIO, name: str) -> Document:
        """The document in the stream; raises ``RefusedDocument``."""


@dataclass(frozen=True, slots=True)
class Format:
    """A reader that is loaded once bytes come that may be its own: those with one of ``marks`` among the first.

    ``is_plain`` says that its code is Python on characters alone, which needs no process of its own to be safe.
    """

    module: str
    marks: tuple[bytes, ...]
    extra: str | None = None
    is_plain: bool = False

    def may_read(self, head: bytes) -> bool:
        """Whether it is worth asking the reader; loads nothing."""
        return any(mark in head for mark in self.marks)

    def recognises(self, head: bytes) -> bool:
        """Whether these first bytes are of this format."""
        return self.may_read(head) and self._reader.recognises(head)

    def read(self, stream: BinaryIO, name: str) -> Document:
        """The document in the stream; raises ``RefusedDocument``."""
        return self._reader.read(stream, name)

    @property
    def _reader(self) -> Reader:
        return cast(Reader, load(f"jiheng.readers.{self.module}", extra=self.extra))


READERS = (
    Format("pdf.reader", (b"%PDF-",)),
    Format("zipped", (b"PK\x03\x04",)),
    Format("compound", (b"\xd0\xcf\x11\xe0",)),
    Format("scan.reader", (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*"), extra="ocr"),
    Format("rtf", (b"{\\rtf",)),
    Format("spreadsheetml", (b"Workbook", b"W\0o\0r\0k\0b\0o\0o\0k")),
    Format("html", (b"<",)),
    Format("markdown", (b"|",), is_plain=True),
    Format("text", (b"",), is_plain=True),
)
"""In the order in which they are asked; text takes what is no known binary format."""

_HEAD = 1 << 16
_KNOWN_HEADS = (
    (b"GIF8", "动图"), (b"MZ", "程序"), (b"\x7fELF", "程序"),
    (b"Rar!", " RAR 压缩包"), (b"7z\xbc", " 7z 压缩包"),
)


def read_document(source: Path | str | bytes, *, name: str | None = None) -> Document:
    """The document at a path, or in bytes; raises ``RefusedDocument`` with one sentence for what cannot be taken in."""
    with open_source(source, name=name) as (stream, shown):
        return read_stream(stream, name=shown)


@contextmanager
def open_source(source: Path | str | bytes, *, name: str | None = None) -> Iterator[tuple[BinaryIO, str]]:
    """The bytes as a stream, with the name to show; raises ``RefusedDocument`` where a file cannot be opened or read on."""
    if isinstance(source, bytes):
        yield io.BytesIO(source), name or "粘贴的文本"
        return
    path = Path(source)
    try:
        with path.open("rb") as stream:
            yield stream, name or path.name.encode(errors="replace").decode()
    except FileNotFoundError as error:
        raise RefusedDocument(f"找不到文件“{path}”；请检查路径和文件名。") from error
    except IsADirectoryError as error:
        raise RefusedDocument(f"“{path}”是文件夹；请给出其中的一个文件，要一次全部读出，请用 jiheng read 文件夹 --out 指标.xlsx。") from error
    except OSError as error:
        raise RefusedDocument(f"“{path}”打不开（{say_why(error)}）；请检查权限，或先关闭正在使用它的程序。") from error


def read_stream(stream: BinaryIO, *, name: str) -> Document:
    """The document in a stream that can be rewound; raises ``RefusedDocument``."""
    head = look_at(stream)
    for reader in READERS:
        if reader.recognises(head):
            document = reader.read(stream, name)
            refuse_classified(document)
            return document
    kind = next((kind for known, kind in _KNOWN_HEADS if head.startswith(known)), "不认识的二进制文件")
    raise RefusedDocument(f"“{name}”是{kind}，绩衡读 PDF、工作簿、文档、网页和文本；请另存为 XLSX、DOCX 或 PDF，或复制表格粘贴。")


def look_at(stream: BinaryIO) -> bytes:
    """The first bytes, by which formats are told apart; the stream stands at its beginning again."""
    head = stream.read(_HEAD)
    stream.seek(0)
    return head


def is_plain(head: bytes) -> bool:
    """Whether only readers may take these bytes that need no process of their own."""
    return all(reader.is_plain for reader in READERS if reader.may_read(head))
