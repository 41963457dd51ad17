"""PDF → ``Document``: tables drawn with rules, joined over pages, and the lines of text around them; every cell with its page and box.

What cannot be read (pages that are pictures, characters that mean nothing outside their font) becomes a notice.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from jiheng.document import Document, Notice, NoticeKind
from jiheng.errors import RefusedDocument
from jiheng.readers.limits import CELLS, MEBIBYTE, read_whole
from jiheng.readers.pdf.blocks import Block, PrintedGrid, find_blocks
from jiheng.readers.pdf.page import Page
from jiheng.readers.pdf.pdfium import open_pdf
from jiheng.readers.pdf.tables import join_tables
from jiheng.source import Source

FORMAT = "pdf"
_MARK, _BEFORE = b"%PDF-", b"\xef\xbb\xbf\0 \t\r\n"
_BYTES = 50 * MEBIBYTE


def recognises(head: bytes) -> bool:
    """Whether these first bytes begin a PDF; some programs put blanks before it."""
    return head.lstrip(_BEFORE).startswith(_MARK)


def read(stream: BinaryIO, name: str) -> Document:
    """The ruled tables of a PDF; raises ``RefusedDocument`` for what is damaged, locked, too large, scanned or has no ruled table."""
    content = read_whole(stream, name=name, limit=_BYTES)
    seen = _Seen(name)
    with open_pdf(content, name=name) as pdf:
        count = pdf.count
        for number in range(1, count + 1):
            seen.take(pdf.read_page(number), number)
    if not seen.squares:
        raise RefusedDocument(seen.say_why_empty())
    tables = tuple(join_tables(seen.blocks, name=name))
    return Document(name, hashlib.sha256(content).hexdigest(), FORMAT, tables, pages=count, notices=tuple(seen.notices))


@dataclass(slots=True)
class _Seen:
    """What the pages gave so far: blocks, notices, the number of squares in the grids, and of pages that are pictures or do not open."""

    name: str
    blocks: list[Block] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    squares: int = 0
    pictures: int = 0
    closed: int = 0

    def take(self, page: Page | None, number: int) -> None:
        """Add one page; raises ``RefusedDocument`` where the tables become too large."""
        self.notices += [Notice(text, Source(self.name, None, None, None, 0, 0, number), kind) for text, kind in _remarks(page)]
        if page is None:
            self.closed += 1
            return
        self.pictures += page.has_picture and not page.glyphs
        blocks = find_blocks(page)
        if blocks is None:
            raise RefusedDocument(f"“{self.name}”第 {number} 页的线条过多，没有读取；请拆成几个文件，或只保留绩效目标表再试。")
        self.blocks += blocks
        self.squares += sum(len(block.squares) * len(block.squares[0]) for block in blocks if isinstance(block, PrintedGrid))
        if self.squares > CELLS:
            raise RefusedDocument(f"“{self.name}”的单元格超过 {CELLS:,} 个（到第 {number} 页），没有读取；请拆成几个文件再试。")

    def say_why_empty(self) -> str:
        """One sentence on why there is no table in what was seen."""
        if self.pictures:
            return f"“{self.name}”是扫描件，页面是图片，里面的文字还不能读；请找原来的 Word、Excel 或可以选中文字的 PDF，或先用 WPS 等软件识别成表格再试。"
        if self.blocks:
            return f"“{self.name}”里没有用框线画出的表格；请给表格加上框线再另存为 PDF，或提供 Word、Excel 格式的原表。"
        if self.closed:
            return f"“{self.name}”的页面都打不开，文件可能已损坏；请从原处重新下载，或用 Word、WPS 另存为 PDF 再试。"
        return f"“{self.name}”里没有文字，也没有表格；请检查是不是选错了文件。"


def _remarks(page: Page | None) -> Iterator[tuple[str, NoticeKind]]:
    """What was not read of a page, in sentences."""
    if page is None:
        yield "这一页打不开，没有读；请核对原文件", "unread"
        return
    if page.has_picture and not page.glyphs:
        yield "这一页是图片（扫描件），里面的文字没有读", "unread"
    if page.unreadable:
        yield f"有 {page.unreadable} 个字的字体没有编码，认不出是什么字，读成了“\ufffd”；请对照原文", "unread"
    if page.beyond:
        yield f"有 {page.beyond} 个字在页面以外，看不见，没有读", "around"
