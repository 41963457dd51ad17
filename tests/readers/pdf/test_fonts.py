"""What a page says does not hang on the fonts of the machine; what people see of it is drawn with them."""

from jiheng.readers.pdf.page import Glyph
from jiheng.readers.pdf.pdfium import open_pdf
from jiheng.readers.pdf.typeface import make_typeface
from tests.readers.pdf.files import pdf, table, text
from tests.readers.pdf.test_grids import read, texts

SIDE = 300


def glyphs_of(content: bytes) -> list[Glyph]:
    """The characters of the first page."""
    with open_pdf(content, name="表.pdf") as opened:
        page = opened.read_page(1)
    assert page
    return page.glyphs


def test_signs_of_a_font_that_is_not_carried_are_all_as_high() -> None:
    glyphs = glyphs_of(pdf(text(50, 50, "一、≥，。—年") + text(50, 80, "1,.-'W")))
    assert len({(glyph.top - glyph.baseline, glyph.bottom - glyph.baseline) for glyph in glyphs}) <= 2
    assert all(glyph.right - glyph.left > 8 for glyph in glyphs[:7])


def test_a_sign_alone_in_a_cell_is_read_whatever_it_is() -> None:
    signs = ["一", "、", "≥", "—", "㎡", "ⅰ", "䶮", "〇", "％", "Ⅱ", "Ω", "\u2002甲"]
    assert [row[0] for row in texts(read(pdf(table([(sign, "乙") for sign in signs], top=20))))] == [sign.strip() for sign in signs]


def test_a_page_is_drawn_as_if_it_had_not_been_read() -> None:
    content = pdf(table([("产出指标", "90%"), ("效益指标", "2025年")]))
    with open_pdf(content, name="表.pdf") as fresh:
        unread = fresh.draw_page(1, side=SIDE)
    with open_pdf(content, name="表.pdf") as opened:
        before, drawn, after = opened.read_page(1), opened.draw_page(1, side=SIDE), opened.read_page(1)
    assert drawn == unread
    assert before == after


def test_the_typeface_has_its_tables_one_after_the_other() -> None:
    file = make_typeface()
    entries = [file[12 + 16 * at:28 + 16 * at] for at in range(int.from_bytes(file[4:6]))]
    places = [(int.from_bytes(entry[8:12]), int.from_bytes(entry[12:16])) for entry in entries]
    assert [entry[:4] for entry in entries] == sorted(entry[:4] for entry in entries)
    assert all(first + length <= following for (first, length), (following, _) in zip(places, places[1:], strict=False))
    assert places[-1][0] + places[-1][1] <= len(file)
