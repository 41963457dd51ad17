"""别的单位也有同名项目，汇总时容易混淆。

检查什么
    不同预算单位的项目名称完全相同（引号、括号、空格和全半角的差别不计）。
为什么
    部门把一项工作分给几个单位做，同名是常事；但汇总、公开时同名项目不易区分，也可能是任务没有分清。
会查出
    单位 | 市图书馆
    项目 | 全民阅读推广 | 120.00
    数量指标 | 阅读活动场次 | ≥30场
    单位 | 市少儿图书馆
    项目 | 全民阅读推广 | 80.00
    数量指标 | 阅读活动场次 | ≥20场
不会查出
    单位 | 市图书馆
    项目 | 全民阅读推广（成人馆） | 120.00
    数量指标 | 阅读活动场次 | ≥30场
    单位 | 市少儿图书馆
    项目 | 全民阅读推广（少儿馆） | 80.00
    数量指标 | 阅读活动场次 | ≥20场
"""

from collections import defaultdict
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import plain_name
from jiheng.rules.facts.subjects import FilingFacts, ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project whose name another agency uses too."""
    groups: defaultdict[str, list[ProjectFacts]] = defaultdict(list)
    for project in facts.projects:
        if project.project.name:
            groups[plain_name(project.project.name)].append(project)
    for group in groups.values():
        if len(group) > 1:
            yield from _flaws(group)


def _flaws(group: list[ProjectFacts]) -> Iterator[Flaw]:
    first_of: dict[str, ProjectFacts] = {}
    for project in group:
        first_of.setdefault(project.agency.name, project)
    if len(first_of) == 1:
        return
    first, second, *rest = first_of.values()
    more = f"等{len(rest) + 1}个单位" if rest else ""
    for project in group:
        other = second if project.agency.name == first.agency.name else first
        yield Flaw(
            f"{project.quoted}与{other.agency.name}{more}的项目同名（第{other.index}个项目）",
            "各单位分担同一工作的，可在名称里写明各自承担的部分",
            source=project.name_source, project=project,
        )


RULE = Rule(
    code="PR002", name="跨单位项目重名", concern="same-name", severity="hint", certainty="certain", scope=FilingFacts, check=check,
)
