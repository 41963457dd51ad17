"""Reviews → a Word document: a landscape page a project, on which a person goes on."""

import datetime
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from jiheng.domain.filing import Filing
from jiheng.domain.finding import Finding
from jiheng.forms.review.layout import ADVICE, HEADS, TITLE, closing_rows, groups_of, notes_of, opening_rows, refuse_results, total_note
from jiheng.forms.review.prescore import ItemReview, Review, review_projects, review_table
from jiheng.regulations.review_form import ReviewForm, load_review_form

_WIDTHS = (18, 20, 48, 12, 16, 13, 80, 16, 38)
"""Of the columns, in mm; they fill a landscape page within its margins."""
_PAGE, _MARGIN = (297, 210), 18
_TWIPS_A_MM = 56.7
_TITLE, _TEXT = 18, 9
_RED = RGBColor(0xB0, 0x00, 0x20)
_FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
_EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_CONTROLS = {code: None for code in range(32) if code != 10}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_START, _GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def write_review_document(
    checked: Sequence[tuple[Filing, Sequence[Finding]]], *, as_whole: bool = False, on: datetime.date | None = None,
) -> bytes:
    """The bytes of a ``.docx`` with the review sheet of every project, or with ``as_whole`` one for the whole document.

    Takes and raises what ``write_review_sheet`` does.
    """
    refuse_results(checked)
    form = load_review_form(on=on)
    paper = Document()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_PAGE[0]), Mm(_PAGE[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    for number, review in enumerate((review_table(checked, form),) if as_whole else review_projects(checked, form)):
        title: Any = paper.add_paragraph()
        _write_title(title, is_first=not number)
        title._element.addnext(parse_xml(_table(review, form)))
    paper.add_paragraph()  # a document ends with a paragraph, never with a table
    properties = paper.core_properties
    properties.title, properties.author, properties.comments = TITLE, "绩衡", ""
    properties.created = properties.modified = _EPOCH
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _write_title(title: Any, *, is_first: bool) -> None:
    """The title and the mark of advice; every sheet but the first begins a page."""
    title.alignment, title.paragraph_format.page_break_before = WD_ALIGN_PARAGRAPH.CENTER, not is_first
    head, advice = title.add_run(f"{TITLE}\n"), title.add_run(ADVICE)
    head.font.size, head.font.bold, advice.font.size, advice.font.color.rgb = Pt(_TITLE), True, Pt(_TEXT), _RED
    for run in (head, advice):
        run.font.name = "Times New Roman"
        run._element.rPr.rFonts.set(qn("w:eastAsia"), "黑体")


def _table(review: Review, form: ReviewForm) -> str:
    """The table as XML, which is many times faster than cell by cell."""
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in _WIDTHS)
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>' for side in _SIDES)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{_twips(sum(_WIDTHS))}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(_rows(review, form))}</w:tbl>'
    )


def _rows(review: Review, form: ReviewForm) -> Iterator[str]:
    for label, text in opening_rows(review):
        yield _row(_cell(label, 0, 2, is_label=True), _cell(text, 2, 7))
    yield _row(*(_cell(head, at, is_label=True) for at, head in enumerate(HEADS)), is_head=True)
    for group, items in groups_of(review):
        for at, item in enumerate(items):
            yield _row(_cell("" if at else group, 0, is_centred=True, merge=_GOES_ON if at else _START), *_item_cells(item))
    points = sum(item.item.points for item in review.items)
    scored = (str(points), f"{review.score:.2f}", review.rating.level)
    cells = [_cell(text, at, is_centred=True) for at, text in enumerate(scored, start=3)]
    yield _row(_cell("总分", 0, 3, is_label=True), *cells, _cell(total_note(review), 6), _cell("", 7), _cell("", 8))
    for label, text in closing_rows(review, form):
        yield _row(_cell(label, 0, 2, is_label=True), _cell(text, 2, 7))


def _item_cells(item: ItemReview) -> Iterator[str]:
    score = "不评" if item.score is None else f"{item.score:.2f}"
    yield _cell(item.item.title, 1, is_centred=True)
    yield _cell(item.item.question, 2)
    for at, text in enumerate((str(item.item.points), score, item.level), start=3):
        yield _cell(text, at, is_centred=True)
    yield _cell(notes_of(item), 6)
    yield _cell("", 7)
    yield _cell("", 8)


def _row(*cells: str, is_head: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(text: str, at: int, span: int = 1, *, is_label: bool = False, is_centred: bool = False, merge: str = "") -> str:
    """A cell that begins at column ``at`` (from 0) and covers ``span``."""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F7"/>' if is_label else ""
    width = _twips(sum(_WIDTHS[at : at + span]))
    align = '<w:jc w:val="center"/>' if is_label or is_centred else ""
    look = f"<w:rPr>{_FONTS}{'<w:b/>' if is_label else ''}<w:sz w:val=\"{_TEXT * 2}\"/></w:rPr>"
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.translate(_CONTROLS).split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{span}"/>{merge}{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:before="20" w:after="20"/>{align}</w:pPr><w:r>{look}{lines}</w:r></w:p></w:tc>'
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_A_MM)
