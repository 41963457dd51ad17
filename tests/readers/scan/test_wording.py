"""Only what is certain is settled, character by character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.readers.scan.wording import agree, is_number, settle

SETTLED = {
    "数量指标;开课": "数量指标；开课", "名称（资金使用单位)": "名称（资金使用单位）", "１２３．５％": "123.5%", "19，454.63": "19,454.63", "完成率(%)": "完成率(%)",
    "指标值:80": "指标值:80", "≥0。2、1-产出": "≥0。2、1-产出", "1，2项": "1，2项", "11-数量": "11-数量", "合计,其中": "合计，其中",
}


@pytest.mark.parametrize(("read", "settled"), SETTLED.items())
def test_signs_get_the_only_width_they_can_have(read: str, settled: str) -> None:
    assert settle(read) == settled


@given(st.text(alphabet="项目12,，;；(（)）。.:：%％", max_size=12))
def test_settling_keeps_every_character_in_its_place_and_is_done_once(text: str) -> None:
    settled = settle(text)
    assert len(settled) == len(text)
    assert settle(settled) == settled


def test_readings_agree_where_they_differ_in_signs_between_clauses_only() -> None:
    assert agree("产出指标;数量", "产出指标；数量。")
    assert not agree("≥95%", ">95%")
    assert not agree("1.5", "15")


NUMBERS = {"19,454.63": True, "l9,454.6O": True, "87.83%": True, "18": False, "2项": False, "OIl": False}


@pytest.mark.parametrize(("text", "is_one"), NUMBERS.items())
def test_numbers_are_known_in_spite_of_letters_in_them(text: str, is_one: bool) -> None:
    assert is_number(text) is is_one
