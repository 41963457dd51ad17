"""One page of a PDF as people see it."""

from jiheng.errors import RefusedDocument
from jiheng.readers.pdf.blocks import PrintedGrid, find_blocks
from jiheng.readers.pdf.page import Page
from jiheng.readers.pdf.pdfium import open_pdf
from jiheng.readers.sight import Sight, Spot
from jiheng.source import Box


def see(content: bytes, number: int, *, name: str, side: int) -> Sight:
    """Page ``number`` (from 1) with its picture, whose longer side has ``side`` pixels; raises ``RefusedDocument`` where there is none."""
    with open_pdf(content, name=name) as pdf:
        if not 1 <= number <= pdf.count:
            raise RefusedDocument(f"“{name}”没有第 {number} 页，只有 {pdf.count} 页；请给出 1 到 {pdf.count} 的页码。")
        page, picture = pdf.read_page(number), pdf.draw_page(number, side=side)
    if page is None or picture is None:
        raise RefusedDocument(f"“{name}”第 {number} 页打不开；请核对原文件，或用 Word、WPS 另存为 PDF 再试。")
    width, height = (page.height, page.width) if page.quarters % 2 else (page.width, page.height)
    return Sight(picture, width, height, _spots(page))


def _spots(page: Page) -> dict[Box, tuple[Spot, ...]]:
    found: dict[Box, tuple[Spot, ...]] = {}
    for block in find_blocks(page, with_letters=True) or ():
        for printed in block.cells if isinstance(block, PrintedGrid) else (block,):
            found[printed.box] = tuple(Spot(*letter) for letter in printed.letters)
    return found
