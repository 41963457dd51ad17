"""Numerals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.text.numerals import find_numbers, parse_numeral

DIGITS = "零一二三四五六七八九"


def spell(number: int) -> str:
    """The usual Chinese numeral of 1 … 99,999,999."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return f"{spell(high)}万" + (("零" if low < 1000 else "") + spell(low) if low else "")
    words, zero = "", False
    for factor, place in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // factor % 10
        if digit:
            words += ("零" if zero and words else "") + DIGITS[digit] + place
        zero = not digit
    return words


@given(st.integers(min_value=1, max_value=99_999_999))
def test_a_spelled_numeral_reads_back(number: int) -> None:
    assert parse_numeral(spell(number)) == number


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_a_printed_decimal_reads_back_with_and_without_thousands(value: Decimal) -> None:
    assert parse_numeral(f"{value:f}") == value
    assert parse_numeral(f"{value:,.2f}") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十二", 12), ("两万三千", 23_000), ("壹佰贰拾", 120), ("三点五", "3.5"), ("半", "0.5"), ("3万5千", 35_000), ("1亿2000万", 120_000_000),
        ("1.2亿", 120_000_000), ("1亿2千万", 120_000_000), ("一万二", 12_000), ("一万零二", 10_002), ("一百二", 120), ("两千五", 2_500), ("3万5", 35_000),
    ],
)
def test_mixed_and_capital_spellings_are_numerals(text: str, value: object) -> None:
    assert parse_numeral(text) == Decimal(str(value))


@pytest.mark.parametrize("text", ["三五", "一一", "十百", "百二", "3万0", "007", "1,20", "9" * 41, "", "成", "二〇二一"])
def test_what_means_something_only_by_custom_is_no_numeral(text: str) -> None:
    assert parse_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("百分之九十五点五", "95.5", "%"), ("百分之百", 100, "%"), ("千分之三", 3, "‰"), ("九成", 90, "%"), ("3成半", 35, "%"),
        ("四分之三", "0.75", ""), ("3/4以上", "0.75", ""), ("九成五", 95, "%"), ("五折", 50, "%"), ("八五折", 85, "%"),
        ("百分之零点五", "0.5", "%"),
    ],
)
def test_shares_bring_their_unit_along(text: str, value: object, unit: str) -> None:
    (number,) = find_numbers(text)
    assert (number.value, number.unit, number.is_share) == (Decimal(str(value)), unit, True)
