"""指标值里又写了一遍指标名称。

检查什么
    指标值的数字前面写着指标名称或名称的一部分。
为什么
    指标值只需要数值；重复名称既啰嗦，也不便比对。
会查出
    时效指标 | 抢修响应速度 | 管网抢修响应速度1小时内
不会查出
    时效指标 | 抢修响应速度 | 1小时内
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_SUBJECT_FROM = 2


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a quantity introduced by the name of its own indicator."""
    if len(facts.quantities) != 1 or len(facts.quantities[0].subject) < _SUBJECT_FROM:
        return
    subject = facts.quantities[0].subject
    if subject in facts.core or facts.core in subject:
        yield Flaw(f"{facts.quoted}重复了名称“{subject}”", "只填数值和单位", facts.target_source)


RULE = Rule(
    code="IN035", name="指标值重复名称", concern="wording", severity="hint", certainty="certain", scope=IndicatorFacts, check=check,
)
