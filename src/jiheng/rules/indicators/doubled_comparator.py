"""指标值前后都写了比较的说法，重复或者互相矛盾。

检查什么
    数字前有“≥、不少于、≤、不超过”等，后面又有“以上、以下、以内”；或者比较的说法、符号连写了两遍。
为什么
    “≥90%以上”界限说了两遍，“≥90%以下”则不知道以哪个为准。
会查出
    质量指标 | 到课率 | ≥90%以上

    成本指标 | 单套采购成本 | 不少于5000元以下
不会查出
    质量指标 | 到课率 | 90%以上

    成本指标 | 单套采购成本 | 控制在5000元以内

    数量指标 | 媒体报道数量 | 不少于2家省级以上媒体
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts, dimension_of
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.widths import fold

_FLOOR, _CEILING = "至少", "至多"
_BOTH_ENDS = re.compile(
    r"(?:(?P<floor>≥|>|不少于|不低于|不小于|至少|超过|大于|高于)|(?P<ceiling>≤|<|不超过|不高于|不大于|不多于|小于|低于|少于))"
    r" ?\d[\d.,]{0,20} ?[千万亿]{0,2}(?P<unit>[^\d，；。]{0,6}?)(?:(?P<above>及?以上)|及?以下|以内)"
)
_TWICE = re.compile("(?:[≥≤><]|[大小高低少多]于(?:或?等于)?|超过|至少)[≥≤><]|%%")


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a bound that is said twice, or said both ways."""
    text = fold(facts.text)
    if _TWICE.search(text):
        yield Flaw(f"{facts.quoted}的符号写了两遍", "只保留一个符号", facts.target_source)
        return
    match = _BOTH_ENDS.search(text) if "以" in text else None
    if match is None or dimension_of(match["unit"].strip()) == "unknown":
        return
    before = _FLOOR if match["floor"] else _CEILING
    after = _FLOOR if match["above"] else _CEILING
    fault = "比较的说法重复" if before == after else f"前面是“{before}”、后面是“{after}”，互相矛盾"
    yield Flaw(f"{facts.quoted}{fault}", "只保留一个比较的说法", facts.target_source)


RULE = Rule(
    code="IN037", name="比较说法重复或冲突", concern="wording", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
)
