"""实施期金额小于年度金额。

检查什么
    表上实施期（项目总投资）的资金总额，是不是比年度的资金总额还小；只差末位的，当作尾差。
为什么
    一年的钱不会多于整个实施期的钱；多半是两栏填反，或者把年度数当成了实施期数。
会查出
    申报 | 500.00 | 300.00
    数量指标 | 新建停车位数 | ≥720个
不会查出
    申报 | 300.00 | 500.00
    数量指标 | 新建停车位数 | ≥720个
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.facts.sums import tolerance_of
from jiheng.rules.rule import Flaw, Rule


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project whose whole period has less money than its year."""
    unit = facts.filing.money_unit
    for project in facts.projects:
        year, period = project.project.funds.total, project.project.period_funds.total if project.project.period_funds else None
        if year and period and year.fen > period.fen + tolerance_of(profile, unit=unit):
            yield Flaw(
                f"{project.titled}的实施期金额 {period.in_unit(unit)} {unit}小于年度金额 {year.in_unit(unit)} {unit}",
                "核对两栏的金额，是否填反，或把年度数填进了实施期", project=project,
                source=project.project.period_funds.source if project.project.period_funds else None,
            )


RULE = Rule(
    code="MN007", name="实施期金额小于年度金额", concern="money", severity="must", certainty="certain", scope=FilingFacts, check=check,
)
