"""A generated file as a DOCX of our own XML."""

import html
from collections.abc import Iterator, Sequence
from itertools import groupby

from tests.generated.pages import Box, Grid
from tests.generated.styles import Style
from tests.readers import papers

_RULES = {"thin": ("single", 4), "thick": ("single", 18), "double": ("double", 6), "dotted": ("dotted", 4), "dashed": ("dashed", 4),
          "boxes": ("single", 8), "each": ("single", 2)}  # fmt: skip
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_POINT = 20


def write_docx(grids: Sequence[Grid], style: Style) -> bytes:
    """Every table between its lines, on pages of the style."""
    parts = []
    for number, grid in enumerate(grids):
        opening = "<w:p><w:r><w:br w:type='page'/></w:r></w:p>" if number and style.apart else ""
        lines = [_paragraph(text, style) for text in grid.above]
        parts.append(opening + "".join(lines) + _table(grid, style) + papers.paragraph("") + "".join(map(papers.paragraph, grid.below)))
    width, height = (round(side * _POINT) for side in style.page)
    return papers.docx("".join(parts) + f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/></w:sectPr>')


def _table(grid: Grid, style: Style) -> str:
    kind, size = _RULES[style.rules]
    borders = "".join(
        f'<w:{side} w:val="{"nil" if side in style.open_at else kind}" w:sz="{size}" w:space="0" w:color="auto"/>' for side in _SIDES
    )
    scale = (style.page[0] - 90) * _POINT / sum(grid.widths)
    columns = "".join(f'<w:gridCol w:w="{round(width * scale)}"/>' for width in grid.widths)
    lines = []
    for number, cells in groupby(_cells(grid), key=lambda cell: cell[0]):
        flags = "<w:tblHeader/>" * (style.repeats_head and number < grid.head_rows) + "<w:cantSplit/>" * (style.cuts == "never")
        lines.append(f"<w:tr><w:trPr>{flags}</w:trPr>{''.join(_cell(box, merged, style) for _, _, box, merged in cells)}</w:tr>")
    return f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _cells(grid: Grid) -> Iterator[tuple[int, int, Box, str]]:
    """Row, column and box of every w:tc; a box that reaches down has one in every row, ``restart`` in the first, ``continue`` below."""
    cells = []
    for row, column, box in grid.placed():
        for down in range(box.down):
            cells.append((row + down, column, box, "" if box.down == 1 else "continue" if down else "restart"))
    return iter(sorted(cells, key=lambda cell: cell[:2]))


def _cell(box: Box, merged: str, style: Style) -> str:
    span = f'<w:gridSpan w:val="{box.across}"/>' if box.across > 1 else ""
    down = f'<w:vMerge w:val="{merged}"/>' if merged else ""
    shade = '<w:shd w:val="clear" w:fill="D9D9D9"/>' if box.head and style.shaded else ""
    middle = '<w:vAlign w:val="center"/>' if style.middle else ""
    text = "" if merged == "continue" else box.text
    return f"<w:tc><w:tcPr>{span}{down}{shade}{middle}</w:tcPr>{''.join(_paragraph(line, style) for line in text.split(chr(10)))}</w:tc>"


def _paragraph(text: str, style: Style) -> str:
    """A paragraph whose text is cut into several runs, as Word leaves it."""
    look = f'<w:rPr><w:rFonts w:eastAsia="{style.font}"/><w:sz w:val="{round(style.size * 2)}"/></w:rPr>'
    middle = len(text) // 2
    parts = filter(None, (text[:middle], text[middle:]))
    runs = "".join(f'<w:r>{look}<w:t xml:space="preserve">{html.escape(part)}</w:t></w:r>' for part in parts)
    return f"<w:p>{runs}</w:p>"
