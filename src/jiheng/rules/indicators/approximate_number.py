"""指标值用了“余”“左右”“约”这样的约数。

检查什么
    指标值的数字前后有余、多、左右、上下、约、近等字样。
为什么
    约数没有确定的界限，完成值接近时说不清是否完成；绩效目标应当细化量化。
会查出
    数量指标 | 巡查河段数 | 60余段

    数量指标 | 发放宣传册数量 | 约2000册
不会查出
    数量指标 | 巡查河段数 | ≥60段
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a target with an approximate number."""
    for quantity in facts.quantities:
        if quantity.approx:
            yield Flaw(
                f"{facts.quoted}用了约数“{quantity.text}”，完成与否没有确定的界限", "改为确定的数值，允许多做的写“≥”或“不少于”", facts.target_source,
            )
            return


RULE = Rule(
    code="IN005", name="指标值为约数", concern="approximate", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("mof-2015-88",),
)
