"""Which measure units measure the same."""

from fractions import Fraction

import pytest

from jiheng.text.conversion import measure_of


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (("万元", None), ("元", None), 10_000), (("公顷", None), ("亩", None), 15), (("㎡", None), ("平米", None), 1),
        (("‰", None), ("%", None), Fraction(1, 10)), (("名", None), ("人", None), 1), (("元/人·天", None), ("元/天/人", None), 1),
        (("元/人·天", None), ("元", "每人每天"), 1), (("元/㎡", None), ("元/平方米", None), 1), (("次/月", None), ("次", "每月"), 1),
        (("", None), ("", None), 1), (("东西", None), ("东西", None), 1),
    ],
)  # fmt: skip
def test_alike_measures_convert_exactly(one: tuple[str, str | None], other: tuple[str, str | None], ratio: Fraction) -> None:
    first, second = measure_of(*one), measure_of(*other)
    assert first.is_like(second)
    assert first.months == second.months
    assert first.factor / second.factor == ratio


@pytest.mark.parametrize(("one", "other"), [("人", "人次"), ("元", "元/人"), ("天", "工作日"), ("", "人"), ("元/人", "元/户"), ("件", "项")])
def test_different_things_are_not_alike(one: str, other: str) -> None:
    assert not measure_of(one).is_like(measure_of(other))


@pytest.mark.parametrize(
    ("per", "months"),
    [("每月", 1), ("每季度", 3), ("每半年", 6), ("每年", 12), ("每3个月", 3), ("每两年", 24), ("每人每月", 1), ("每场", None)],
)
def test_a_period_is_told_in_months(per: str, months: int | None) -> None:
    assert measure_of("次", per).months == months
