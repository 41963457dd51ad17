"""One page of a PDF as people see it."""

from jiheng.errors import RefusedDocument
from jiheng.readers.pdf.blocks import PrintedGrid, find_blocks
from jiheng.readers.pdf.page import Page
from jiheng.readers.pdf.pdfium import OpenPdf, open_pdf
from jiheng.readers.sight import Sight, Spot
from jiheng.source import Box

_PAGES_BACK = 10


def see(content: bytes, number: int, *, name: str, side: int) -> Sight:
    """Page ``number`` (from 1) with its picture, whose longer side has ``side`` pixels; raises ``RefusedDocument`` where there is none."""
    with open_pdf(content, name=name) as pdf:
        if not 1 <= number <= pdf.count:
            raise RefusedDocument(f"“{name}”没有第 {number} 页，只有 {pdf.count} 页；请给出 1 到 {pdf.count} 的页码。")
        page, picture = pdf.read_page(number), pdf.draw_page(number, side=side)
        before = _find_table_before(pdf, number)
    if page is None or picture is None:
        raise RefusedDocument(f"“{name}”第 {number} 页打不开；请核对原文件，或用 Word、WPS 另存为 PDF 再试。")
    width, height = (page.height, page.width) if page.quarters % 2 else (page.width, page.height)
    return Sight(picture, width, height, _spots(page, before))


def _find_table_before(pdf: OpenPdf, number: int) -> PrintedGrid | None:
    """The table that the page before ``number`` ends with, as the reader saw it: where one without outer rules goes on over many pages,
    what it shows of its columns comes from further up."""
    first, before = number, None
    while first > 1 and number - first < _PAGES_BACK:
        first -= 1
        before = _last_table(pdf.read_page(first), None)
        if before and not any(before.open_sides):
            break
    for between in range(first + 1, number):
        before = _last_table(pdf.read_page(between), before)
    return before


def _last_table(page: Page | None, before: PrintedGrid | None) -> PrintedGrid | None:
    blocks = (find_blocks(page, before=before) or []) if page else []
    return next((block for block in reversed(blocks) if isinstance(block, PrintedGrid)), None)


def _spots(page: Page, before: PrintedGrid | None) -> dict[Box, tuple[Spot, ...]]:
    found: dict[Box, tuple[Spot, ...]] = {}
    for block in find_blocks(page, with_letters=True, before=before) or ():
        for printed in block.cells if isinstance(block, PrintedGrid) else (block,):
            found[printed.box] = tuple(Spot(*letter) for letter in printed.letters)
    return found
