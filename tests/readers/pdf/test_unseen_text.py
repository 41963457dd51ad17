"""What nobody sees on the page is not read as if it stood there, and what was left out is said."""

import pytest

from jiheng.document import Document
from tests.readers.pdf.files import IMAGE, filled, form, pdf, rule, table, text, turned
from tests.readers.pdf.test_grids import ROWS, read, texts

HIDDEN = text(133, 93, "99")
"""Over the amount in the second row."""


def said(document: Document) -> list[str]:
    return [notice.text for notice in document.notices]


@pytest.mark.parametrize(("hidden", "why"), [
    ("3 Tr " + HIDDEN + "0 Tr ", "有 2 个字在文件里但不显示，没有读：“99”"),
    ("q 1 g " + HIDDEN + "Q ", "有 2 个字与纸同色，看不见，没有读：“99”"),
    ("q 50 300 60 40 re W n " + HIDDEN + "Q ", "有 2 个字被边框截去，看不见，没有读：“99”"),
    (text(700, 93, "99"), "有 2 个字在页面以外，看不见，没有读：“99”"),
    (turned(133, 93, "99", degrees=45), "有 2 个字斜着印（水印或印章），没有读：“99”"),
], ids=["invisible", "white", "clipped", "beyond", "slanting"])
def test_it_is_left_out_and_named(hidden: str, why: str) -> None:
    document = read(pdf(table(ROWS) + hidden))
    assert texts(document) == [*ROWS]
    assert said(document) == [why]
    assert {notice.kind for notice in document.notices} == {"around"}


def test_white_words_on_a_dark_ground_are_seen() -> None:
    dark = filled(50, 60, 290, 80, grey=0.2) + "1 g " + table([("甲", "乙")]) + "0 g "
    assert texts(read(pdf(dark + table([("丙", "丁")], top=80)))) == [("甲", "乙"), ("丙", "丁")]


def test_frames_within_frames_cut_by_what_all_of_them_leave() -> None:
    low, high, left, right = (f"{frame} re W n " for frame in ("0 0 600 325", "0 315 600 85", "0 0 200 400", "120 0 480 400"))
    shown, above, aside = (text(x, 93, word) for x, word in ((213, "77"), (213, "88"), (150, "99")))
    page = table(ROWS) + f"q {low}q {right}{shown}Q q {left}{shown}Q Q q {high}q {right}{above}Q q {left}{aside}Q Q "
    document = read(pdf(page))
    assert texts(document)[1][2] == "77"
    assert said(document) == ["有 4 个字被边框截去，看不见，没有读：“9988”"]


def test_text_of_a_form_is_seen_and_cut_as_the_form_is_placed() -> None:
    page = table([("甲", ""), ("丙", "丁")]) + "q 1 0 0 1 80 0 cm /X3 Do Q "
    assert texts(read(pdf(page, more=[form(text(53, 73, "99"))]))) == [("甲", "99"), ("丙", "丁")]


def test_what_is_cut_off_because_the_next_page_prints_it_is_not_named() -> None:
    long = "这一段文字很长在这一页的下面被截去而在下一页才完整地印出来"
    cut = "q 0 200 600 200 re W n " + text(50, 300, long) + "Q "
    assert not said(read(pdf(table(ROWS) + cut, text(50, 30, long) + table(ROWS))))


def test_a_layer_of_recognised_text_on_a_scan_is_read_with_a_caution() -> None:
    scan = "q 600 0 0 400 0 0 cm /X3 Do Q\n" + "3 Tr " + table(ROWS) + "0 Tr "
    document = read(pdf(scan, more=[IMAGE]))
    assert texts(document) == [*ROWS]
    assert said(document) == ["这一页的文字是附在图片上的识别结果，可能有错字；请对照原件"]


@pytest.mark.parametrize("step", [0.0, 0.3, 0.9])
def test_words_printed_twice_to_make_them_bold_are_read_once(step: float) -> None:
    twice = text(53, 73, "绩效1100") + text(53 + step, 73, "绩效1100") + text(133, 73, "甲")
    assert texts(read(pdf(table([("", ""), ("乙", "丙")]) + twice)))[0] == ("绩效1100", "甲")


def test_repeated_figures_and_dots_are_not_taken_for_bold_print() -> None:
    assert texts(read(pdf(table([("1,111.11", "……"), ("iiii", "....")])))) == [("1,111.11", "……"), ("iiii", "....")]


def test_white_rules_and_clear_ones_part_no_cells() -> None:
    white = "q 1 G " + rule(90, 60, 90, 100) + "Q "
    assert texts(read(pdf(table([("合并", "乙"), ("丙", "丁")]) + white))) == [("合并", "乙"), ("丙", "丁")]


def test_white_rules_between_shaded_cells_part_them() -> None:
    rows = [("甲", "乙"), ("丙", "丁")]
    shaded = filled(50, 60, 210, 100, grey=0.8)
    assert texts(read(pdf(shaded + "1 G " + table(rows) + "0 G "))) == rows


def test_rules_are_cut_where_their_frame_cuts_them() -> None:
    cut = "q 0 300 600 200 re W n " + rule(90, 30, 90, 380) + "Q "
    assert texts(read(pdf(cut + table([("甲", "乙"), ("丙", "丁")], top=150)))) == [("甲", "乙"), ("丙", "丁")]


def test_a_picture_with_room_for_words_is_said_and_a_rule_or_a_dot_is_none() -> None:
    heading, dot = "q 300 0 0 30 150 350 cm /X3 Do Q\n", "q 5 0 0 5 20 20 cm /X3 Do Q q 300 0 0 1 150 340 cm /X3 Do Q\n"
    document = read(pdf(table([("甲", "乙")]) + heading + dot, table([("丙", "丁")]) + dot, more=[IMAGE]))
    assert [(notice.text, notice.kind, notice.source.page) for notice in document.notices] == [
        ("有 1 幅图片没有读；里面如果有文字，请对照原文", "around", 1),
    ]
