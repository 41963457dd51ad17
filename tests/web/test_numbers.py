"""Numbers, dates and measure units as people read them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng_web.display.numbers import show_amounts, show_date, show_number, show_unit
from tests.builders import make_funds


@pytest.mark.parametrize(
    ("value", "shown"),
    [("19454.63", "19,454.63"), ("0.5", "0.5"), ("-1234567", "-1,234,567"), ("4000000000", "4,000,000,000"), ("百", "百"), ("", "")],
)
def test_thousands_are_parted_and_decimals_kept(value: str, shown: str) -> None:
    assert show_number(value) == shown


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_shown_number_is_the_same_number(value: Decimal) -> None:
    assert Decimal(show_number(value).replace(",", "")) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2021-12-31", "2021年12月31日"), ("2021-12", "2021年12月"), ("2021", "2021年"), ("06-30", "6月30日"), ("12", "12月"), ("年底", "年底")],
)
def test_dates_are_shown_as_far_as_they_are_given(value: str, shown: str) -> None:
    assert show_date(value) == shown


@pytest.mark.parametrize(
    ("unit", "per", "shown"),
    [("次", "每月", "次/月"), ("人", "每场", "人/场"), ("人", "各场", "人（各场）"), ("%", None, "%"), ("元/人·天", None, "元/人·天")],
)
def test_what_a_number_counts_per_stands_with_its_unit(unit: str, per: str | None, shown: str) -> None:
    assert show_unit(unit, per) == shown


def test_an_empty_cell_is_a_dash_and_never_a_zero() -> None:
    assert show_amounts(make_funds("1250.50"), "万元") == ("1,250.50", "1,250.50", "—", "—")
    assert show_amounts(None, "万元") == ("—",) * 4
