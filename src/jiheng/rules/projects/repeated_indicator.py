"""同一项目里，两项指标考核的是同一件事。

检查什么
    同一项目的两项指标名称相同，或去掉“开展”“次数”“数量”一类字眼后事项相同、计量单位也相同。提在后一项上；要求不同的由“同事项数值矛盾”提出。
    名称并列了几件事的指标，其中一件与另一项指标按同一单位计数时，只作提示。
为什么
    一件事考核两次，等于加重了它的分量，挤掉别的核心指标。
会查出
    数量指标 | 举办培训场次 | ≥10场
    数量指标 | 培训场次 | 10场以上
不会查出
    数量指标 | 参训教师人次 | ≥400人次
    数量指标 | 参训校长人次 | ≥50人次

    数量指标 | 培训场次 | ≥10场
    数量指标 | 培训人数 | ≥500人
"""

import re
from collections.abc import Iterator

from jiheng.regulations.lexicon import Lexicon
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import disagree, topic_of
from jiheng.rules.facts.subjects import IndicatorFacts, ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_LISTED = re.compile("[、和及与]")
_TAIL = 2


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw on every indicator that asks again what an earlier one asks."""
    earlier: dict[str, IndicatorFacts] = {}
    for item in facts.indicators:
        first = earlier.setdefault(topic_of(item.name), item)
        if first is not item and _is_repeated(item, first):
            yield _flaw(item, f"与第{first.indicator.number}项“{first.indicator.name}”考核的是同一件事")
        elif _LISTED.search(item.core) and (other := _find_listed(item, facts, profile.lexicon)):
            yield _flaw(item, f"并列的事项可能与第{other.indicator.number}项“{other.indicator.name}”重叠", is_mild=True)


def _flaw(item: IndicatorFacts, how: str, *, is_mild: bool = False) -> Flaw:
    return Flaw(
        f"指标“{item.indicator.name}”{how}", "两项合并为一项；确属不同事项的，在名称里写明区别",
        source=item.name_source, indicator=item, at_most="hint" if is_mild else None,
    )


def _is_repeated(item: IndicatorFacts, other: IndicatorFacts) -> bool:
    one, two = item.first, other.first
    if one and two and disagree(one, two):
        return False
    return item.core == other.core or (one is not None and two is not None and (one.unit, one.per) == (two.unit, two.per))


def _find_listed(item: IndicatorFacts, facts: ProjectFacts, lexicon: Lexicon) -> IndicatorFacts | None:
    """Another indicator that counts, in the same unit, an action that the name of this one lists among others."""
    if item.dimension != "events" or not item.first or not lexicon.find_at_end("closing_measures", item.core):
        return None
    actions = {topic_of(part)[-_TAIL:] for part in _LISTED.split(item.core)}
    for other in facts.indicators:
        if other is not item and other.first and other.first.unit == item.first.unit and topic_of(other.name)[-_TAIL:] in actions:
            return other
    return None


RULE = Rule(
    code="PR016", name="同项目指标重复", concern="duplicate-indicator", severity="should", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("mof-2021-101",),
)
