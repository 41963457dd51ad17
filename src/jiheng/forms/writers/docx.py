"""Form sheets → a Word document that people edit: a section a sheet, real tables whose heads repeat and whose rows break over pages."""

import datetime
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as DocumentFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.forms.writers.grid import FOOTER_SIZE, NO_RULES, Grid, align_of, is_strong, lay_grids, printable, shown
from jiheng.forms.writers.measure import INSET, fitted_size, row_heights, whole_rows
from jiheng.forms.writers.pictures import draw_png

_TWIPS_A_MM = 1440 / 25.4
_FONTS = {False: "仿宋_GB2312", True: "黑体"}
_LABEL_FONT, _WESTERN = "宋体", "Times New Roman"
_ALIGN = {"left": "left", "centre": "center", "right": "right"}
_SIDES = ("top", "left", "bottom", "right")
_PLAIN_SIDES = "".join(f'<w:{side} w:val="nil"/>' for side in _SIDES)
_RULES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in (*_SIDES, "insideH", "insideV"))
_NAME = re.compile(r"\W+")
_NAME_LENGTH = 40
_TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>'
_EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


class _Block(NamedTuple):
    """Rows that become one table (``first`` to before ``end``), the first ``heads`` of them repeated."""

    first: int
    end: int
    heads: int


def write_docx(sheets: Sequence[FormSheet]) -> bytes:
    """The bytes of a ``.docx``: A4, a section a sheet with a bookmark on its title, page numbers at the foot.

    The fonts are named and not embedded; where one is missing the word processor takes another. Raises ``JihengError`` where there are no
    sheets, ``MissingExtra`` for a picture where the typesetter (extra ``pdf``) is not installed.
    """
    grids = lay_grids(sheets)
    paper = Document()
    body: Any = paper.element.body
    for child in list(body):
        body.remove(child)
    footers = {line: _write_footer(paper, line) for line in dict.fromkeys(printable(grid.sheet.footer) for grid in grids)}
    for number, grid in enumerate(grids, start=1):
        for block in _write_sheet(paper, grid, number):
            body.append(parse_xml(block))
        section = _section(grid, footers[printable(grid.sheet.footer)])
        is_last = number == len(grids)
        body.append(parse_xml(_tiny("" if is_last else section)))
        if is_last:
            body.append(parse_xml(section))
    properties = paper.core_properties
    properties.title, properties.author, properties.comments = printable(sheets[0].name)[:255], "绩衡", ""
    properties.created = properties.modified = _EPOCH
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _write_sheet(paper: DocumentFile, grid: Grid, number: int) -> Iterator[str]:
    """A title or line over all columns as a paragraph, everything else as tables; the first of them has the bookmark."""
    mark = _bookmark(grid, number)
    whole = whole_rows(grid, row_heights(grid, at_least=grid.least_heights))
    is_after_table = False
    for block in _blocks(grid):
        alone = grid.rows[block.first][0] if block.end - block.first == 1 else None
        if alone and alone.role in NO_RULES and alone.columns == len(grid.widths) and not alone.picture:
            yield _heading(grid, alone, mark)
            is_after_table = False
        else:
            if is_after_table:
                yield _tiny("")
            yield _table(paper, grid, block, whole, mark)
            is_after_table = True
        mark = ""


def _blocks(grid: Grid) -> Iterator[_Block]:
    """Rows without rules stand alone; the table begins anew at the rows that repeat, for only the first rows of a table can."""
    head = grid.head
    first = 0
    for row in range(1, len(grid.rows) + 1):
        is_end = row == len(grid.rows)
        if not is_end and grid.straddles(row):
            continue
        if is_end or (head and row == head[0]) or _is_plain(grid, row) or _is_plain(grid, row - 1):
            heads = head[1] - head[0] + 1 if head and head[0] == first and row > head[1] else 0
            yield _Block(first, row, heads)
            first = row


def _is_plain(grid: Grid, row: int) -> bool:
    return bool(grid.rows[row]) and all(cell.role in NO_RULES for cell in grid.rows[row])


def _bookmark(grid: Grid, number: int) -> str:
    name = _NAME.sub("_", f"表{number}_{grid.sheet.name}")[:_NAME_LENGTH]
    return f'<w:bookmarkStart w:id="{number}" w:name="{escape(name)}"/><w:bookmarkEnd w:id="{number}"/>'


def _tiny(section: str) -> str:
    """A paragraph that takes no room: between two tables, and at the end of a section, for no document ends with a table."""
    return f"<w:p {nsdecls('w')}><w:pPr>{_TINY}{section}</w:pPr></w:p>"


def _heading(grid: Grid, cell: FormCell, mark: str) -> str:
    level = '<w:outlineLvl w:val="0"/>' if mark else ""
    look = f'<w:pPr><w:keepNext/><w:spacing w:before="0" w:after="60"/><w:jc w:val="{_ALIGN[align_of(cell)]}"/>{level}</w:pPr>'
    return f"<w:p {nsdecls('w')}>{look}{mark}{_runs(grid, cell)}</w:p>"


