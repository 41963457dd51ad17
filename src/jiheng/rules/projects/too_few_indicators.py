"""指标太少，反映不出项目的全貌。

检查什么
    项目的三级指标少于口径规定的个数（实务中常取 4 个），或一项也没有。人员类和公用经费不查。
为什么
    产出、效益、满意度各有一项，再加核心任务，通常不会少于这个数；“指标不够完整”是财政审核的常见意见。
会查出
    数量指标 | 采集样本数量 | ≥200份
    质量指标 | 样本合格率 | ≥95%
不会查出
    数量指标 | 采集样本数量 | ≥200份
    质量指标 | 样本合格率 | ≥95%
    社会效益指标 | 监测覆盖率 | ≥90%
    满意度指标 | 受检单位满意度 | ≥90%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where there are fewer indicators than usual."""
    count, least = len(facts.indicators), profile.parameters["indicators_least"]
    if count < least and not facts.is_routine:
        amount = f"只有{count}项指标，少于{least}项" if count else "没有绩效指标"
        yield Flaw(f"{facts.quoted}{amount}", "按产出（数量、质量、时效、成本）、效益、满意度补充反映核心任务的指标")


RULE = Rule(
    code="PR010", name="指标过少", concern="too-few", severity="should", certainty="certain", scope=ProjectFacts, check=check,
    cites=("review-remarks",),
)
