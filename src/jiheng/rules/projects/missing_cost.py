"""没有成本指标，看不出花钱有没有控制。

检查什么
    项目有指标，但没有一项在成本指标（或经济、社会、生态环境成本指标）下。
    工程基建、大型修缮、购置项目一律提出；本表至少四分之三的项目设了成本指标、个别没设的，也提出；其余只作提示。人员类和公用经费不查。
为什么
    绩效目标应包含成本控制要求，工程、修缮、购置类项目尤其如此。
会查出
    项目 | 老旧管网改造工程 | 800.00
    数量指标 | 改造管网长度 | ≥12公里
    质量指标 | 工程验收合格率 | 100%
不会查出
    项目 | 老旧管网改造工程 | 800.00
    数量指标 | 改造管网长度 | ≥12公里
    成本指标 | 每公里改造成本 | ≤65万元
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.nature import suggest_move
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_COST = frozenset({"成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标"})


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project without a cost indicator, a mild one where neither its kind nor the table's own practice asks for it."""
    is_usual = facts.usually_has(*_COST)
    for project in facts.projects:
        if not project.lacks(*_COST):
            continue
        reason = "，而工程、修缮、购置类项目应当设" if project.is_construction else "，而本表多数项目都设了" if is_usual else ""
        yield Flaw(
            f"{project.quoted}没有成本指标{reason}",
            f"{suggest_move(project, '成本指标')}补充单位成本或总成本控制数，如“每平方米改造成本≤1800元”",
            project=project, at_most=None if reason else "hint",
        )


RULE = Rule(
    code="PR007", name="缺成本指标", concern="missing-cost", severity="should", certainty="certain", scope=FilingFacts, check=check,
    cites=("mof-2021-101", "mof-2021-101-definition"),
)