def _table(paper: DocumentFile, grid: Grid, block: _Block, whole: set[int], mark: str) -> str:
    """The table as XML, which is many times faster than cell by cell."""
    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in grid.widths)
    least = grid.least_heights
    places = _places(grid, block)
    rows = []
    for row in range(block.first, block.end):
        cells = "".join(_cell(paper, grid, *place, mark if place is places[block.first][0] else "") for place in places[row])
        height = f'<w:trHeight w:val="{_twips(least[row])}" w:hRule="atLeast"/>' if row in least else ""
        head = "<w:tblHeader/>" if row < block.first + block.heads else ""
        rows.append(f"<w:tr><w:trPr>{'<w:cantSplit/>' if row in whole else ''}{height}{head}</w:trPr>{cells}</w:tr>")
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{_twips(sum(grid.widths))}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{_RULES}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _places(grid: Grid, block: _Block) -> dict[int, list[tuple[FormCell, int]]]:
    """By row, the cells that begin in it or go on through it, from left to right, each with the row where it is now."""
    places: dict[int, list[tuple[FormCell, int]]] = {row: [] for row in range(block.first, block.end)}
    for cells in grid.rows[block.first : block.end]:
        for cell in cells:
            for row in range(cell.row, cell.row + cell.rows):
                places[row].append((cell, row))
    for found in places.values():
        found.sort(key=lambda place: place[0].column)
    return places


def _cell(paper: DocumentFile, grid: Grid, cell: FormCell, row: int, mark: str) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = "" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if row == cell.row else '<w:vMerge w:val="continue"/>'
    rules = f"<w:tcBorders>{_PLAIN_SIDES}</w:tcBorders>" if cell.role in NO_RULES else ""
    align = _ALIGN["centre" if cell.picture else align_of(cell)]
    look = f'<w:pPr><w:spacing w:before="20" w:after="20"/><w:jc w:val="{align}"/></w:pPr>'
    content = "" if row != cell.row else _picture(paper, grid, cell) if cell.picture else _runs(grid, cell)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(grid.width(cell))}" w:type="dxa"/>{span}{merge}{rules}'
        f'<w:vAlign w:val="center"/></w:tcPr><w:p>{look}{mark}{content}</w:p></w:tc>'
    )


def _runs(grid: Grid, cell: FormCell) -> str:
    text = shown(cell)
    if not text:
        return ""
    font = _LABEL_FONT if cell.role == "label" and not is_strong(cell) else _FONTS[is_strong(cell)]
    fonts = f'<w:rFonts w:ascii="{_WESTERN}" w:hAnsi="{_WESTERN}" w:eastAsia="{font}" w:hint="eastAsia"/>'
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f'<w:r><w:rPr>{fonts}<w:sz w:val="{int(fitted_size(grid, cell) * 2)}"/></w:rPr>{lines}</w:r>'


def _picture(paper: DocumentFile, grid: Grid, cell: FormCell) -> str:
    """The chart as a drawing in the line, with what it says for those who do not see it."""
    width = grid.width(cell)
    drawing: Any = paper.part.new_pic_inline(BytesIO(draw_png(cell.picture, width=width)), width=Mm(width - 2 * INSET))
    drawing.docPr.set("descr", cell.text)
    written: str = parse_xml(f"<w:r {nsdecls('w')}><w:drawing/></w:r>").xml
    return written.replace("<w:drawing/>", f"<w:drawing>{drawing.xml}</w:drawing>")


def _section(grid: Grid, footer: str) -> str:
    (width, height), (top, right, bottom, left) = grid.page, grid.margins
    turned = ' w:orient="landscape"' if grid.sheet.is_landscape else ""
    margins = {"top": top, "right": right, "bottom": bottom, "left": left, "header": 15.0, "footer": max(8.0, bottom - 10), "gutter": 0.0}
    sides = "".join(f' w:{side}="{_twips(margin)}"' for side, margin in margins.items())
    return (
        f'<w:sectPr {nsdecls("w", "r")}><w:footerReference w:type="default" r:id="{footer}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{_twips(width)}" w:h="{_twips(height)}"{turned}/><w:pgMar{sides}/></w:sectPr>'
    )


def _write_footer(paper: DocumentFile, line: str) -> str:
    """The id of a footer with the number of the page and the sheet's own line."""
    document: Any = paper.part
    part, written = document.add_footer_part()
    for child in list(part.element):
        part.element.remove(child)
    size = f'<w:rPr><w:rFonts w:eastAsia="{_LABEL_FONT}"/><w:sz w:val="{round(FOOTER_SIZE * 2)}"/></w:rPr>'
    page = f'<w:r>{size}<w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r>{size}<w:t>1</w:t></w:r></w:fldSimple>'
    number = f'<w:p {nsdecls("w")}><w:pPr><w:jc w:val="center"/></w:pPr>{page}<w:r>{size}<w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    part.element.append(parse_xml(number))
    if line:
        part.element.append(parse_xml(f'<w:p {nsdecls("w")}><w:r>{size}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'))
    return str(written)


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_A_MM)
