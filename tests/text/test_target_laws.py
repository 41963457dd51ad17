"""Laws of the target grammar."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.text.grammar import LENGTH_AT_MOST, parse_target
from jiheng.text.targets import Operator, Quantity, Statement

UNITS = ("", "%", "次", "人次", "场", "家", "篇", "元", "平方米", "小时", "天", "台（套）", "元/人", "元/人·天", "条/篇")
SPELLINGS: dict[Operator, tuple[str, ...]] = {
    "≥": ("≥{}", "不少于{}", "不低于{}", "至少{}", "{}以上", "{}及以上", "≥ {}", ">={}"), ">": (">{}", "超过{}", "大于{}"),
    "≤": ("≤{}", "不超过{}", "{}以内", "{}以下", "控制在{}以内"), "<": ("<{}", "小于{}", "低于{}"), "=": ("{}", "={}", "等于{}"),
}  # fmt: skip
VALUES = st.one_of(st.integers(min_value=0, max_value=10**8).map(Decimal), st.decimals(min_value=0, max_value=9999, places=2))
PRINTED = st.sampled_from([(op, spelling) for op, spellings in SPELLINGS.items() for spelling in spellings])
WORDS = st.text(
    "0123456789一二三十百千万亿零%％.,，。；、:：()（）“”/-~～至≥≤<>=不少于低超过以上内下余约左右达到每各月年日前底个次场人家元培训完成率提升第届年ABGXx*\\ \n",
    max_size=40,
)


@given(PRINTED, VALUES, st.sampled_from(UNITS))
def test_a_printed_quantity_reads_back(printed: tuple[Operator, str], value: Decimal, unit: str) -> None:
    op, spelling = printed
    text = spelling.format(f"{value:f}{unit}")
    assert parse_target(text).clauses == (Quantity(op, value, unit=unit, text=text.strip()),)


@given(VALUES, VALUES, st.sampled_from(UNITS), st.sampled_from("-~～至—"))
def test_a_printed_range_reads_back(one: Decimal, other: Decimal, unit: str, dash: str) -> None:
    low, high = sorted((one, other))
    (quantity,) = parse_target(f"完成{low:f}{dash}{high:f}{unit or '项'}").quantities
    assert (quantity.op, quantity.value, quantity.upper) == ("range", low, high)


@given(VALUES, st.sampled_from(["每月", "每季度", "每人每年", "每场"]), st.sampled_from(["次", "人", "元"]))
def test_a_printed_frequency_reads_back(value: Decimal, per: str, unit: str) -> None:
    (quantity,) = parse_target(f"{per}不少于{value:f}{unit}").quantities
    assert (quantity.op, quantity.value, quantity.unit, quantity.per) == ("≥", value, unit, per)


@given(st.sampled_from(["", "≥", "不超过", "小于", "="]), VALUES, st.sampled_from(["", "%", "人", "万元", "亿元", "万人次", "m²", "个工作日", "百分比"]))
def test_the_short_cut_reads_what_the_grammar_reads(bound: str, value: Decimal, unit: str) -> None:
    text = f"{bound}{value:f}{unit}"
    short, long = parse_target(text).quantities, parse_target(f"{text}；").quantities
    assert short == long


@given(st.lists(st.sampled_from(["培训2场", "满意度≥90%", "论文不少于3篇"]), min_size=1, max_size=5), st.sampled_from("，；、"))
def test_each_part_of_a_compound_value_says_the_same_alone(parts: list[str], sign: str) -> None:
    alone = [quantity for part in parts for quantity in parse_target(part).quantities]
    assert list(parse_target(sign.join(parts)).quantities) == alone


@given(st.one_of(WORDS, st.text(max_size=60)))
def test_any_text_gives_clauses_that_stand_in_it(text: str) -> None:
    target = parse_target(text)
    assert target.text == text.strip()
    assert target.clauses
    assert all(clause.text in target.text for clause in target.clauses)


@pytest.mark.parametrize("bait", ["年度指标值:", "9", "一", "，", "≥", "1、"])
def test_an_overlong_text_is_one_statement(bait: str) -> None:
    text = bait * LENGTH_AT_MOST
    assert parse_target(text).clauses == (Statement(text),)


@pytest.mark.parametrize("text", ["9" * 50, "≥" + "9" * 50, "1." + "0" * 50 + "%"])
def test_a_number_of_over_forty_digits_is_no_quantity(text: str) -> None:
    assert not parse_target(text).is_measurable
