"""What one sheet gave: its projects, each with the agency that it belongs to, and what holds for the whole filing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from jiheng.domain.budget import Budget, BudgetLine
from jiheng.domain.filing import Indicator, Project, Task
from jiheng.domain.funds import Funds
from jiheng.domain.proof import ProofCheck
from jiheng.recognition.sheets.ledger import Ledger
from jiheng.recognition.sheets.lines import Line
from jiheng.regulations.layouts_sheets import SheetLayout
from jiheng.source import Source

Entry = tuple[str, Source | None, Project]
"""The name of an agency, where it was printed, and one of its projects."""

_Fact = Project | Budget | BudgetLine | Task | Indicator


@dataclass(slots=True)
class Sheet:
    """What one sheet gave: ``projects`` by the name of their agency, with its place, and all that belongs to the whole filing."""

    layout: SheetLayout
    ledger: Ledger
    lines: Sequence[Line]
    title: str
    money_unit: str
    fiscal_year: int | None
    department: str | None
    projects: list[Entry] = field(default_factory=list)
    checks: list[ProofCheck] = field(default_factory=list)
    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    funds: Funds | None = None
    subtotals: dict[str, Funds] = field(default_factory=dict)
    is_list: bool = False

    @property
    def place(self) -> Source:
        """Where the sheet begins."""
        return self.lines[0].blocks[0].cell.source

    @property
    def indicator_count(self) -> int:
        """The indicators of all projects."""
        return sum(len(project.indicators) for _, _, project in self.projects)


def list_fields(sheet: Sheet) -> Iterator[Source]:
    """Where every field of a sheet was printed."""
    yield from chain(*sheet.sources.values(), *map(_money_places, (sheet.funds, *sheet.subtotals.values())))
    for _, place, project in sheet.projects:
        yield from filter(None, (place,))
        yield from chain(_money_places(project.funds), _money_places(project.period_funds))
        for task in project.tasks:
            yield from _money_places(task.funds)
        budgets: tuple[Budget | BudgetLine, ...] = (project.budget, *project.budget.lines) if project.budget else ()
        facts: tuple[_Fact, ...] = (project, *budgets, *project.tasks, *project.indicators)
        for fact in facts:
            yield from chain(*fact.sources.values())


def _money_places(funds: Funds | None) -> Iterator[Source]:
    if funds is not None:
        yield from filter(None, (funds.source, *(line.source for line in funds.sources)))
