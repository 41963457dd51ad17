"""Removal and reporting of what markup left behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.text.residue import find_residue, strip_residue

BITS = ["<p>", "</p>", "<br/>", "&nbsp;", "&amp;", "lt;", "\n", "\u200b", "<", ">", "2小时", "ab", " ", "&", "中", "\\geq"]
PIECES = st.lists(st.sampled_from(BITS), max_size=12)


@given(st.one_of(st.text(), PIECES.map("".join)))
def test_stripping_twice_gives_the_same(text: str) -> None:
    assert strip_residue(strip_residue(text)) == strip_residue(text)


@pytest.mark.parametrize("text", ["<2小时", "完成率<90%或>100%", "a<b，c>d", "进度 \\geq 50%", "R&D", "1 & 2;", "《<指南>》", "&没有;"])
def test_values_and_names_that_look_like_markup_stay(text: str) -> None:
    assert strip_residue(text) == text


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("<p>通过修复大院</p>", "通过修复大院"),
        ('<span style="color:red">培训</span>2场', "培训2场"),
        ("甲<br/>乙", "甲乙"),
        ("&lt;2小时", "<2小时"),
        ("&amp;lt;p&amp;gt;甲&amp;lt;/p&amp;gt;", "甲"),
        ("&#8805;95%&nbsp;", "≥95%"),
        ("\ufeff培\u200b训", "培训"),
        ("培训\n2场", "培训2场"),
        ("open \r\n source", "open source"),
        ("100%\n90%", "100% 90%"),
        ("  名称 \t", "名称"),
        ("甲_x000D_\n乙", "甲乙"),
    ],
)
def test_residue_goes_and_lines_are_joined(text: str, stripped: str) -> None:
    assert strip_residue(text) == stripped


def test_each_piece_of_residue_is_found_at_its_place() -> None:
    text = "<p>进度 \\geq 50%&nbsp;\ufeff"
    assert [(text[start:end], kind) for start, end, kind in find_residue(text)] == [
        ("<p>", "tag"), ("\\geq", "latex"), ("&nbsp;", "entity"), ("\ufeff", "invisible"),
    ]  # fmt: skip


@given(st.text())
def test_residue_is_found_in_the_order_of_the_text(text: str) -> None:
    found = list(find_residue(text))
    assert found == sorted(found)
