"""指标值的日期早于预算年度。

检查什么
    年度指标值写明了年份，而它早于表上的预算年度。开工、立项、启动的时间可以早于预算年度，只作提示。
为什么
    要在去年以前完成的事，不是今年的目标；多半是照抄上年的表没有改年份。
会查出
    标题 | 2026年度项目支出绩效目标表
    时效指标 | 培训完成时间 | 2025年11月底前
不会查出
    标题 | 2026年度项目支出绩效目标表
    时效指标 | 培训完成时间 | 2026年11月底前
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.targets import Date, Target

_YEAR_DIGITS = 4


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every target for the year that was due before it."""
    year = facts.filing.fiscal_year
    for project in facts.projects if year else ():
        for item in project.indicators:
            due = _last_year(item.indicator.annual_target)
            if year and due and due < year:
                yield Flaw(
                    f"{item.quoted}早于预算年度 {year}年", f"改为 {year}年内的日期；以前年度结转来做的，写明结转",
                    item.target_source, project=project, indicator=item,
                    at_most="hint" if profile.lexicon.find("begun", item.name) else None,
                )


def _last_year(target: Target | None) -> int | None:
    """The latest year that the dates of a target print; None where one of them prints none."""
    clauses = target.clauses if target else ()
    dates = [clause.upper or clause.value for clause in clauses if isinstance(clause, Date)]
    if not dates or len(dates) < len(clauses) or not all(len(date) >= _YEAR_DIGITS and date[:_YEAR_DIGITS].isdigit() for date in dates):
        return None
    return max(int(date[:_YEAR_DIGITS]) for date in dates)


RULE = Rule(
    code="IN039", name="日期早于预算年度", concern="period", severity="should", certainty="suspected", scope=FilingFacts, check=check,
)
