"""同类项目的项目期有重叠，可能重复立项。

检查什么
    同一单位里名称去掉年份后相同的项目，名称里写明的年份有重叠（如 2024-2025 年与 2025-2026 年）。提在较后的一个项目上。
为什么
    同一年度的同一工作可能在两个项目里各报了一次钱。
会查出
    项目 | 展厅设备维保（2024-2025年） | 20.00
    数量指标 | 巡检次数 | ≥12次
    项目 | 展厅设备维保（2025-2026年） | 30.00
    数量指标 | 巡检次数 | ≥24次
不会查出
    项目 | 展厅设备维保（2023-2024年） | 20.00
    数量指标 | 巡检次数 | ≥12次
    项目 | 展厅设备维保（2025-2026年） | 30.00
    数量指标 | 巡检次数 | ≥24次
"""

from collections import defaultdict
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import Years, plain_name, stem_of, years_of
from jiheng.rules.facts.subjects import FilingFacts, ProjectFacts
from jiheng.rules.rule import Flaw, Rule

Dated = tuple[Years, ProjectFacts]


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project that begins before one of the same kind has ended."""
    groups: defaultdict[tuple[str, str], list[Dated]] = defaultdict(list)
    for project in facts.projects:
        if years := years_of(project.project.name):
            groups[project.agency.name, stem_of(project.project.name)].append((years, project))
    for group in groups.values():
        if len(group) > 1:
            yield from _flaws(sorted(group, key=lambda dated: (dated[0], dated[1].index)))


def _flaws(group: list[Dated]) -> Iterator[Flaw]:
    """``group`` is in order of the first year, so each need only be held against the one that has lasted longest so far."""
    (_, last), longest = group[0][0], group[0][1]
    for (first, end), project in group[1:]:
        if first <= last and plain_name(project.project.name) != plain_name(longest.project.name):
            overlap = f"{first}年" if first == min(last, end) else f"{first}年至{min(last, end)}年"
            yield Flaw(
                f"{project.quoted}与第{longest.index}个项目{longest.quoted}的项目期在{overlap}重叠",
                "核对重叠年度的工作内容和资金，属重复的合并或核减，不重复的在名称或目标里写明各自的起止月份",
                source=project.name_source, project=project,
            )
        if end > last:
            last, longest = end, project


RULE = Rule(
    code="PR015", name="项目期重叠", concern="duplicate-project", severity="should", certainty="suspected", scope=FilingFacts, check=check,
    cites=("evaluation-frame",),
)
