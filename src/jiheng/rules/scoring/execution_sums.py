"""预算执行的资金行不平。

检查什么
    年初预算数、全年预算数、全年执行数每一栏，年度资金总额是不是下面各项之和；有没有全年预算数是0却有执行数的。只差末位的当作尾差。
    算作项目资金的那一栏（全年预算数）由“行内资金不平”检查，这里不重复。
为什么
    总额和来源对不上，执行率就没有了可靠的分子和分母。
会查出
    自评 | 100.00 | 100.00 | 0.00 | 0% | 0
    资金 | 本年财政拨款 | 100.00 | 100.00 | 89.97
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    资金 | 本年财政拨款 | 90.00 | 90.00 | 90.00
    资金 | 其他资金 | 10.00 | 10.00 | 5.00
"""

from collections.abc import Iterator

from jiheng.domain.budget import Budget
from jiheng.domain.funds import FundLine, Funds
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts
from jiheng.rules.facts.sums import list_parts, tolerance_of
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.money import Money

_COLUMNS = {"initial_budget": "年初预算数", "budgeted": "全年预算数", "spent": "全年执行数"}


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every column of amounts whose total is not the sum of its rows, and for spending without a budget."""
    unit = item.unit
    budget = item.facts.project.budget
    if budget is None:
        return
    if budget.spent and budget.spent.fen > 0 and budget.budgeted and not budget.budgeted.fen:
        yield Flaw(
            f"全年预算数是0，全年执行数却有{budget.spent.in_unit(unit)}{unit}", "核对全年预算数和全年执行数",
            source=item.place("budgeted"),
        )
    yield from _sums(item, budget, unit=unit, slack=tolerance_of(profile, unit=unit))


def _sums(item: ScoredFacts, budget: Budget, *, unit: str, slack: int) -> Iterator[Flaw]:
    own = "budgeted" if budget.budgeted is not None else "initial_budget"
    for field, word in _COLUMNS.items():
        total: Money | None = getattr(budget, field)
        lines = list_parts(_column(budget, field))
        summed = Money(sum(line.amount.fen for line in lines))
        if field == own or total is None or not lines or abs(total.fen - summed.fen) <= slack:
            continue
        parts = " + ".join(f"{line.label}{line.amount.in_unit(unit)}" for line in lines)
        yield Flaw(
            f"{word}的年度资金总额{total.in_unit(unit)}{unit}不等于各项之和：{parts} = {summed.in_unit(unit)}{unit}",
            "核对总额和各项资金，改正填错的数", source=item.place(field),
        )


def _column(budget: Budget, field: str) -> Funds:
    """One column of the money block as funds: its rows below the total."""
    rows = [(line, getattr(line, field)) for line in budget.lines if line.kind != "总额" and field in line.sources]
    return Funds(None, sources=tuple([
        FundLine(line.kind, line.level, amount, line.label, line.sources[field][0]) for line, amount in rows if amount is not None
    ]))


RULE = Rule(
    code="SC009", name="执行资金不平", concern="money", severity="must", certainty="certain", scope=ScoredFacts, check=check,
)
