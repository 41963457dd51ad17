"""What the library says of an indicator follows from its uses."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jiheng.corpus.indicator_library.typical import ENOUGH, describe_indicator, quartiles_of, size_of
from jiheng.corpus.indicator_library.uses import IndicatorUse, count_names, list_uses
from jiheng.text.money import UNITS, Money
from jiheng.text.targets import Quantity
from tests.builders import make_filing, make_finding, make_indicator, make_project

WAN = UNITS["万元"]


def make_use(
    value: int = 10, *, unit: str = "场", agency: str = "科协", region: str = "guangzhou", money: int = 10, code: str = "",
) -> IndicatorUse:  # fmt: skip
    quantity = Quantity("≥", Decimal(value), unit=unit)
    defects = ((code, "某规则"),) if code else ()
    return IndicatorUse(
        "培训场次", "产出指标", "数量指标", f"≥{value}{unit}", quantity, agency, "培训项目", "培训类", region, 2026, Money(money * WAN), "表.xlsx", defects,
    )  # fmt: skip


@given(st.lists(st.integers(0, 10**6).map(Decimal), min_size=1, max_size=30))
def test_quartiles_lie_between_the_least_and_the_most_in_their_order(values: list[Decimal]) -> None:
    lower, median, upper = quartiles_of(values)
    assert min(values) <= lower <= median <= upper <= max(values)


def test_quartiles_lie_between_neighbours_in_proportion() -> None:
    assert quartiles_of([Decimal(4), Decimal(1), Decimal(3), Decimal(2)]) == (Decimal("1.75"), Decimal("2.5"), Decimal("3.25"))


def test_typical_values_are_told_by_region_and_by_size_once_there_are_enough() -> None:
    uses = [make_use(value) for value in range(1, ENOUGH + 1)] + [make_use(100, region="hunan", money=900)]
    typical = {(one.region, one.size): one for one in describe_indicator(uses).typical}
    assert typical["", ""].count == ENOUGH + 1
    assert typical["guangzhou", ""].median == Decimal(3)
    assert typical["hunan", ""].median is None
    assert typical["", size_of(Money(900 * WAN))].count == 1


def test_values_of_one_kind_are_brought_to_one_unit_and_others_kept_apart() -> None:
    portrait = describe_indicator([make_use(2, unit="天"), make_use(48, unit="小时"), make_use(3)])
    typical = [one for one in portrait.typical if not one.region + one.size]
    assert sorted(one.count for one in typical) == [1, 2]


def test_a_portrait_names_users_and_usual_defects() -> None:
    portrait = describe_indicator([make_use(code="IN003"), make_use(agency="党校", code="IN003"), make_use()])
    assert (portrait.uses, portrait.agencies, portrait.projects) == (3, 2, 2)
    assert portrait.users == (("科协", 2), ("党校", 1))
    assert portrait.defects == ((("IN003", "某规则"), 2),)
    assert describe_indicator([]).uses == 0


def test_uses_of_a_filing_carry_the_defects_found_in_them() -> None:
    filing = make_filing(make_project("干部培训", make_indicator(), make_indicator("学员满意度")))
    finding = make_finding(project_index=1, indicator_number=2)
    uses = list(list_uses(filing, findings=[finding], region="青江市"))
    assert [(use.name, use.kind, use.region, bool(use.defects)) for use in uses] == [
        ("培训场次", "培训类", "青江市", False), ("学员满意度", "培训类", "青江市", True),
    ]  # fmt: skip
    assert uses[0].quantity is not None
    assert uses[0].unit == "场"
    assert count_names(uses) == {"培训场次": 1, "学员满意度": 1}
