"""没有时效指标，看不出什么时候完成。

检查什么
    项目有指标，但没有一项在时效指标下。人员类和公用经费不查。
为什么
    有完成时限的工作，写明节点才便于跟踪进度；常年性的工作可以不设，所以只是提示。
会查出
    数量指标 | 修订标准数量 | ≥3项
    质量指标 | 标准评审通过率 | 100%
不会查出
    数量指标 | 修订标准数量 | ≥3项
    时效指标 | 标准报批时间 | 2025年10月底前
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.nature import suggest_move
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where no indicator says when."""
    if facts.lacks("时效指标"):
        yield Flaw(f"{facts.quoted}没有时效指标", f"有完成时限的，{suggest_move(facts, '时效指标')}补充完成时间或及时率，如“2025年11月底前完成”")


RULE = Rule(
    code="PR006", name="缺时效指标", concern="missing-timeliness", severity="hint", certainty="certain", scope=ProjectFacts, check=check,
    cites=("mof-2015-88",),
)
