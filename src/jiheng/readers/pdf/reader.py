"""PDF → ``Document``: tables drawn with rules, joined over pages, and the lines of text around them; every cell with its page and box.

What cannot be read (pages that are pictures, characters that mean nothing outside their font) becomes a notice.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import BinaryIO

from jiheng.document import Document, Notice, NoticeKind
from jiheng.errors import MissingExtra, RefusedDocument
from jiheng.extras import load
from jiheng.readers.limits import CELLS, MEBIBYTE, read_whole
from jiheng.readers.pdf.blocks import Block, PrintedGrid, find_blocks
from jiheng.readers.pdf.page import Page
from jiheng.readers.pdf.pdfium import OpenPdf, open_pdf
from jiheng.readers.pdf.places import find_cells
from jiheng.readers.pdf.tables import join_tables
from jiheng.source import Source

FORMAT = "pdf"
_MARK, _BEFORE = b"%PDF-", b"\xef\xbb\xbf\0 \t\r\n"
_BYTES = 50 * MEBIBYTE
_SCANS = 100
_QUOTED = 40
_PART, _PARTS = 8, 4
"""A text is printed on another page where all but one in so many parts of it, of so many characters, are found there."""

_LEFT_OUT = {
    "beyond": "在页面以外，看不见", "slanting": "斜着印（水印或印章）", "invisible": "在文件里但不显示", "pale": "与纸同色，看不见", "clipped": "被边框截去，看不见",
}


def recognises(head: bytes) -> bool:
    """Whether these first bytes begin a PDF; some programs put blanks before it."""
    return head.lstrip(_BEFORE).startswith(_MARK)


def read(stream: BinaryIO, name: str) -> Document:
    """The tables of a PDF, or its lines where it has none; raises ``RefusedDocument`` for what is damaged, locked, too large or scanned."""
    content = read_whole(stream, name=name, limit=_BYTES)
    seen = _Seen(name)
    with open_pdf(content, name=name) as pdf:
        count = pdf.count
        if attached := pdf.list_attachments():
            seen.note(f"PDF 里附带 {len(attached)} 个文件，没有读：{_shorten('；'.join(attached))}；请另存出来再读", "around", page=None)
        for number in range(1, count + 1):
            page = pdf.read_page(number)
            seen.take(seen.scan(pdf, page) if page and page.is_picture else page, number)
    if not seen.blocks or seen.pictures == count:
        raise RefusedDocument(seen.say_why_empty())
    if not seen.squares:
        seen.note("没有表格，按行读成文字；请核对是不是选对了文件", "caution", page=None)
    seen.note_left_out()
    tables = tuple(join_tables(seen.blocks, name=name))
    return Document(name, hashlib.sha256(content).hexdigest(), FORMAT, tables, pages=count, notices=tuple(find_cells(seen.notices, tables)))


@dataclass(slots=True)
class _Seen:
    """What the pages gave so far: blocks and notices, the text of each page and what was left out of it (page, why, text), the number
    of squares in the grids, and of pages that are pictures or do not open."""

    name: str
    blocks: list[Block] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    left_out: list[tuple[int, str, str]] = field(default_factory=list)
    squares: int = 0
    pictures: int = 0
    scans: int = 0
    missing: MissingExtra | None = None
    closed: int = 0

    def take(self, page: Page | None, number: int) -> None:
        """Add one page; raises ``RefusedDocument`` where the tables become too large."""
        for text, kind in _remarks(page):
            self.note(text, kind, page=number)
        if page is None:
            self.closed += 1
            return
        self.pictures += page.is_picture
        blocks = find_blocks(page, before=self._find_table_before(number))
        if blocks is None:
            raise RefusedDocument(f"“{self.name}”第 {number} 页的线条过多，没有读取；请拆成几个文件，或只保留绩效目标表再试。")
        self.blocks += blocks
        self.texts[number] = "".join("".join(glyph.text for glyph in page.glyphs).split())
        self.left_out += [(number, why, text) for why, text in page.left_out.items()]
        grids = [block for block in blocks if isinstance(block, PrintedGrid)]
        if not all(grid.is_ruled for grid in grids):
            self.note("有没有竖线的表，按文字左右对齐的位置分列；请对照原文核对", "caution", page=number)
        if any(grid.has_told_rows for grid in grids):
            self.note("有没有横线的表，按文字上下对齐的位置分行；请对照原文核对", "caution", page=number)
        self.squares += sum(len(grid.squares) * len(grid.squares[0]) for grid in grids)
        if self.squares > CELLS:
            raise RefusedDocument(f"“{self.name}”的单元格超过 {CELLS:,} 个（到第 {number} 页），没有读取；请拆成几个文件再试。")

    def _find_table_before(self, number: int) -> PrintedGrid | None:
        """The table that the page before this one ended with."""
        before = takewhile(lambda block: block.page == number - 1, reversed(self.blocks))
        return next((block for block in before if isinstance(block, PrintedGrid)), None)

    def scan(self, pdf: OpenPdf, page: Page) -> Page:
        """The page as read from its picture; as it is where nothing reads pictures here, or its picture says too much."""
        try:
            scanner = load("jiheng.readers.scan.drawn", extra="ocr")
        except MissingExtra as error:
            self.missing = error
            self.note(str(error), "unread", page=page.number)
            return page
        self.scans += 1
        if self.scans > _SCANS:
            raise RefusedDocument(f"“{self.name}”的扫描页超过 {_SCANS} 页，没有读取；请拆成几个文件，或只保留绩效目标表再试。")
        scanned, notices = scanner.read_drawn(pdf, page, name=self.name)
        self.notices += notices
        read: Page = scanned
        return read

    def note(self, text: str, kind: NoticeKind, *, page: int | None) -> None:
        """Add a remark on a page, or on the whole file."""
        self.notices.append(Notice(text, Source(self.name, None, None, None, 0, 0, page), kind))

    def note_left_out(self) -> None:
        """Add what the pages left out, but not what a page cuts off because the next one or the one before prints it."""
        for number, why, text in self.left_out:
            near = "".join(self.texts.get(page, "") for page in (number - 1, number, number + 1))
            parts = [text[at:at + _PART] for at in range(0, len(text), _PART)]
            if len(parts) == 1 or sum(part not in near for part in parts) > len(parts) // _PARTS:
                self.note(f"有 {len(text)} 个字{_LEFT_OUT[why]}，没有读：“{_shorten(text)}”", "around", page=number)

    def say_why_empty(self) -> str:
        """One sentence on why there is no table in what was seen."""
        if self.missing:
            raise self.missing
        if self.pictures:
            return f"“{self.name}”是扫描件，图片里没有认出文字；请检查是不是选错了文件，或用每英寸 200 点以上重新扫描，或找原来的 Word、Excel 文件。"
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
    if page.is_overlaid:
        yield "这一页的文字是附在图片上的识别结果，可能有错字；请对照原件", "caution"
    if page.texts_on_top:
        yield f"有 {page.texts_on_top} 处后加的文字，按所在的位置读了；请核对", "caution"
    if page.pictures and not page.has_picture:
        yield f"有 {page.pictures} 幅图片没有读；里面如果有文字，请对照原文", "around"
    if page.remarks:
        said = "；".join(filter(None, page.remarks))
        yield f"有 {len(page.remarks)} 处批注，没有读" + (f"：“{_shorten(said)}”" if said else ""), "around"


def _shorten(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}……"
