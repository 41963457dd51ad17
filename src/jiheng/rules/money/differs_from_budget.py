"""同一项目的金额与预算表不一致。

检查什么
    名称相同的项目，表上的总计与预算公开的项目支出表、预算批复的项目表（同一份文件里的，或另给的）里的金额是否相同；只差末位的，当作尾差。
    预算表里重名的不比。
为什么
    绩效目标与预算同步编、同步批；两张表的钱不一样，总有一张没有更新。
会查出
    项目 | 甲培训 | 60.00
    〔预算〕
    公开 | 示例市示例局2025年部门预算
    项目预算 | 甲培训 | 55.00
不会查出
    项目 | 甲培训 | 60.00
    〔预算〕
    公开 | 示例市示例局2025年部门预算
    项目预算 | 甲培训 | 60.00
    项目预算 | 乙培训 | 40.00
"""

from collections import Counter
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.budgeted import money_by_project
from jiheng.rules.facts.comparison import plain_name
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.facts.sums import tolerance_of
from jiheng.rules.rule import Flaw, Rule


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project that the budget gives another amount."""
    unit, budgeted = facts.filing.money_unit, money_by_project(facts.others["budget"])
    names = [plain_name(project.project.name) for project in facts.projects]
    counted = Counter(names)
    for project, name in zip(facts.projects, names, strict=True):
        total, entry = project.project.funds.total, budgeted.get(name)
        if total and entry and counted[name] == 1 and abs(total.fen - entry[0].fen) > tolerance_of(profile, unit=unit):
            yield Flaw(
                f"{project.titled}的总计 {total.in_unit(unit)} {unit}，预算表是 {entry[0].in_unit(unit)} {unit}",
                "按批复的预算改正，或说明两张表口径不同在哪里", project=project, source=project.project.funds.source,
            )


RULE = Rule(
    code="MN009", name="金额与预算表不一致", concern="money", severity="must", certainty="certain", scope=FilingFacts, check=check,
    needs="budget",
)
