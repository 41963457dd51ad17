"""一格指标值里填了几个目标。

检查什么
    指标值里有两个以上的数字，说的不是同一个量。同一个量的上下限、完成的时间加比例、频次加全年总量、种类加件数（“42类1260件”）不算。
为什么
    几个目标合成一项，只完成其中一个时无法打分；审核意见通常是“建议拆分指标”。
会查出
    数量指标 | 宣传活动及资料 | 举办宣讲会12场，发放手册5万册
不会查出
    数量指标 | 宣讲会场次 | 每季度不少于3场，全年不少于12场

    成本指标 | 学员人均成本 | 200元至260元
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts, dimension_of
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.targets import Quantity

_FIRST_SHOWN = 3
_KINDS = frozenset({"类", "种"})


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the quantities of one target measure different things."""
    quantities = facts.quantities
    if len(quantities) < 2 or len({(quantity.subject, quantity.unit) for quantity in quantities}) < 2 or _is_one_measure(quantities):
        return
    listed = "、".join(f"“{quantity.text}”" for quantity in quantities[:_FIRST_SHOWN])
    more = "等" if len(quantities) > _FIRST_SHOWN else ""
    yield Flaw(
        f"指标“{facts.indicator.name}”一格里填了{len(quantities)}个目标：{listed}{more}", "拆分为几项指标，每项只填一个数值", facts.target_source,
    )


def _is_one_measure(quantities: tuple[Quantity, ...]) -> bool:
    """Whether the two say one thing: how much of it within what time, how often and how many in all, of how many kinds and how many."""
    if len(quantities) != 2:
        return False
    first, second = quantities
    if first.unit in _KINDS and not second.subject:
        return True
    if first.unit == second.unit:
        return (first.per is None) != (second.per is None)
    return {dimension_of(first.unit), dimension_of(second.unit)} == {"time", "share"}


RULE = Rule(
    code="IN012", name="一格多值", concern="compound", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
