"""The report as a Word document in the measures of official documents (GB/T 9704-2012), its figures bound to their facts."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from jiheng.domain.filing import Filing
from jiheng.forms.evaluation_report.figures import gather_figures, list_evaluated
from jiheng.forms.evaluation_report.outline import Level, Line, write_outline
from jiheng.forms.sheet import FormSheet
from jiheng.forms.writers.docx import list_blocks, write_page_number
from jiheng.forms.writers.docx_package import DocxPackage
from jiheng.forms.writers.grid import MARGINS, cut_heads, lay_grids, printable
from jiheng.regulations.profiles import BASE, load_profile
from jiheng.regulations.report_outline import load_report_outline

_FONTS: dict[Level, str] = {"title": "方正小标宋简体", "part": "黑体", "section": "楷体", "text": "仿宋", "prompt": "楷体"}
_NAMES: dict[Level, str] = {"title": "报告标题", "part": "报告一级标题", "section": "报告二级标题", "text": "报告正文", "prompt": "报告待填"}
_SIZES: dict[Level, int] = {"title": 44, "part": 32, "section": 32, "text": 32, "prompt": 32}
"""Half points: 二号 and 三号."""
_LEVELS: dict[Level, int] = {"title": 0, "part": 0, "section": 1}
_LINE = 579
"""Twips between lines: 22 lines fill 225 mm."""
_NUMBER_SIZE = 28
_TWIPS_A_MM = 1440 / 25.4


def write_evaluation_report(filings: Sequence[Filing]) -> bytes:
    """The bytes of a ``.docx``: the outline of the report on self-evaluations, with a table of scores and every figure from the facts.

    A figure is a field that is bound to one list of facts in the document: changed in one place, it is changed everywhere. What people
    have to write is asked for in brackets. Raises ``JihengError`` where there is no self-evaluation among ``filings``.
    """
    evaluated = list_evaluated(filings)
    outline = load_report_outline()
    figures = gather_figures(evaluated, load_profile(BASE).scheme)
    paper = DocxPackage(turns_pages=True, styles="".join(map(_style, _FONTS)))
    body = []
    for block in write_outline(outline, evaluated, figures):
        body.append(_write_table(paper, block) if isinstance(block, FormSheet) else _write_line(paper, block))
    sides = (("default", "right"), ("even", "left"))
    numbers = [(kind, paper.add_footer(write_page_number(side, size=_NUMBER_SIZE))) for kind, side in sides]
    footers = "".join(f'<w:footerReference w:type="{kind}" r:id="{number}"/>' for kind, number in numbers)
    return paper.write("".join((*body, _section(footers))), title=f"{figures['year'].text}年度自评报告")


def _write_line(paper: DocxPackage, line: Line) -> str:
    look = _look(line.level)
    runs = []
    for piece in line.pieces:
        if isinstance(piece, str):
            runs.append(f'<w:r>{look}<w:t xml:space="preserve">{escape(printable(piece))}</w:t></w:r>')
        else:
            key, figure = piece
            runs.append(paper.bind(key, words=figure.words, text=printable(figure.text), look=look))
    return f'<w:p><w:pPr><w:pStyle w:val="{line.level}"/></w:pPr>{"".join(runs)}</w:p>'


def _style(level: Level) -> str:
    """The style of a level: its letters too, since some word processors set a field as its paragraph is."""
    layout = f"<w:pPr>{_layout(level)}</w:pPr>{_look(level)}"
    return f'<w:style w:type="paragraph" w:styleId="{level}"><w:name w:val="{_NAMES[level]}"/><w:basedOn w:val="a"/>{layout}</w:style>'


def _look(level: Level) -> str:
    font = f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{_FONTS[level]}" w:hint="eastAsia"/>'
    return f'<w:rPr>{font}<w:sz w:val="{_SIZES[level]}"/></w:rPr>'


def _layout(level: Level) -> str:
    """Title in the middle with a line below it; all else with two characters before its first line."""
    outline = f'<w:outlineLvl w:val="{_LEVELS[level]}"/>' if level in _LEVELS else ""
    if level == "title":
        return f'<w:spacing w:before="0" w:after="{_LINE}" w:line="{_LINE * 5 // 4}" w:lineRule="exact"/><w:jc w:val="center"/>{outline}'
    together = "<w:keepNext/>" if level in _LEVELS else ""
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{_LINE}" w:lineRule="exact"/>'
    return f'{together}{spacing}<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>{outline}'


def _write_table(paper: DocxPackage, sheet: FormSheet) -> str:
    grid = cut_heads(lay_grids([sheet])[0])
    tail = f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{_LINE // 2}" w:lineRule="exact"/></w:pPr></w:p>'
    return "".join((*list_blocks(paper, grid, 1), tail))


def _section(footers: str) -> str:
    top, right, bottom, left = (round(side * _TWIPS_A_MM) for side in MARGINS)
    foot = round((MARGINS[2] - 10) * _TWIPS_A_MM)
    return (
        f'<w:sectPr>{footers}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="851" w:footer="{foot}" w:gutter="0"/></w:sectPr>'
    )
