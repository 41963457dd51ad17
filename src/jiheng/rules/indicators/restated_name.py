"""指标值只是把指标名称又说了一遍。

检查什么
    指标值没有数字和日期，去掉程度词后，全部或其中一句的内容都已在指标名称里。
为什么
    名称说的是看什么，指标值要说的是做到多少；重复名称等于没有设定目标。
会查出
    社会效益指标 | 改善老旧小区居住条件 | 改善老旧小区居住条件

    社会效益指标 | 规范农贸市场经营秩序 | 农贸市场经营秩序进一步规范
不会查出
    社会效益指标 | 改善老旧小区居住条件 | 惠及居民1200户
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the target says nothing that the name has not said."""
    if facts.answer == "restated":
        yield Flaw(f"{facts.quoted}只是重复名称，没有说明做到多少", "填写要达到的数值或可以判断的结果", facts.target_source)


RULE = Rule(
    code="IN004", name="指标值与名称重复", concern="restated", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("evaluation-frame", "review-remarks"),
)
