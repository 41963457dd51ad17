"""有的指标设了分值，有的没有。

检查什么
    项目的指标里，有的填了分值（权重），有的空着。没有分值一栏的表、一项也没有填的不查。
为什么
    分值是自评计分的依据；漏一项，总分就对不上。
会查出
    申报 | 100.00 | 100.00
    数量指标 | 培训人数 | ≥400人 | 50
    质量指标 | 考核合格率 | ≥95% |
不会查出
    申报 | 100.00 | 100.00
    数量指标 | 培训人数 | ≥400人 | 50
    质量指标 | 考核合格率 | ≥95% | 40
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every indicator without points beside others that have them."""
    if not any(item.indicator.points for item in facts.indicators):
        return
    for item in facts.indicators:
        if item.indicator.points is None and "points" not in item.indicator.printed:
            yield Flaw(
                f"指标“{item.indicator.name}”没有设分值，同一项目的其他指标设了", "补上分值，使各项分值的合计符合规定", item.name_source, indicator=item,
            )


RULE = Rule(
    code="PR023", name="部分指标未设分值", concern="points", severity="should", certainty="certain", scope=ProjectFacts, check=check,
    cites=("mof-2021-101", "mof-2020-10"),
)
