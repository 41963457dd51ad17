"""年中调整了预算，没有说明原因。

检查什么
    全年预算数和年初预算数不同的，表上有没有说到调整、追加、结转一类的原因；调整的数正好是一行上年结转的，不必另说。
    没有规定必须另写原因的地方（见参数表），只作提示。
为什么
    预算年中增减，目标和指标往往也要跟着变；不说明，就看不出是多做了事，还是报错了预算。
会查出
    自评 | 86.00 | 90.00 | 85.50 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 10 | 10
不会查出
    自评 | 90.00 | 90.00 | 85.50 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 10 | 10

    自评 | 86.00 | 90.00 | 85.50 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 480人次 | 10 | 9.6 | 年中追加预算到位较晚，秋季班没有招满。
"""

from collections.abc import Iterator

from jiheng.domain.budget import Budget
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts
from jiheng.rules.rule import Flaw, Rule

_CARRIED = "上年结转"


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every budget that was changed in the year without a word."""
    unit = item.unit
    project = item.facts.project
    budget = project.budget
    if budget is None or budget.initial_budget is None or budget.budgeted is None or budget.initial_budget == budget.budgeted:
        return
    texts = [indicator.deviation_reason or "" for indicator in project.indicators] + [*project.printed.values()]
    if _is_carried_over(budget) or any(profile.lexicon.find("adjusting", text) for text in texts):
        return
    yield Flaw(
        f"年初预算数{budget.initial_budget.in_unit(unit)}{unit}调整为全年预算数{budget.budgeted.in_unit(unit)}{unit}，没有说明原因",
        "写明什么时候、为什么调整预算，指标是不是跟着调整", source=item.place("budgeted"),
        at_most="should" if profile.parameters["adjustment_explained"] else "hint",
    )


def _is_carried_over(budget: Budget) -> bool:
    """Whether the change is the money of the year before that the form shows in a row of its own."""
    if budget.initial_budget is None or budget.budgeted is None:
        return False
    gap = budget.budgeted.fen - budget.initial_budget.fen
    return any(line.budgeted is not None and line.budgeted.fen == gap and line.label.find(_CARRIED) >= 0 for line in budget.lines)


RULE = Rule(
    code="SC016", name="预算调整未说明", concern="scoring", severity="should", certainty="suspected", scope=ScoredFacts, check=check,
    cites=("sichuan-0013zp",),
)
