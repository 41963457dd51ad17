"""Form sheets → a Word document that people edit: a section a sheet, real tables whose heads repeat and whose rows break over pages."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.forms.writers.docx_package import DocxPackage
from jiheng.forms.writers.grid import FOOTER_SIZE, NO_RULES, Grid, align_of, cut_heads, is_strong, lay_grids, printable
from jiheng.forms.writers.measure import fitted_size, picture_height, picture_width, row_heights, whole_rows
from jiheng.forms.writers.pictures import draw_png

_TWIPS_A_MM = 1440 / 25.4
_FONTS = {False: "仿宋_GB2312", True: "黑体"}
_LABEL_FONT, _WESTERN = "宋体", "Times New Roman"
_ALIGN = {"left": "left", "centre": "center", "right": "right"}
_SIDES = ("top", "left", "bottom", "right")
_PLAIN_SIDES = "".join(f'<w:{side} w:val="nil"/>' for side in _SIDES)
_OPEN_SIDES = {"": "", "above": '<w:top w:val="nil"/>', "below": '<w:bottom w:val="nil"/>'}
_RULES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in (*_SIDES, "insideH", "insideV"))
_NAME = re.compile(r"\W+")
_NAME_LENGTH = 40
_TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>'


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
    grids = tuple(map(cut_heads, lay_grids(sheets)))
    paper = DocxPackage()
    footers = {line: _write_footer(paper, line) for line in dict.fromkeys(printable(grid.sheet.footer) for grid in grids)}
    body: list[str] = []
    for number, grid in enumerate(grids, start=1):
        body += list_blocks(paper, grid, number)
        section = _section(grid, footers[printable(grid.sheet.footer)])
        is_last = number == len(grids)
        body += (_tiny(""), section) if is_last else (_tiny(section),)
    return paper.write("".join(body), title=printable(sheets[0].name)[:255])


def list_blocks(paper: DocxPackage, grid: Grid, number: int) -> Iterator[str]:
    """The blocks of a sheet as XML: a title or line over all columns as a paragraph, all else as tables; the first has the bookmark."""
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
    return f"<w:p><w:pPr>{_TINY}{section}</w:pPr></w:p>"


def _heading(grid: Grid, cell: FormCell, mark: str) -> str:
    level = '<w:outlineLvl w:val="0"/>' if mark else ""
    look = f'<w:pPr><w:keepNext/><w:spacing w:before="0" w:after="60"/><w:jc w:val="{_ALIGN[align_of(cell)]}"/>{level}</w:pPr>'
    return f"<w:p>{look}{mark}{_runs(grid, cell)}</w:p>"


def _table(paper: DocxPackage, grid: Grid, block: _Block, whole: set[int], mark: str) -> str:
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
        f'<w:tbl><w:tblPr><w:tblW w:w="{_twips(sum(grid.widths))}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
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


def _cell(paper: DocxPackage, grid: Grid, cell: FormCell, row: int, mark: str) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = "" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if row == cell.row else '<w:vMerge w:val="continue"/>'
    sides = _PLAIN_SIDES if cell.role in NO_RULES else _OPEN_SIDES[cell.open_side]
    rules = f"<w:tcBorders>{sides}</w:tcBorders>" if sides else ""
    align = _ALIGN["centre" if cell.picture and not cell.picture_width else align_of(cell)]
    look = f'<w:pPr><w:spacing w:before="20" w:after="20"/><w:jc w:val="{align}"/></w:pPr>'
    content = "" if row != cell.row else _picture(paper, grid, cell) if cell.picture else _runs(grid, cell)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(grid.width(cell))}" w:type="dxa"/>{span}{merge}{rules}'
        f'<w:vAlign w:val="center"/></w:tcPr><w:p>{look}{mark}{content}</w:p></w:tc>'
    )


def _runs(grid: Grid, cell: FormCell) -> str:
    text = cell.text
    if not text:
        return ""
    font = _LABEL_FONT if cell.role == "label" and not is_strong(cell) else _FONTS[is_strong(cell)]
    fonts = f'<w:rFonts w:ascii="{_WESTERN}" w:hAnsi="{_WESTERN}" w:eastAsia="{font}" w:hint="eastAsia"/>'
    written = escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    size = int(fitted_size(grid, cell) * 2)
    return f'<w:r><w:rPr>{fonts}<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{written}</w:t></w:r>'


def _picture(paper: DocxPackage, grid: Grid, cell: FormCell) -> str:
    """The chart as a drawing in the line, with what it says for those who do not see it."""
    width = picture_width(grid, cell)
    png = draw_png(cell.picture, width=width)
    return paper.draw(png, width=width, height=picture_height(cell.picture, width=width), words=cell.text)


def _section(grid: Grid, footer: str) -> str:
    (width, height), (top, right, bottom, left) = grid.page, grid.margins
    turned = ' w:orient="landscape"' if grid.sheet.is_landscape else ""
    margins = {"top": top, "right": right, "bottom": bottom, "left": left, "header": 15.0, "footer": max(8.0, bottom - 10), "gutter": 0.0}
    sides = "".join(f' w:{side}="{_twips(margin)}"' for side, margin in margins.items())
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{footer}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{_twips(width)}" w:h="{_twips(height)}"{turned}/><w:pgMar{sides}/></w:sectPr>'
    )


def _write_footer(paper: DocxPackage, line: str) -> str:
    """The id of a footer with the number of the page and the sheet's own line."""
    size = round(FOOTER_SIZE * 2)
    own = f'<w:p><w:r>{_footer_look(size)}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' if line else ""
    return paper.add_footer(write_page_number("center", size=size) + own)


def write_page_number(side: str, *, size: int) -> str:
    """A paragraph with the number of the page between dashes, one character in from its ``side``; ``size`` is in half points."""
    look = _footer_look(size)
    indent = f'<w:ind w:{side}Chars="100" w:{side}="{size * 10}"/>' if side in ("left", "right") else ""
    page = f'<w:r>{look}<w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>'
    return f'<w:p><w:pPr>{indent}<w:jc w:val="{side}"/></w:pPr>{page}<w:r>{look}<w:t xml:space="preserve"> —</w:t></w:r></w:p>'


def _footer_look(size: int) -> str:
    return f'<w:rPr><w:rFonts w:eastAsia="{_LABEL_FONT}"/><w:sz w:val="{size}"/></w:rPr>'


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_A_MM)
