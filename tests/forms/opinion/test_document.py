"""The opinion as a document keeps the measures of official documents."""

import io

from docx import Document
from docx.oxml.ns import qn

import jiheng
from tests.builders import make_filing, make_finding, make_project

CHECKED = [(make_filing(make_project("巡展经费")), [make_finding()])]


def _document() -> "Document":
    return Document(io.BytesIO(jiheng.write_opinion(jiheng.compose_opinion(CHECKED))))


def test_the_document_says_what_the_text_says() -> None:
    paragraphs = [paragraph.text for paragraph in _document().paragraphs]
    assert paragraphs == [line.strip("　") for line in jiheng.print_opinion(jiheng.compose_opinion(CHECKED)).splitlines()]


def test_the_page_is_a4_with_official_margins() -> None:
    section = _document().sections[0]
    sides = (section.page_width, section.page_height, section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(side.mm) for side in sides] == [210, 297, 37, 28, 26, 35]


def test_every_level_has_its_font_and_size() -> None:
    runs = {paragraph.text[:2]: paragraph.runs[0] for paragraph in _document().paragraphs}
    fonts = {text: (run._element.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt) for text, run in runs.items()}
    assert fonts["关于"] == ("方正小标宋简体", 22)
    assert fonts["一、"] == ("黑体", 16)
    assert fonts["（一"] == ("楷体", 16)
    assert fonts["1."] == fonts["报来"] == ("仿宋", 16)


def test_signs_that_a_document_cannot_hold_are_left_out() -> None:
    filing = make_filing(make_project("巡\x0b展\x00经费"))
    assert jiheng.write_opinion(jiheng.compose_opinion([(filing, [make_finding()])]))
