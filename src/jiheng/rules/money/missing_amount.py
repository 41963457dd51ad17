"""项目没有写金额，或金额为零。

检查什么
    写了绩效目标或指标的项目，总计是否填写、是否大于零。确有零预算安排的项目，说明情况即可。
为什么
    绩效目标要与资金匹配，没有金额就无从判断目标定得高还是低。
会查出
    合计 | 100.00
    单位 | 示例市示例局 | 100.00
    项目 | 群众文化活动 | 0.00
不会查出
    项目 | 群众文化活动 | 12.50
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where a project that promises something has no money."""
    total = facts.project.funds.total
    if (total is None or total.fen <= 0) and (facts.objective or facts.indicators):
        what = "没有写总计金额" if total is None else "的总计金额为零" if total.fen == 0 else "的总计金额是负数"
        yield Flaw(
            f"{facts.titled}{what}", "补上预算金额；确属零预算安排的，说明资金来源",
            source=facts.project.funds.source or facts.project.source,
        )


RULE = Rule(
    code="MN004", name="金额缺失或为零", concern="money", severity="should", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("mof-2015-88",),
)
