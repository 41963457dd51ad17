"""年度指标值与实施周期指标值全部相同。

检查什么
    表上两列都填了，而且项目的每一项指标两列说的都是同一个值（比的是含义，不是写法）。跨年度的项目提出，其余只作提示。
    名称写明两年以上、周期资金大于年度资金，或达到大额标准的工程建设（购置、补贴，写明哪一天完工的不算），算跨年度。
为什么
    周期目标管全程，年度目标管当年；两列照抄，等于没有分年任务，也看不出跨年项目完成到哪一步。
会查出
    项目 | 城区供水管网普查（2025-2027年） | 90.00
    数量指标 | 普查管网长度 | 120公里 | 120公里
    质量指标 | 普查数据准确率 | ≥98% | 98%及以上
不会查出
    项目 | 城区供水管网普查（2025-2027年） | 90.00
    数量指标 | 普查管网长度 | 40公里 | 120公里
    质量指标 | 普查数据准确率 | ≥98% | ≥98%
"""

from collections.abc import Iterator

from jiheng.domain.filing import Indicator
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import meaning_of, years_of
from jiheng.rules.facts.nature import is_deadline
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_FEN_PER_YUAN = 100


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """One flaw where no indicator of the project tells the year from the whole period."""
    if not facts.indicators or not all(_is_same(item.indicator) for item in facts.indicators):
        return
    reason = _find_reason(facts, profile)
    yield Flaw(
        f"{facts.quoted}的{len(facts.indicators)}项指标，年度值与实施周期值全部相同{reason and f'，而{reason}'}",
        "跨年度的，周期列写全程目标，年度列写当年任务；当年完成的，请确认两列相同无误",
        at_most=None if reason else "hint",
    )


def _is_same(indicator: Indicator) -> bool:
    period, annual = indicator.period_target, indicator.annual_target
    return period is not None and annual is not None and (period.text == annual.text or meaning_of(period) == meaning_of(annual))


def _find_reason(facts: ProjectFacts, profile: Profile) -> str:
    """Why the project lasts longer than the year, as a clause of the message; empty where nothing says so."""
    project = facts.project
    years = years_of(project.name)
    if years and years[0] < years[1]:
        return f"项目期是{years[0]}年至{years[1]}年"
    total, whole = project.funds.total, project.period_funds.total if project.period_funds else None
    if total and whole and whole > total:
        return "实施周期的资金大于当年资金"
    is_large = total is not None and total.fen >= profile.parameters["large_project_yuan"] * _FEN_PER_YUAN
    ends_this_year = any(map(is_deadline, facts.indicators))
    if is_large and facts.is_construction and not ends_this_year and not profile.lexicon.find("bought", project.name):
        return "大额工程建设一般跨年度实施"
    return ""


RULE = Rule(
    code="PR013", name="年度值等于实施周期值", concern="period-equals-annual", severity="should", certainty="certain", scope=ProjectFacts,
    check=check, cites=("mof-2015-88",),
)
