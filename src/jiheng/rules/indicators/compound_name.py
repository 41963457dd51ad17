"""一个指标名称里有几个要考核的量。

检查什么
    名称用“及、和、与、、”连起了两个都能单独考核的量（面积、人数、次数、率等），或把三种以上的工作合在一个“次数”里。指标值已经分列几个数的，由“一格多值”提出。
为什么
    一个数值对不上两个量，完成其中一个时无法打分；审核意见通常是“建议拆分指标”。
会查出
    数量指标 | 临时展览面积及参观人数 | 1600平方米

    数量指标 | 清扫、检修、巡逻次数 | 300次
不会查出
    数量指标 | 联系港澳代表和科技界人士数量 | ≥20人

    时效指标 | 补贴发放及时率 | ≥98%
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_JOINT = re.compile("以及|及(?!时|格|率)|和|与(?!会|率)|、")
_LISTED_FROM = 3


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where a name joins several measures."""
    if len(facts.quantities) > 1 or not _JOINT.search(facts.core):
        return
    parts = _JOINT.split(facts.core)
    measures = tuple(profile.lexicon.words["joined_measures"])
    if parts[-1].endswith(measures) and (parts[0].endswith(measures) or _lists_work(facts, parts)):
        yield Flaw(f"指标“{facts.indicator.name}”把{len(parts)}项内容合成了一项，一个指标值无法分别考核", "拆分为几项指标，分别填写数值", facts.name_source)


def _lists_work(facts: IndicatorFacts, parts: list[str]) -> bool:
    """Whether one number of times stands for three or more kinds of work."""
    return len(parts) >= _LISTED_FROM and facts.core.endswith("次数") and facts.core.count("、") >= _LISTED_FROM - 1


RULE = Rule(
    code="IN013", name="复合指标名称", concern="compound", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
