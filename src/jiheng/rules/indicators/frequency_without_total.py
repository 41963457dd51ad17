"""指标值只有频次，没有全年总量。

检查什么
    指标值是“每月、每周、每季度”若干次，没有写全年合计多少。
为什么
    频次便于安排工作，年终考核还要一个总数；中途开始或停工的月份怎么算，也要事先说清。
会查出
    数量指标 | 应急值守巡检次数 | 每月不少于2次
不会查出
    数量指标 | 应急值守巡检次数 | 全年不少于24次
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_PERIODS = ("每日", "每天", "每周", "每旬", "每月", "每季", "每个月", "每半年", "每学期")


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a single number of times per day, week or month."""
    if len(facts.quantities) != 1 or not facts.quantities[0].per:
        return
    if facts.quantities[0].per.startswith(_PERIODS):
        yield Flaw(f"{facts.quoted}没有写明全年总量", "补充年度总量，如“每月不少于1次，全年不少于12次”", facts.target_source)


RULE = Rule(
    code="IN014", name="频次没有年度总量", concern="not-quantified", severity="hint", certainty="certain", scope=IndicatorFacts, check=check,
)
