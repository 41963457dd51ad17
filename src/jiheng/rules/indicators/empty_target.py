"""指标值是空的。

检查什么
    年度指标值（没有这一栏时是实施周期指标值）没有内容。
为什么
    没有目标值的指标无法考核，也无法打分。
会查出
    数量指标 | 新建充电桩数量 |
不会查出
    数量指标 | 新建充电桩数量 | 40个
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for an indicator without any target."""
    if facts.answer == "nothing":
        yield Flaw(f"指标“{facts.indicator.name}”没有填写指标值", "填写目标值", facts.target_source)


RULE = Rule(
    code="IN032", name="指标值空缺", concern="not-quantified", severity="must", certainty="certain", scope=IndicatorFacts, check=check,
)
