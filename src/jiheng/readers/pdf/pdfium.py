"""Bytes → pages, by the C library pdfium; besides here it is called in ``fonts``, ``sheet``, ``objects``, ``drawing``, ``lettering``,
``characters``, ``spelling``, ``letters``, ``annotations``, ``remarks`` and ``picture`` only.

pdfium knows neither threads nor exceptions, so one lock guards it. How much is taken in is bounded by counting objects, path
segments and characters before Python looks at them.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2.raw as raw

from jiheng.errors import RefusedDocument
from jiheng.readers.pdf.annotations import open_form, read_annotations, read_text
from jiheng.readers.pdf.characters import find_quarters, open_text, read_characters
from jiheng.readers.pdf.drawing import read_drawing
from jiheng.readers.pdf.fonts import reading_fonts
from jiheng.readers.pdf.page import Page
from jiheng.readers.pdf.picture import draw
from jiheng.readers.pdf.remarks import Remarks
from jiheng.readers.pdf.sheet import Sheet
from jiheng.readers.pdf.spelling import count_characters

_PAGES = 500
_SIDE = 20_000
_OBJECTS_PER_PAGE = 100_000
_CHARACTERS_PER_PAGE = 200_000
_WORK = 1_500_000
"""Objects, path segments and characters of a whole document: as many as are read in some seconds."""

_LOCK = threading.Lock()
_ATTACHMENTS = 1_000
_TOO_MUCH = "；请拆成几个文件，或只保留绩效目标表再试。"


class OpenPdf:
    """A PDF that pdfium holds open: ``count`` pages, read one at a time; ``remarks`` are those on them."""

    def __init__(self, handle: object, form: object | None, *, content: bytes, name: str) -> None:
        self._handle, self._form = handle, form
        self._content, self._name = content, name
        self.remarks = Remarks(handle)
        self._work = 0
        self.count = int(raw.FPDF_GetPageCount(handle))
        if self.count > _PAGES:
            raise RefusedDocument(f"“{name}”有 {self.count:,} 页，超过 {_PAGES} 页，没有读取{_TOO_MUCH}")

    def list_attachments(self) -> list[str]:
        """The names of the files that the PDF carries."""
        count = min(max(int(raw.FPDFDoc_GetAttachmentCount(self._handle)), 0), _ATTACHMENTS)
        found = (raw.FPDFDoc_GetAttachment(self._handle, index) for index in range(count))
        return [_name_of(one) for one in found if one]

    def read_page(self, number: int) -> Page | None:
        """Page ``number`` (from 1), None where pdfium cannot open it; raises ``RefusedDocument`` where it is too large or too full."""
        with reading_fonts(), _open_page(self._handle, number) as page:
            return self._read(page, number) if page else None

    def draw_page(self, number: int, *, side: int) -> bytes | None:
        """Page ``number`` (from 1) as a PNG whose longer side has ``side`` pixels, with what was filled in; None where it does not open."""
        # opened once more, for what was read keeps the fonts that it was read with
        with _open_document(self._content, name=self._name) as handle, open_form(handle), _open_page(handle, number) as page:
            return draw(page, side=side) if page else None

    def _read(self, page: object, number: int) -> Page:
        place = f"“{self._name}”第 {number} 页"
        objects = int(raw.FPDFPage_CountObjects(page))
        sheet = Sheet.of(page)
        if not all(0 < side <= _SIDE for side in sheet.size):
            raise RefusedDocument(f"{place}的尺寸不对（{'×'.join(f'{side:,.0f}' for side in sheet.size)} 磅），没有读取；请另存为普通纸张大小的 PDF 再试。")
        if objects > _OBJECTS_PER_PAGE:
            raise RefusedDocument(f"{place}的内容过多（{objects:,} 个图形和文字块），没有读取{_TOO_MUCH}")
        with open_text(page) as text:
            count = count_characters(text)
            if count > _CHARACTERS_PER_PAGE:
                raise RefusedDocument(f"{place}的文字超过 {_CHARACTERS_PER_PAGE:,} 个，没有读取{_TOO_MUCH}")
            upright = sheet.turned_to(find_quarters(text, default=sheet.quarters))
            drawing = read_drawing(page, upright)
            if drawing is None:
                raise RefusedDocument(f"{place}的线条过多，没有读取{_TOO_MUCH}")
            self._count(objects + drawing.segments + count)
            characters = read_characters(text, upright, drawing)
        added = read_annotations(page, self._form, upright)
        return Page(
            number, *upright.size, sheet.quarters - upright.quarters, characters.glyphs + added.glyphs, drawing.rules,
            has_picture=drawing.has_picture, is_overlaid=characters.is_overlaid, unreadable=characters.unreadable,
            left_out=characters.left_out, texts_on_top=added.texts_on_top, remarks=added.remarks,
            pictures=drawing.pictures,
        )

    def _count(self, work: int) -> None:
        self._work += work
        if self._work > _WORK:
            raise RefusedDocument(f"“{self._name}”的文字和图形太多，没有读取{_TOO_MUCH}")


@contextmanager
def open_pdf(content: bytes, *, name: str) -> Iterator[OpenPdf]:
    """The PDF in ``content``; an empty password opens what asks for none. Raises ``RefusedDocument`` for damaged and locked files."""
    with _LOCK, _open_document(content, name=name) as handle, open_form(handle) as form:
        yield OpenPdf(handle, form, content=content, name=name)


@contextmanager
def _open_document(content: bytes, *, name: str) -> Iterator[object]:
    handle = raw.FPDF_LoadMemDocument64(content, len(content), None)
    if not handle:
        raise RefusedDocument(_why_not(int(raw.FPDF_GetLastError()), name=name))
    try:
        yield handle
    finally:
        raw.FPDF_CloseDocument(handle)


@contextmanager
def _open_page(handle: object, number: int) -> Iterator[object | None]:
    """Page ``number`` (from 1) of an open document; None where it does not open."""
    page = raw.FPDF_LoadPage(handle, number - 1)
    try:
        yield page or None
    finally:
        if page:
            raw.FPDF_ClosePage(page)


def _name_of(attachment: object) -> str:
    return read_text(lambda buffer, size: int(raw.FPDFAttachment_GetName(attachment, buffer, size)))


def _why_not(code: int, *, name: str) -> str:
    if code == raw.FPDF_ERR_PASSWORD:
        return f"“{name}”要密码才能打开；请解除密码后另存一份再试。"
    if code == raw.FPDF_ERR_SECURITY:
        return f"“{name}”的加密方式不认识；请解除加密后另存一份再试。"
    return f"PDF 文件“{name}”已损坏或不完整，打不开；请从原处重新下载，或用 Word、WPS 另存为 PDF 再试。"
