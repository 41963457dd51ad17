"""The text of a cell is what was printed there, whatever the order in the file."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.pdf.files import grid, pdf, table, text
from tests.readers.pdf.test_grids import read, texts

XS, YS = [50, 300, 550], [60, 120, 140]


def cell(*pieces: str) -> str:
    """What is read of the first cell of a grid in which these pieces were printed."""
    return texts(read(pdf(grid(XS, YS) + "".join(pieces) + text(60, 135, "x"))))[0][0]


def test_a_hyphen_at_the_end_of_a_line_is_kept() -> None:
    assert cell(text(60, 80, "plan-"), text(60, 92, "ning 2022-"), text(60, 104, "2025")) == "plan-ning 2022-2025"


def test_lines_and_words_out_of_order_are_put_in_order() -> None:
    assert cell(text(90, 92, "四五"), text(60, 80, "一二"), text(60, 92, "三")) == "一二三 四五"
    assert cell(text(90, 80, "乙"), text(80, 80, "甲")) == "甲乙"


def test_lines_of_chinese_and_of_figures_are_joined_without_a_blank() -> None:
    assert cell(text(60, 80, "财政"), text(60, 92, "拨款")) == "财政拨款"
    assert cell(text(60, 80, "19,454."), text(60, 92, "63")) == "19,454.63"


def test_lines_of_words_are_joined_by_a_blank() -> None:
    assert cell(text(60, 80, "cash on"), text(60, 92, "delivery")) == "cash on delivery"


def test_blanks_between_words_are_kept_also_where_only_a_gap_was_left() -> None:
    assert cell(text(60, 80, "open data")) == "open data"
    assert cell(text(60, 80, "open"), text(86, 80, "data")) == "open data"
    assert cell(text(60, 80, "甲 乙")) == "甲 乙"
    assert cell(text(60, 80, "甲"), text(95, 80, "乙")) == "甲 乙"


def test_a_small_gap_beside_chinese_or_among_figures_is_no_blank() -> None:
    assert cell(text(60, 80, "不少于"), text(94, 80, "100"), text(116, 80, "项")) == "不少于100项"
    assert cell(text(60, 80, "19"), text(75, 80, ",454")) == "19,454"


def test_a_raised_figure_stays_in_its_line() -> None:
    assert cell(text(60, 80, "建设面积100m"), text(141, 76.5, "2", size=6), text(60, 92, "以上")) == "建设面积100m2以上"


@pytest.mark.parametrize("words", ["》（", "——", "（一）（二）", "0（", "．．．", "一、二"])
def test_wide_signs_leave_no_blanks(words: str) -> None:
    assert cell(text(60, 80, words)) == words


def test_captions_on_one_line_stay_apart() -> None:
    document = read(pdf(text(50, 40, "部门名称：青江市") + text(450, 40, "单位：万元") + table([("甲", "乙")])))
    assert texts(document)[0] == ("部门名称：青江市 单位：万元",)


def test_a_radical_that_a_font_gives_for_a_character_becomes_the_character() -> None:
    assert cell(text(60, 80, "费\u2f64")) == "费用"


def test_a_character_without_a_meaning_is_noted() -> None:
    document = read(pdf(grid(XS, YS) + text(60, 80, "甲\ue001") + text(60, 135, "乙")))
    assert texts(document)[0][0] == "甲\ufffd"
    assert [(notice.source.page, notice.kind) for notice in document.notices] == [(1, "unread")]


def test_characters_beyond_the_page_are_noted_and_not_read() -> None:
    document = read(pdf(table([("甲", "乙")]) + text(700, 80, "看不见")))
    assert texts(document) == [("甲", "乙")]
    (notice,) = document.notices
    assert (notice.source.place, "有 3 个字在页面以外" in notice.text) == ("表.pdf:第1页", True)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(
    st.tuples(st.integers(0, 28), st.integers(1, 24)), st.text(alphabet="绩效目标指标值0123456789%≥", min_size=1, max_size=3), max_size=30,
))
def test_every_character_is_in_one_cell_or_one_line(words: dict[tuple[int, int], str]) -> None:
    printed = "".join(text(20 * column, 16 * row, word, size=6) for (column, row), word in words.items())
    document = read(pdf(table([("甲", "乙"), ("丙", "丁")], top=150) + printed))
    cells = dict.fromkeys(cell for rows in document.tables for row in rows.rows for cell in row)
    assert Counter("".join(cell.text for cell in cells).replace(" ", "")) == Counter("".join(words.values()) + "甲乙丙丁")
