"""How the money of a project was used: what a self-evaluation or a monitoring form prints about budget and execution."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jiheng.source import Source
from jiheng.text.money import Money


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One printed row of the money block, the total too; None is an empty cell, not zero.

    ``kind`` and ``level`` are those of ``FundLine``, ``expected`` is the 全年预计执行数 of a monitoring form, ``execution_rate`` a
    decimal string in percent (``87.83``). ``sources`` has the place of every field that was printed.
    """

    kind: str
    level: str | None
    label: str
    initial_budget: Money | None = None
    budgeted: Money | None = None
    spent: Money | None = None
    expected: Money | None = None
    execution_rate: str | None = None
    sources: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Budget:
    """Budget and execution of a project: the money of the total row, its rate (percent), points and score as decimal strings.

    ``total_score`` is the printed score of the whole form (总分). ``lines`` keeps every printed row, ``sources`` every printed place.
    """

    initial_budget: Money | None = None
    budgeted: Money | None = None
    spent: Money | None = None
    expected: Money | None = None
    execution_rate: str | None = None
    execution_points: str | None = None
    execution_score: str | None = None
    total_score: str | None = None
    lines: tuple[BudgetLine, ...] = ()
    sources: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)
