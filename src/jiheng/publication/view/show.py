"""What the reader saw of one page, or of one table where the format has no pages."""

from collections.abc import Sequence
from typing import Literal

from jiheng.document import Document
from jiheng.domain.filing import Filing
from jiheng.errors import RefusedDocument
from jiheng.publication.view.bitmap import tint
from jiheng.publication.view.html import as_page
from jiheng.publication.view.page import draw_page
from jiheng.publication.view.stretches import cut, list_cells, marks_by_cell, place
from jiheng.publication.view.table import draw_table
from jiheng.readers.sight import Sight

Kind = Literal["svg", "html", "png"]


def draw_view(document: Document, filings: Sequence[Filing], sight: Sight | None, *, page: int, kind: Kind) -> bytes:
    """The view in UTF-8, or as a PNG; ``sight`` is page ``page``, without one that is the number of a table.

    Raises ``RefusedDocument`` where there is no such table, or no picture for a PNG.
    """
    if sight is None and not 1 <= page <= len(document.tables):
        count = len(document.tables)
        raise RefusedDocument(f"“{document.name}”没有第 {page} 张表，只有 {count} 张；这种文件没有页，--page 是表的编号，请给出 1 到 {count}。")
    if kind == "png":
        return _picture(document, filings, sight, page=page)
    drawing = draw_page(document, filings, sight, page=page) if sight else draw_table(document, filings, number=page)
    return (drawing if kind == "svg" else as_page(drawing, title=f"{document.name} {'第' if sight else '表'} {page}")).encode()


def _picture(document: Document, filings: Sequence[Filing], sight: Sight | None, *, page: int) -> bytes:
    if sight is None:
        raise RefusedDocument(f"“{document.name}”没有页面图片，不能写成 PNG；请用 -o 写成 .svg 或 .html。")
    marks = marks_by_cell(filings)
    cells = list(list_cells(document, page=page))
    stretches = [stretch for cell in cells for stretch in cut(cell, marks.get(place(cell.source), ()))] if filings else []
    return tint(sight, stretches, [cell.source.box for cell in cells if cell.source.box])
