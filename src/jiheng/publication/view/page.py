"""One page as the reader saw it: the picture, the cells with their numbers, and every stretch in the colour of its meaning."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from jiheng.charts.svg import element
from jiheng.document import Cell, Document
from jiheng.domain.filing import Filing
from jiheng.publication.view import legend
from jiheng.publication.view.meanings import Mark, Meaning
from jiheng.publication.view.stretches import cut, list_cells, list_notices, marks_by_cell, place
from jiheng.readers.sight import Sight

_CELL = "#5C6B7A"
_NUMBER_SIZE = 5
_QUOTED = 80


def draw_page(document: Document, filings: Sequence[Filing], sight: Sight, *, page: int) -> str:
    """An SVG of page ``page``; measured in points of the page, with the legend on its right."""
    marks = marks_by_cell(filings)
    cells = list(list_cells(document, page=page))
    stretches = [stretch for cell in cells for stretch in cut(cell, marks.get(place(cell.source), ()))] if filings else []
    remarks = [f"※ {notice.text}" for notice in list_notices(document, filings) if notice.source.page == page]
    used: set[Meaning] = {stretch.meaning for stretch in stretches}
    heading = f"{document.name} 第 {page} 页，共 {document.pages} 页"
    beside, height = legend.legend(used, remarks if filings else ["没有认出表式，只画出单元格", *remarks], left=sight.width, heading=heading)
    picture = f"data:image/png;base64,{b64encode(sight.picture).decode()}"
    width, height = sight.width + legend.WIDTH, max(sight.height, height)
    return element(
        "svg", element("title", escape(heading)), element("rect", width=width, height=height, fill="#FFFFFF"),
        element("image", href=picture, width=sight.width, height=sight.height, preserveAspectRatio="none"),
        *(_stretch(stretch, sight) for stretch in stretches), *map(_cell, cells), beside,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width:.1f} {height:.1f}", width=width, height=height,
        font_size=13, font_family="sans-serif", role="img", lang="zh-CN",
    )


def _stretch(stretch: Mark, sight: Sight) -> str:
    return element("g", element("title", escape(stretch.label)), *_boxes(stretch, sight), fill=stretch.meaning.colour, fill_opacity="0.3")


def _boxes(stretch: Mark, sight: Sight) -> Iterator[str]:
    for left, top, right, bottom in sight.find_boxes(stretch.source):
        yield element("rect", x=left - 0.5, y=top - 0.5, width=right - left + 1, height=bottom - top + 1)


def _cell(cell: Cell) -> str:
    """The outline of a cell with its place as findings say it."""
    if cell.source.box is None:
        return ""
    left, top, right, bottom = cell.source.box
    number = f"{cell.source.table}:{cell.source.row}:{cell.source.column}"
    said = cell.text if len(cell.text) <= _QUOTED else f"{cell.text[:_QUOTED]}……"
    return element(
        "g", element("title", escape(f"表{number} {said}")),
        element("rect", x=left, y=top, width=right - left, height=bottom - top, fill="none", stroke=_CELL, stroke_width="0.6",
                pointer_events="all"),
        element("text", number, x=left + 1, y=top + _NUMBER_SIZE, font_size=_NUMBER_SIZE, fill=_CELL),
    )
