"""大额项目的指标过粗。

检查什么
    金额达到大额标准的项目，指标是不是太少，或者数量指标全是比率、没有一个写明做多少件事。大额标准和最少指标数见参数表；指标少到连一般项目的最低数也不够的，由“指标过少”提出。
为什么
    花钱越多，越要说清买到什么；只有几个通用比率的大项目，审核时无法判断钱花得值不值。
会查出
    项目 | 场馆建设工程 | 6,300.00
    数量指标 | 项目完成率 | 100%
    质量指标 | 工程验收合格率 | 100%
    时效指标 | 完工时间 | 2026年11月底前
    成本指标 | 单位面积建设成本 | ≤6500元/平方米
    社会效益指标 | 服务半径内居民覆盖率 | ≥80%
不会查出
    项目 | 业务培训 | 63.00
    数量指标 | 培训场次 | ≥8场
    质量指标 | 考核合格率 | ≥96%
    时效指标 | 完成时间 | 2026年11月底前
    成本指标 | 人均培训成本 | ≤400元
    满意度指标 | 学员满意度 | ≥90%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where a large project has few indicators or counts nothing."""
    total, numbers = facts.project.funds.total, profile.parameters
    if total is None or total.fen < numbers["large_project_yuan"] * 100:
        return
    count, least = len(facts.indicators), numbers["large_project_indicators_least"]
    if count < numbers["indicators_least"]:
        return
    if count < least:
        what = f"只有 {count} 个指标，不足 {least} 个"
    elif not _counts_anything(facts):
        what = "的数量指标全是比率，没有写明做多少"
    else:
        return
    yield Flaw(
        f"{facts.titled}金额 {total.in_unit('万元')} 万元，{what}",
        "按主要支出内容补充具体指标，例如建设面积、购置数量、服务人次", source=facts.project.funds.source or facts.project.source,
    )


def _counts_anything(facts: ProjectFacts) -> bool:
    """Whether a quantity indicator names a number of something, or there is none to judge (another rule says so)."""
    counted = facts.in_category("数量指标")
    return not counted or any(item.quantities and item.dimension != "share" for item in counted)


RULE = Rule(
    code="MN005", name="大额项目指标过粗", concern="too-few", severity="should", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("mof-2021-101",),
)
