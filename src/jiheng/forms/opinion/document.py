"""The opinion as a Word document in the measures of official documents (GB/T 9704-2012)."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.document import Document as DocumentFile
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as DocumentParagraph

from jiheng.forms.opinion.opinion import Level, Paragraph

_PAGE = (210, 297)
_TOP, _LEFT, _RIGHT, _BOTTOM = 37, 28, 26, 35
"""Margins in mm: the text is 156 × 225 mm."""
_LINE_PITCH = 29.0
"""Points between lines: 22 lines fill 225 mm."""
_BODY, _TITLE, _NUMBER = 16.0, 22.0, 14.0
"""Sizes in points: 三号, 二号, 四号."""
_FONTS: dict[Level, str] = {"title": "方正小标宋简体", "text": "仿宋", "project": "黑体", "remark": "楷体", "item": "仿宋"}
_WESTERN = "Times New Roman"
_NUMBER_FONT = "宋体"
_INDENT = 2
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_CONTROLS = {code: None for code in range(32) if code not in (9, 10, 13)}


def write_opinion(paragraphs: Iterable[Paragraph]) -> bytes:
    """The bytes of a ``.docx``: A4, 22 lines a page, body 三号仿宋, headings 黑体 and 楷体, page numbers outside.

    The fonts are named and not embedded; where one is missing the word processor takes another.
    """
    paper = Document()
    _set_page(paper)
    for line in paragraphs:
        _write(paper.add_paragraph(), line)
    properties = paper.core_properties
    properties.author, properties.created, properties.modified, properties.comments = "绩衡", _EPOCH, _EPOCH, ""
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _write(paragraph: DocumentParagraph, line: Paragraph) -> None:
    is_title = line.level == "title"
    size = _TITLE if is_title else _BODY
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_LINE_PITCH * (1.25 if is_title else 1))
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_title else WD_ALIGN_PARAGRAPH.JUSTIFY
    if is_title:
        layout.space_after = Pt(_LINE_PITCH)
    else:
        layout.first_line_indent = Pt(_INDENT * size)
    layout.keep_with_next = line.level in ("project", "remark")
    run = paragraph.add_run(line.text.translate(_CONTROLS))
    _set_font(run, _FONTS[line.level], size=size)


def _set_font(run: Any, name: str, *, size: float) -> None:
    run.font.name, run.font.size = _WESTERN, Pt(size)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), name)


def _set_page(paper: DocumentFile) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(_PAGE[0]), Mm(_PAGE[1])
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.footer_distance = Mm(_BOTTOM - 10)
    paper.settings.odd_and_even_pages_header_footer = True
    _number_pages(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    _number_pages(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def _number_pages(paragraph: DocumentParagraph, side: WD_ALIGN_PARAGRAPH) -> None:
    """``— 1 —`` on the outer side, one character in."""
    paragraph.alignment = side
    indent = Pt(_NUMBER)
    if side == WD_ALIGN_PARAGRAPH.RIGHT:
        paragraph.paragraph_format.right_indent = indent
    else:
        paragraph.paragraph_format.left_indent = indent
    for text in ("— ", "", " —"):
        run = paragraph.add_run(text)
        _set_font(run, _NUMBER_FONT, size=_NUMBER)
        if not text:
            for part in _page_field():
                run._element.append(part)


def _page_field() -> tuple[Any, ...]:
    """The number of the page, which the word processor fills in."""
    begin, code, end = OxmlElement("w:fldChar"), OxmlElement("w:instrText"), OxmlElement("w:fldChar")
    begin.set(qn("w:fldCharType"), "begin")
    code.text = "PAGE"
    end.set(qn("w:fldCharType"), "end")
    return begin, code, end
