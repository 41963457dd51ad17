"""Laws of evaluation."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.domain.evaluation.policy import Direction, Policy
from jiheng.pipeline import evaluate
from jiheng.regulations.profiles import load_policy
from jiheng.text.conversion import measure_of
from jiheng.text.grammar import parse_target

NUMBERS = st.decimals(min_value=0, max_value=10**6, places=2)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))
RANKS = {"not-met": 0, "unknown": 1, "met": 2}
POLICIES = st.builds(
    replace, st.just(load_policy()), strict_bounds=st.booleans(),
    equal_means=st.sampled_from(["exactly", "at_least_where_more_is_better", "at_least_as_good"]),
    tolerance=st.sampled_from([Decimal(0), Decimal("0.1")]), missing_unit=st.sampled_from(["accept", "unknown"]),
    fiscal_year=st.sampled_from([None, 2024]), months=st.sampled_from([None, 6, 12]), excess=st.sampled_from(["linear", "inverse"]),
)  # fmt: skip
WORDS = st.text(
    "0123456789一二十百万亿%‰.,，；、:（）/·-~～≥≤<>=不少于低超过以上内余约左右每月各场年日前底次人家元亩天优良合格无是否未发生完成X* "
    "较上年提高降低同比增长持平其中已超额零", max_size=30,
)  # fmt: skip
PAIRS = [
    ("万元", "元"), ("亿元", "万元"), ("公顷", "亩"), ("平方公里", "公顷"), ("小时", "分钟"), ("天", "小时"), ("季度", "个月"), ("吨", "公斤"),
    ("%", "‰"), ("千米", "米"), ("万元/人", "元/人"),
]  # fmt: skip


@given(st.one_of(WORDS, st.text(max_size=40)), st.one_of(WORDS, st.text(max_size=40), st.decimals(), st.none()), POLICIES)
def test_evaluating_never_raises_and_stays_in_bounds(target: str, actual: str | Decimal | None, policy: Policy) -> None:
    for direction in ("more", "less", ""):
        evaluation = evaluate(target, actual, policy=policy, direction=direction)
        assert evaluation.degree is None or 0 <= evaluation.degree <= 1
        assert len(evaluation.clauses) == len(parse_target(target).clauses)
        assert evaluation.outcome != "met" or evaluation.degree == 1


@given(st.sampled_from(["≥{}人", ">{}人"]), NUMBERS, NUMBERS, NUMBERS, POLICIES)
def test_more_is_never_worse_above_a_lower_bound(form: str, bound: Decimal, one: Decimal, other: Decimal, policy: Policy) -> None:
    low, high = (evaluate(form.format(bound), f"{actual}人", policy=policy) for actual in sorted((one, other)))
    assert RANKS[low.outcome] <= RANKS[high.outcome]
    assert (low.degree or 0) <= (high.degree or 0)


@given(st.sampled_from(["≤{}小时", "<{}小时"]), NUMBERS, NUMBERS, NUMBERS, POLICIES)
def test_less_is_never_worse_below_an_upper_bound(form: str, bound: Decimal, one: Decimal, other: Decimal, policy: Policy) -> None:
    low, high = (evaluate(form.format(bound), f"{actual}小时", policy=policy) for actual in sorted((one, other)))
    assert RANKS[low.outcome] >= RANKS[high.outcome]
    assert (low.degree or 0) >= (high.degree or 0)


@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from(["more", "less"]), POLICIES)
def test_better_is_never_worse_where_equal_asks_for_no_less(
    bound: Decimal, one: Decimal, other: Decimal, direction: Direction, policy: Policy
) -> None:
    policy = replace(policy, equal_means="at_least_as_good")
    worse, better = sorted((one, other), reverse=direction == "less")
    outcomes = [evaluate(f"{bound}小时", f"{actual}小时", policy=policy, direction=direction) for actual in (worse, better)]
    assert RANKS[outcomes[0].outcome] <= RANKS[outcomes[1].outcome]
    assert (outcomes[0].degree or 0) <= (outcomes[1].degree or 0)


@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from(["提高", "降低"]))
def test_more_of_the_change_that_was_asked_for_is_never_worse(bound: Decimal, one: Decimal, other: Decimal, turn: str) -> None:
    target = f"较上年{turn}{bound}个百分点"
    low, high = (evaluate(target, f"{turn}{actual}个百分点") for actual in sorted((one, other)))
    back = evaluate(target, f"{'降低' if turn == '提高' else '提高'}{one}个百分点")
    assert RANKS[low.outcome] <= RANKS[high.outcome]
    assert RANKS[back.outcome] <= RANKS[low.outcome]


@given(DAYS, DAYS, DAYS)
def test_earlier_is_never_worse_before_a_deadline(bound: date, one: date, other: date) -> None:
    outcomes = [evaluate(f"{_spelled(bound)}前", _spelled(day)).outcome for day in sorted((one, other))]
    assert RANKS[outcomes[0]] >= RANKS[outcomes[1]]


@given(NUMBERS, st.sampled_from(["≥", ">", "≤", "<", "="]), NUMBERS, st.sampled_from(PAIRS))
def test_a_conversion_keeps_outcome_and_degree(bound: Decimal, op: str, actual: Decimal, units: tuple[str, str]) -> None:
    large, small = units
    ratio = measure_of(large).factor / measure_of(small).factor
    converted = Fraction(actual) * ratio
    written = Decimal(converted.numerator) / converted.denominator
    direct, other = (evaluate(f"{op}{bound}{large}", text) for text in (f"{actual}{large}", f"{written:f}{small}"))
    assert (direct.outcome, direct.degree) == (other.outcome, other.degree)


@given(NUMBERS, st.sampled_from(["人", "%", "元", "小时", "场次"]))
def test_what_was_asked_for_is_reached_by_itself(value: Decimal, unit: str) -> None:
    for form in ("≥{}", "≤{}", "={}", "{}", "不少于{}"):
        assert evaluate(form.format(f"{value}{unit}"), f"{value}{unit}").outcome == "met"


@pytest.mark.parametrize(("one", "other"), [("人", "人次"), ("工作日", "天"), ("个月", "天"), ("百分点", "%"), ("件", "项"), ("学时", "小时")])
def test_units_that_count_different_things_are_never_compared(one: str, other: str) -> None:
    assert not measure_of(one).is_like(measure_of(other))
    assert evaluate(f"≥1{one}", f"100{other}").outcome == "unknown"


def _spelled(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
