"""时间指标没有具体的日期或时限。

检查什么
    时效指标和“竣工时间、完成时间”一类指标，指标值只有“及时、按期、按计划”，没有日期和时限。
为什么
    不写明哪一天以前，就无法判断按没按时。
会查出
    时效指标 | 展馆竣工时间 | 按期
不会查出
    时效指标 | 展馆竣工时间 | 2025年9月底前

    时效指标 | 抢险物资送达 | 接报后24小时内
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for promptness in place of a date."""
    if facts.answer == "words-for-date":
        yield Flaw(f"{facts.quoted}没有具体的日期或时限", "写明日期或时限，如“2025年9月底前”“接报后24小时内”", facts.target_source)


RULE = Rule(
    code="IN036", name="时间指标无具体日期", concern="vague", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("mof-2021-101",),
)
