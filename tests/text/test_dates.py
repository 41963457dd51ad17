"""Dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.text.dates import find_dates


@given(st.dates())
def test_a_printed_date_reads_back(date: object) -> None:
    year, month, day = str(date).split("-")
    if year[:2] in ("19", "20"):
        (mention,) = find_dates(f"{year}年{int(month)}月{int(day)}日")
        assert mention.value == str(date)


@pytest.mark.parametrize(
    ("text", "value", "upper", "is_deadline"),
    [
        ("2021年底", "2021-12", None, True),
        ("12月底前", "12", None, True),
        ("9月前", "09", None, True),
        ("年底前", "12", None, True),
        ("2021年12月31日", "2021-12-31", None, False),
        ("2021-12-31", "2021-12-31", None, False),
        ("不晚于2021年6月30日", "2021-06-30", None, True),
        ("二〇二一年十二月底前", "2021-12", None, True),
        ("1-12月", "01", "12", False),
        ("2021年1月-12月", "2021-01", "2021-12", False),
        ("2020年1月--2020年11月", "2020-01", "2020-11", False),
        ("2022-2024年", "2022", "2024", False),
        ("2024年第四季度", "2024-10", "2024-12", False),
        ("三季度末", "09", None, True),
    ],
)
def test_dates_are_read_as_far_as_given(text: str, value: str, upper: str | None, is_deadline: bool) -> None:
    (mention,) = find_dates(text)
    assert (mention.value, mention.upper, mention.is_deadline) == (value, upper, is_deadline)


@pytest.mark.parametrize("text", ["13月", "3个月", "十二个月", "三月", "提前1月", "2021.12", "12.5%", "元/月", "每季度"])
def test_durations_and_plain_numbers_are_no_dates(text: str) -> None:
    assert list(find_dates(text)) == []


@pytest.mark.parametrize("text", ["2021年以来", "自2021年1月起", "3月内"])
def test_dates_that_only_tell_of_when_are_context(text: str) -> None:
    (mention,) = find_dates(text)
    assert mention.is_context
    assert not mention.is_deadline
