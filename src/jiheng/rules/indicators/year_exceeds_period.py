"""年度指标值大于实施周期指标值。

检查什么
    逐年累计的数量（人数、场次、面积、件数等），年度值比整个实施周期的值还大。比率、时间、单价、平均数、存量和控制在多少以内的指标不比较。
为什么
    一年做的不会多于整个周期做的；多半是两栏填反，或周期值没有随年度值一起修改。
会查出
    数量指标 | 新建停车位数 | 1450个 | 720个
不会查出
    数量指标 | 新建停车位数 | 720个 | 1450个

    社会效益指标 | 大班额班级占比 | ≤5% | ≤3%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.targets import Quantity

_CUMULATIVE = frozenset({"people", "visits", "events", "works", "count", "area", "length", "volume", "mass", "money"})
_FLOORS = ("=", "≥", ">", "≈")


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where what is done in a year exceeds what is done in the whole period."""
    annual, period = facts.indicator.annual_target, facts.indicator.period_target
    if annual is None or period is None or annual.text == period.text or facts.dimension not in _CUMULATIVE:
        return
    if facts.expectation is not None and facts.expectation.direction == "less" or profile.lexicon.find("levels", facts.core):
        return
    if any(_exceeds(year, whole) for year, whole in zip(annual.quantities, period.quantities, strict=False)):
        yield Flaw(
            f"指标“{facts.indicator.name}”的年度指标值“{annual.text}”大于实施周期指标值“{period.text}”",
            "核对两栏的数值，是否填反或漏改", facts.target_source,
        )


def _exceeds(year: Quantity, whole: Quantity) -> bool:
    return (
        year.value > whole.value and year.unit == whole.unit and "/" not in year.unit
        and year.per == whole.per and year.subject == whole.subject and year.op in _FLOORS and whole.op in _FLOORS
    )


RULE = Rule(
    code="IN017", name="年度值大于实施周期值", concern="period", severity="must", certainty="certain", scope=IndicatorFacts, check=check,
)
