"""编了绩效目标的资金大于预算的项目支出。

检查什么
    表上各项目的金额加起来，是否大于预算公开的支出表（同一份文件里的，或另给的）里“项目支出”的合计；只差末位的，当作尾差。
    人员类、公用经费项目不在项目支出里，不加；两张表不是一个部门的，不比。
为什么
    编绩效目标的是项目支出的一部分，不会比它还大；大了，说明口径不同、重复，或者有一张表的数没有更新。
会查出
    项目 | 甲培训 | 60.00
    项目 | 乙培训 | 70.00
    〔预算〕
    公开 | 示例市示例局2025年部门预算
    项目支出 | 100.00
不会查出
    项目 | 甲培训 | 60.00
    项目 | 乙培训 | 30.00
    〔预算〕
    公开 | 示例市示例局2025年部门预算
    项目支出 | 100.00
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.budgeted import expenditure_on_projects, is_same_department
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.facts.sums import tolerance_of
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.money import Money


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the projects of the table have more money than all projects of the budget."""
    budget = facts.others["budget"]
    spent = expenditure_on_projects(budget) if is_same_department(facts, budget) else None
    projects = [project for project in facts.projects if not project.is_routine and not project.is_whole]
    total = sum(project.project.funds.total.fen for project in projects if project.project.funds.total)
    unit = facts.filing.money_unit
    if spent and total > spent[0].fen + tolerance_of(profile, unit=unit) * max(1, len(projects)):
        yield Flaw(
            f"各项目的金额合计 {Money(total).in_unit(unit)} {unit}，大于预算表的项目支出 {spent[0].in_unit(unit)} {unit}",
            "核对两张表的口径和版本，改正不对的一张",
        )


RULE = Rule(
    code="MN008", name="绩效资金大于项目支出", concern="money", severity="should", certainty="suspected", scope=FilingFacts, check=check,
    cites=("disclosure-checks",), needs="budget",
)
