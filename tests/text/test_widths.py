"""Folding of widths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.text.widths import fold


@given(st.text())
def test_folding_keeps_the_length_so_that_offsets_stay_valid(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [("９０％以上", "90%以上"), ("≧５．５", "≥5.5"), ("≦－３", "≤-3"), ("＞＝１／２", ">=1/2"), ("═８Ａｂ", "=8Ab"), ("（１），；。：", "（1），；。：")],
)
def test_signs_become_narrow_and_chinese_punctuation_stays(printed: str, folded: str) -> None:
    assert fold(printed) == folded


def test_marks_that_compatibility_forms_would_change_stay() -> None:
    assert fold("①㎡½…×‰") == "①㎡½…×‰"
