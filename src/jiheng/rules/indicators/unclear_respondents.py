"""满意度指标没有说清是谁的满意度。

检查什么
    名称只是“服务对象满意度”“群众满意度”“活动满意度”，没有具体的人群。
为什么
    不说清调查谁，问卷发给谁、结果代表谁都无法核实。
会查出
    服务对象满意度指标 | 服务对象满意度 | ≥90%
不会查出
    服务对象满意度指标 | 参训教师满意度 | ≥90%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_SATISFACTION = "满意度"


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for satisfaction of nobody in particular."""
    who, found, _ = facts.core.partition(_SATISFACTION)
    if found and profile.lexicon.has("generic_respondents", who):
        yield Flaw(f"指标“{facts.indicator.name}”没有说清调查的是哪些人", "写明具体人群，如“参训学员满意度”“周边居民满意度”", facts.name_source)


RULE = Rule(
    code="IN029", name="满意度对象不明", concern="vague", severity="hint", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("mof-2021-101",),
)
