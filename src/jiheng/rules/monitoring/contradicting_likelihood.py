"""完成目标可能性与全年预计完成值矛盾。

检查什么
    可能性填“确定能”而全年预计完成值达不到年度指标值的；可能性填“完全不可能”而预计完成值达到了的。
为什么
    两栏说的是同一件事，一对一错，看表的人不知道该信哪一个。
会查出
    监控 | 1-7月
    数量指标 | 检测批次 | 1000批次 | 400批次 | 800批次 | 设备到货晚 | 确定能 | 加班检测
不会查出
    监控 | 1-7月
    数量指标 | 检测批次 | 1000批次 | 400批次 | 1000批次 | | 确定能
    数量指标 | 抽样批次 | 500批次 | 200批次 | 450批次 | 样品送达晚 | 有可能 | 9月集中抽样
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.progress import follow, monitored
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_CONTRADICTIONS = {("sure", "not-met"): ("确定能", "达不到"), ("never", "met"): ("完全不可能", "已达到")}


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every indicator whose two columns say the opposite."""
    for project in monitored(facts):
        for progress in follow(project, profile):
            words = _CONTRADICTIONS.get((progress.likelihood, progress.outcome or ""))
            item, expected = progress.item, progress.item.indicator.expected
            if words and expected:
                yield Flaw(
                    f"{item.quoted}，可能性填“{words[0]}”，全年预计完成“{expected.text}”却{words[1]}指标值",
                    "核对预计完成值，改正其中一栏", source=item.name_source, project=project, indicator=item,
                )


RULE = Rule(
    code="MO005", name="可能性与预计值矛盾", concern="monitoring", severity="should", certainty="certain", scope=FilingFacts, check=check,
)
