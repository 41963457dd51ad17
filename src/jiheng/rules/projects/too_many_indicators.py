"""指标太多，重点不突出。

检查什么
    项目的三级指标，或其中的数量指标，多于口径规定的个数（实务中常取 15 个和 8 个）。
为什么
    指标要突出核心产出和效果；一味罗列，既分不清主次，也加重监控和自评的负担。
会查出
    数量指标 | 讲座场次 | ≥2场
    数量指标 | 展览场次 | ≥2场
    数量指标 | 沙龙场次 | ≥2场
    数量指标 | 竞赛场次 | ≥2场
    数量指标 | 研学场次 | ≥2场
    数量指标 | 义诊场次 | ≥2场
    数量指标 | 论坛场次 | ≥2场
    数量指标 | 路演场次 | ≥2场
    数量指标 | 巡讲场次 | ≥2场
不会查出
    数量指标 | 讲座场次 | ≥2场
    数量指标 | 展览场次 | ≥2场
    质量指标 | 听众好评率 | ≥90%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where there are more indicators, or more that only count, than usual."""
    count, quantity_most = len(facts.indicators), profile.parameters["quantity_indicators_most"]
    if count <= quantity_most:
        return
    most, quantities = profile.parameters["indicators_most"], len(facts.in_category("数量指标"))
    parts = [f"共有{count}项指标，多于{most}项"] if count > most else []
    if quantities > quantity_most:
        parts.append(f"数量指标有{quantities}项，多于{quantity_most}项")
    if parts:
        yield Flaw(f"{facts.quoted}{'，'.join(parts)}", "合并同类、删去过程性指标，只留反映核心产出和效果的指标")


RULE = Rule(
    code="PR011", name="指标过多", concern="too-many", severity="should", certainty="certain", scope=ProjectFacts, check=check,
    cites=("mof-2021-101", "audit-chifeng-2023"),
)
