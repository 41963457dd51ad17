"""同一单位里有两个以上项目同名，分不清是哪一个。

检查什么
    同一预算单位的项目名称完全相同（引号、括号、空格和全半角的差别不计）。每一个同名项目都提出，各自写明与哪几个同名。
为什么
    同名项目在批复、支付和评价时无法区分，也可能是同一笔支出报了两次。
会查出
    单位 | 市图书馆
    项目 | 古籍数字化 | 120.00
    数量指标 | 扫描古籍册数 | ≥300册
    项目 | “古籍”数字化 | 80.00
    数量指标 | 扫描古籍册数 | ≥200册
不会查出
    单位 | 市图书馆
    项目 | 古籍数字化（一期） | 120.00
    数量指标 | 扫描古籍册数 | ≥300册
    项目 | 古籍数字化（二期） | 80.00
    数量指标 | 扫描古籍册数 | ≥200册

    单位 | 市图书馆
    项目 | 读者服务 | 120.00
    数量指标 | 接待读者人次 | ≥3000人次
    单位 | 市博物馆
    项目 | 读者服务 | 80.00
    数量指标 | 接待读者人次 | ≥2000人次
"""

from collections import defaultdict
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import plain_name
from jiheng.rules.facts.subjects import FilingFacts, ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_NAMED_AT_MOST = 5


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project that shares its name with another one of its agency."""
    groups: defaultdict[tuple[str, str], list[ProjectFacts]] = defaultdict(list)
    for project in facts.projects:
        if project.project.name:
            groups[project.agency.name, plain_name(project.project.name)].append(project)
    for group in groups.values():
        if len(group) > 1:
            yield from (_flaw(project, group) for project in group)


def _flaw(project: ProjectFacts, group: list[ProjectFacts]) -> Flaw:
    return Flaw(
        f"{project.quoted}与同单位的第{_list_others(project, group)}个项目同名（按全表顺序）",
        "确属不同项目的，在名称里写明区别（如内容、阶段或地点）；属同一项目的，合并成一个",
        source=project.name_source, project=project,
    )


def _list_others(project: ProjectFacts, group: list[ProjectFacts]) -> str:
    """The places in the table of the others of the group; of a large group the first few and how many there are."""
    others = [str(other.index) for other in group[: _NAMED_AT_MOST + 1] if other is not project][:_NAMED_AT_MOST]
    more = f"等{len(group) - 1}" if len(group) - 1 > len(others) else ""
    return "、".join(others) + more


RULE = Rule(
    code="PR001", name="同单位项目重名", concern="same-name", severity="should", certainty="certain", scope=FilingFacts, check=check,
    cites=("mof-2015-88",),
)
