"""Budget and execution of a project → a table with the columns that its form fills in, for pages and workbooks."""

from dataclasses import dataclass

from jiheng.domain.budget import Budget, BudgetLine
from jiheng.text.money import Money

_AMOUNTS = {"initial_budget": "年初预算", "budgeted": "全年预算", "spent": "执行数", "expected": "全年预计执行"}
_FIGURES = {"execution_points": "执行率分值", "execution_score": "执行率得分", "total_score": "总分"}
_TOTAL = "总额"


@dataclass(frozen=True, slots=True)
class ExecutionRow:
    """One printed row: its label, the money under each head (None is an empty cell), its rate in percent as printed (None for none)."""

    label: str
    amounts: tuple[Money | None, ...]
    rate: str | None


@dataclass(frozen=True, slots=True)
class Execution:
    """The heads of the money columns, the rows, and the figures of the whole (执行率分值, 执行率得分, 总分) by their names.

    ``has_rates`` says whether any row prints a rate; without heads and rates there are no rows.
    """

    heads: tuple[str, ...]
    rows: tuple[ExecutionRow, ...]
    figures: tuple[tuple[str, str], ...]

    @property
    def has_rates(self) -> bool:
        """Whether any row prints a rate."""
        return any(row.rate for row in self.rows)


def tabulate_execution(budget: Budget | None) -> Execution:
    """What a form says about budget and execution, without the columns that it leaves empty; empty throughout where it says nothing."""
    if budget is None:
        return Execution((), (), ())
    lines = budget.lines or (_whole(budget),)
    fields = [field for field in _AMOUNTS if any(getattr(line, field) is not None for line in lines)]
    is_told = bool(fields) or any(line.execution_rate for line in lines)
    return Execution(
        heads=tuple(_AMOUNTS[field] for field in fields),
        rows=tuple(_row(line, fields) for line in lines) if is_told else (),
        figures=tuple((word, getattr(budget, field)) for field, word in _FIGURES.items() if getattr(budget, field)),
    )


def _whole(budget: Budget) -> BudgetLine:
    """The total as a row, for a form that prints no other."""
    return BudgetLine(
        _TOTAL, None, _TOTAL, budget.initial_budget, budget.budgeted, budget.spent, budget.expected, budget.execution_rate,
    )


def _row(line: BudgetLine, fields: list[str]) -> ExecutionRow:
    return ExecutionRow(line.label or line.kind, tuple(getattr(line, field) for field in fields), line.execution_rate)
