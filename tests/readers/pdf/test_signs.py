"""A character says what it shows; where only its font knows that, the reader says that it does not know."""

import pytest

from jiheng.readers.pdf.signs import UNKNOWN, say, say_of_font
from tests.readers.pdf.files import pdf, table, text, turned
from tests.readers.pdf.test_grids import read, texts


@pytest.mark.parametrize(("printed", "read_as"), [
    ("⽤", "用"), ("⻓", "长"), ("⺠", "民"), ("\uf98e", "年"), ("ﬁ", "fi"), ("︵", "（"), ("\u3000", " "), ("\u200b", ""), ("\u00ad", "-"),
    ("绩", "绩"), ("≥", "≥"), ("％", "％"), ("²", "²"), ("①", "①"), ("\ue001", UNKNOWN), ("\x01", UNKNOWN),
])
def test_only_what_is_certain_is_changed(printed: str, read_as: str) -> None:
    assert say(ord(printed)) == read_as


@pytest.mark.parametrize(("code", "font", "shown"), [
    (0xF0B3, "Symbol", "≥"), (0xF0A3, "ABCDEF+SymbolMT", "≤"), (0xF032, "Symbol", "2"), (0xF0FE, "Wingdings-Regular", "☑"),
    (0xF0FC, "Wingdings", "✓"), (0xF0A3, "Wingdings2", "□"), (0xF0B3, "宋体", UNKNOWN), (0xE0B3, "Symbol", UNKNOWN),
])
def test_fonts_of_symbols_that_every_office_has_are_known(code: int, font: str, shown: str) -> None:
    assert say_of_font(code, font) == shown


def test_a_sign_of_the_symbol_font_is_read() -> None:
    sign = "BT /F3 10 Tf 1 0 0 1 53 327 Tm <b3> Tj ET " + text(60, 73, "90%")
    assert texts(read(pdf(table([("", "甲"), ("乙", "丙")]) + sign)))[0] == ("≥90%", "甲")


def test_letters_of_a_font_that_names_none_are_unknown_not_guessed() -> None:
    nameless = "BT /F4 10 Tf 1 0 0 1 53 327 Tm <00320033> Tj ET "
    document = read(pdf(table([("", "甲"), ("乙", "丙")]) + nameless))
    assert texts(document)[0] == (UNKNOWN * 2, "甲")
    assert ["2 个字的字体没有编码" in notice.text for notice in document.notices] == [True]


@pytest.mark.parametrize(("degrees", "x", "y"), [(90, 80, 96), (-90, 70, 62)])
def test_words_turned_in_their_cell_are_read_in_their_order(degrees: float, x: float, y: float) -> None:
    merged = table([("满意度",), ("合格率",)], left=130) + "0.5 w 50 300 80 40 re S\n" + turned(x, y, "2025年", degrees=degrees, size=8)
    assert texts(read(pdf(merged))) == [("2025年", "满意度"), ("2025年", "合格率")]


def test_characters_one_below_the_other_are_one_word() -> None:
    stacked = "".join(text(85, 71 + 9 * at, sign, size=8) for at, sign in enumerate("绩效指标"))
    page = table([("甲",), ("乙",)], left=130) + "0.5 w 50 300 80 40 re S\n" + stacked
    assert texts(read(pdf(page))) == [("绩效指标", "甲"), ("绩效指标", "乙")]


def test_a_full_stop_below_a_tight_rule_belongs_to_its_line() -> None:
    tight = table([("", ""), ("", "")]) + text(53, 81.5, "完成。") + text(133, 81.5, "，") + text(53, 95, "乙") + text(133, 95, "丁")
    assert texts(read(pdf(tight))) == [("完成。", "，"), ("乙", "丁")]
