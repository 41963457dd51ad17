"""项目没有写绩效目标。

检查什么
    每个项目是否写了绩效目标（实施周期目标或年度目标）。人员类、公用经费项目不要求。
为什么
    没有绩效目标的项目不能进入项目库，也不能申请预算；公开以后读者看不到这笔钱要办成什么事。
会查出
    项目 | 群众文化活动 | 120.00
    目标 |
    数量指标 | 演出场次 | ≥24场
不会查出
    项目 | 群众文化活动 | 120.00
    数量指标 | 演出场次 | ≥24场

    项目 | 在职人员经费 | 880.00
    目标 |
    质量指标 | 足额发放率 | 100%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where no objective was read and the project is one that needs it."""
    if not facts.objective.strip() and not facts.is_routine:
        yield Flaw(
            f"{facts.titled}没有写绩效目标", "写明用这笔钱做什么、做多少、取得什么效果",
            source=facts.project.sources.get("name", (facts.project.source,))[0],
        )


RULE = Rule(
    code="OB001", name="绩效目标缺失", concern="objective", severity="must", certainty="certain", scope=ProjectFacts, check=check,
    cites=("mof-2015-88",),
)
