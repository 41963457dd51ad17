"""相邻周期的同类项目，指标整套照搬。

检查什么
    同一单位里名称去掉年份后相同、年份不同的项目，按年份先后两两相比：三级指标名称、归类和年度值都相同的占比不低于口径规定的比例（实务中常取 80%）。
    两个项目都提出。
为什么
    新一期应根据上一期的结果调整指标和目标值；整套照搬说明没有重新论证，审计通报也多次指出目标照搬的问题。
会查出
    项目 | 办公系统运维（2024年） | 5.00
    数量指标 | 巡检次数 | ≥12次
    质量指标 | 系统正常运行率 | ≥98%
    满意度指标 | 使用人员满意度 | ≥90%
    项目 | 办公系统运维（2025年） | 8.00
    数量指标 | 巡检次数 | 12次以上
    质量指标 | 系统正常运行率 | ≥98%
    满意度指标 | 使用人员满意度 | ≥90%
不会查出
    项目 | 办公系统运维（2024年） | 5.00
    数量指标 | 巡检次数 | ≥12次
    质量指标 | 系统正常运行率 | ≥98%
    满意度指标 | 使用人员满意度 | ≥90%
    项目 | 办公系统运维（2025年） | 8.00
    数量指标 | 巡检次数 | ≥24次
    质量指标 | 系统正常运行率 | ≥99%
    满意度指标 | 使用人员满意度 | ≥90%
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import Years, stem_of, years_of
from jiheng.rules.facts.contents import count_same
from jiheng.rules.facts.subjects import FilingFacts, ProjectFacts
from jiheng.rules.rule import Flaw, Rule

Dated = tuple[Years, ProjectFacts]


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """Two flaws for every pair of neighbouring periods with nearly the same indicators."""
    groups: defaultdict[tuple[str, str], list[Dated]] = defaultdict(list)
    for project in facts.projects:
        if project.indicators and (years := years_of(project.project.name)):
            groups[project.agency.name, stem_of(project.project.name)].append((years, project))
    for group in groups.values():
        group.sort(key=lambda dated: (dated[0], dated[1].index))
        for (years, earlier), (later_years, later) in pairwise(group):
            same, most = count_same(earlier, later), max(len(earlier.indicators), len(later.indicators))
            if years != later_years and same * 100 >= most * profile.parameters["indicator_overlap_least"]:
                yield _flaw(earlier, later, f"{same}/{most}")
                yield _flaw(later, earlier, f"{same}/{most}")


def _flaw(project: ProjectFacts, other: ProjectFacts, share: str) -> Flaw:
    return Flaw(
        f"{project.quoted}与第{other.index}个项目{other.quoted}只差年份，指标照搬（{share}项相同）",
        "结合上一期的实际完成值，重新确定新一期的指标和目标值",
        source=project.name_source, project=project,
    )


RULE = Rule(
    code="PR014", name="相邻周期项目整套照搬", concern="duplicate-project", severity="should", certainty="certain", scope=FilingFacts,
    check=check, cites=("audit-baotou-2025",),
)
