"""One table of a document without pages as the reader saw it: its grid, and every stretch in the colour of its meaning."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from jiheng.charts.svg import element, text_width
from jiheng.document import Cell, Document, Row
from jiheng.domain.filing import Filing
from jiheng.publication.view import legend
from jiheng.publication.view.meanings import Mark, Meaning
from jiheng.publication.view.stretches import Place, cut, list_notices, marks_by_cell, place

ROWS = 300
"""How many rows are drawn; the legend says how many are left."""

_LINE, _PADDING = 18.0, 4.0
_NARROW, _WIDE = 60.0, 260.0
_CELL = "#9AA5B1"


class Laid(NamedTuple):
    """A cell where it is drawn: left, top, right, bottom in pixels."""

    cell: Cell
    left: float
    top: float
    right: float
    bottom: float


def draw_table(document: Document, filings: Sequence[Filing], *, number: int) -> str:
    """An SVG of table ``number`` (from 1), with the legend on its right."""
    table = document.tables[number - 1]
    marks = marks_by_cell(filings)
    laid = list(_lay(table.rows[:ROWS]))
    body, used = [], set[Meaning]()
    for item in laid:
        body.append(_draw(item, marks if filings else {}, used))
    remarks = [] if filings else ["没有认出表式，只画出单元格"]
    if len(table.rows) > ROWS:
        remarks.append(f"只画了前 {ROWS} 行，后面还有 {len(table.rows) - ROWS:,} 行没有画出")
    remarks += [f"※ {notice.text}" for notice in list_notices(document, filings) if notice.source.table in (None, number)]
    right, bottom = max((item.right for item in laid), default=0.0), max((item.bottom for item in laid), default=0.0)
    heading = f"{document.name} 表 {number}{f'（{table.caption}）' if table.caption else ''}，共 {len(document.tables)} 张表"
    beside, height = legend.legend(used, remarks, left=right, heading=heading)
    width, height = right + legend.WIDTH, max(bottom, height)
    return element(
        "svg", element("title", escape(heading)), element("rect", width=width, height=height, fill="#FFFFFF"), *body, beside,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width:.1f} {height:.1f}", width=width, height=height,
        font_size=13, font_family="sans-serif", role="img", lang="zh-CN",
    )


def _lay(rows: Sequence[Row]) -> Iterator[Laid]:
    """Each cell once, over all the squares that repeat it; a line outside the grid is as wide as the grid."""
    count = max((len(row) for row in rows), default=0)
    squares: dict[Place, list[tuple[int, int]]] = {}
    cells: dict[Place, Cell] = {}
    for at, row in enumerate(rows):
        for column, cell in enumerate(row * count if len(row) == 1 else row):
            squares.setdefault(place(cell.source), []).append((at, column))
            cells[place(cell.source)] = cell
    spans = {key: (min(where), max(where)) for key, where in squares.items()}
    lefts = _running(_widths(rows, count))
    heights = [_LINE + 2 * _PADDING] * len(rows)
    for key, ((first, left), (last, right)) in spans.items():
        lines = list(legend.wrap(cells[key].text, width=lefts[right + 1] - lefts[left] - 2 * _PADDING))
        heights[last] += max(_LINE * (len(lines) + 0.5) + 2 * _PADDING - sum(heights[first:last + 1]), 0.0)
    tops = _running(heights)
    for key, ((first, left), (last, right)) in spans.items():
        yield Laid(cells[key], lefts[left], tops[first], lefts[right + 1], tops[last + 1])


def _widths(rows: Sequence[Row], count: int) -> list[float]:
    """How wide each column is: as its texts, within limits; a table of lines alone is wider."""
    widths = [_NARROW if count > 1 else 3 * _WIDE] * count
    for row in rows:
        for column, cell in enumerate(row if len(row) > 1 else ()):
            widths[column] = min(max(widths[column], text_width(cell.text) + 2 * _PADDING), _WIDE)
    return widths


def _running(sizes: Sequence[float]) -> list[float]:
    """Where each begins, and where the last ends."""
    places = [0.0]
    for size in sizes:
        places.append(places[-1] + size)
    return places


def _draw(item: Laid, marks: Mapping[Place, list[Mark]], used: set[Meaning]) -> str:
    cell = item.cell
    number = f"{cell.source.table}:{cell.source.row}:{cell.source.column}"
    owners = _owners(cell, marks.get(place(cell.source), ())) if marks else [None] * len(cell.text)
    used.update(owner.meaning for owner in owners if owner)
    width, height = item.right - item.left, item.bottom - item.top
    at, y = 0, item.top + _PADDING + _LINE
    drawn: list[str] = []
    for line in legend.wrap(cell.text, width=width - 2 * _PADDING):
        at = cell.text.find(line, at)
        drawn += _line(line, owners[at:at + len(line)], x=item.left + _PADDING, y=y)
        at, y = at + len(line), y + _LINE
    return element(
        "g", element("title", f"表{number}"),
        element("rect", x=item.left, y=item.top, width=width, height=height, fill="none", stroke=_CELL), *drawn,
        element("text", number, x=item.left + 1, y=item.top + 8, font_size=8, fill="#5C6B7A"),
    )


def _line(line: str, owners: Sequence[Mark | None], *, x: float, y: float) -> Iterator[str]:
    """One line of text on the colours of its stretches."""
    at, left = 0, x
    for owner, run in groupby(owners):
        size = len(list(run))
        width = text_width(line[at:at + size])
        if owner:
            yield element(
                "rect", element("title", escape(owner.label)), x=left, y=y - _LINE + 5, width=width, height=_LINE - 2,
                fill=owner.meaning.colour, fill_opacity="0.3",
            )
        at, left = at + size, left + width
    if line:
        yield element("text", escape(line), x=x, y=y, textLength=left - x, fill="#1D2733")


def _owners(cell: Cell, marks: Sequence[Mark]) -> list[Mark | None]:
    """Which mark each character of a cell belongs to."""
    owners: list[Mark | None] = [None] * len(cell.text)
    for stretch in cut(cell, marks):
        owners[stretch.source.start:stretch.source.end] = [stretch] * (stretch.source.end - stretch.source.start)
    return owners
