"""Measure units."""

import pytest

from jiheng.text.measure_units import find_unit, find_unit_prefix, list_units


def test_people_visits_and_heads_are_three_different_things() -> None:
    units = [find_unit(spelling) for spelling in ("人", "人次", "名")]
    assert len({unit.base for unit in units if unit}) == 3


@pytest.mark.parametrize(
    ("spelling", "dimension", "base", "factor"),
    [
        ("万元", "money", "元", 10_000),
        ("平米", "area", "平方米", 1),
        ("公里", "length", "米", 1000),
        ("小时", "time", "秒", 3600),
        ("%", "share", "%", 1),
    ],
)
def test_units_of_one_dimension_convert_to_its_base(spelling: str, dimension: str, base: str, factor: int) -> None:
    unit = find_unit(spelling)
    assert unit is not None
    assert (unit.dimension, unit.base) == (dimension, base)
    assert unit.factor == factor


@pytest.mark.parametrize(("one", "other"), [("人", "人次"), ("天", "工作日"), ("场", "次"), ("公顷", "亩"), ("%", "百分点"), ("课时", "小时"), ("年", "学年")])
def test_units_that_must_not_be_compared_have_different_bases(one: str, other: str) -> None:
    first, second = find_unit(one), find_unit(other)
    assert first is not None
    assert second is not None
    assert first.base != second.base


def test_every_base_is_a_unit_of_its_own_dimension_and_worth_one() -> None:
    for unit in list_units():
        base = find_unit(unit.base)
        assert base is not None
        assert (base.dimension, base.factor) == (unit.dimension, 1)


def test_every_spelling_means_one_unit_and_is_found_before_a_bound() -> None:
    for unit, spellings in list_units().items():
        for spelling in spellings:
            assert find_unit(spelling) == unit
            assert find_unit_prefix(f"{spelling}以上", start=0) == spelling or not spelling[0].isalnum()


def test_a_rate_and_an_unknown_word_are_no_units() -> None:
    assert find_unit("元/人") is None
    assert find_unit("东西") is None


@pytest.mark.parametrize(
    ("text", "unit"), [("人次以上", "人次"), ("工作日", "工作日"), ("支持力度", ""), ("家庭", "家庭"), ("台账", ""), ("Max", ""), ("m²", "m²"), ("", "")]
)
def test_the_longest_unit_is_found_and_no_head_of_another_word(text: str, unit: str) -> None:
    assert find_unit_prefix(text, start=0) == unit
