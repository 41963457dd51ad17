"""另给的表里没有同名的项目，没有比成。

检查什么
    检查时另给的上年的表、批复的表、上一稿里，有没有一个项目与本表的同名（或编码相同）；一个也没有的，说明给错了表或者名称改了。
    给了批复的表、只有一部分项目找得到的，列出找不到的，只作提示。上年的表的年度不早于本表、预算表是另一个部门的，也提出。
为什么
    没有比的，不能当作比过了、没有问题。
会查出
    项目 | 公园绿化养护 | 70.00
    〔批复〕
    项目 | 道路清扫保洁 | 100.00
不会查出
    项目 | 公园绿化养护（2026年） | 70.00
    〔上年〕
    标题 | 2025年度项目支出绩效目标表
    项目 | 公园绿化养护（2025年） | 100.00
"""

from collections.abc import Iterator

from jiheng.domain.others import OTHER_WORDS, Other
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.budgeted import is_same_department
from jiheng.rules.facts.pairing import pair_projects
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_BY_NAME: tuple[Other, ...] = ("last_year", "approved", "earlier")
_NAMED_FIRST = 5
_REMEDY = "核对给的是不是同一个单位、同一批项目的表；项目改了名称的，先把名称改成一样再比"


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every other table that has none of our projects, and one for an approved one that lacks some of them."""
    yield from _check_kind(facts)
    for name in _BY_NAME:
        other = facts.others.get(name)
        if other is None or not facts.projects:
            continue
        paired = {project.index for project, _ in pair_projects(facts, other)}
        missing = [project for project in facts.projects if project.index not in paired]
        if not paired:
            yield Flaw(f"{OTHER_WORDS[name]}“{other.filing.name}”里没有与本表同名的项目，没有比成", _REMEDY)
        elif missing and name == "approved":
            names = "、".join(project.quoted for project in missing[:_NAMED_FIRST])
            yield Flaw(
                f"有 {len(missing)} 个项目在批复的表里没有找到，或者重名分不清，没有比：{names}{'等' if len(missing) > _NAMED_FIRST else ''}", _REMEDY, at_most="hint",
            )


def _check_kind(facts: FilingFacts) -> Iterator[Flaw]:
    """A flaw for a table that cannot be what it was given as."""
    last, budget, year = facts.others.get("last_year"), facts.others.get("budget"), facts.filing.fiscal_year
    if last and year and last.filing.fiscal_year and last.filing.fiscal_year >= year:
        yield Flaw(f"给的上年的表“{last.filing.name}”是{last.filing.fiscal_year}年的，不早于本表的{year}年", "换成上年的表再查")
    if budget and not is_same_department(facts, budget):
        yield Flaw(f"给的预算表是“{budget.filing.department}”的，本表是“{facts.filing.department}”的，没有比合计", "换成本部门的预算表再查")


RULE = Rule(
    code="HI006", name="另给的表对不上", concern="history", severity="should", certainty="certain", scope=FilingFacts, check=check,
)
