"""One filed table: what it says, where it says it, and what was not read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jiheng.document import Notice
from jiheng.domain.budget import Budget
from jiheng.domain.funds import Funds
from jiheng.domain.proof import Proof
from jiheng.domain.publication import BudgetTable, PerformanceStatement
from jiheng.source import Source
from jiheng.text.targets import Target

Sources = Mapping[str, tuple[Source, ...]]
"""Where each field of a fact was printed; a value that runs over pages has several."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A 三级指标 with its values.

    ``dimension`` (一级) and ``category`` (二级) are canonical; what the source printed for them stands in ``printed`` where it differs.
    ``number`` is the printed one, else the position in the project. ``expected`` is the 全年预计完成值 of a monitoring form. What a form
    prints besides (standard, explanation, tick marks …) stands in ``printed`` under the head of its column.
    """

    number: int
    dimension: str
    category: str
    name: str
    source: Source
    period_target: Target | None = None
    annual_target: Target | None = None
    actual: Target | None = None
    expected: Target | None = None
    points: str | None = None
    score: str | None = None
    deviation_reason: str | None = None
    printed: Mapping[str, str] = field(default_factory=dict)
    sources: Sources = field(default_factory=dict)

    @property
    def target(self) -> Target | None:
        """The value for the year, else that for the whole period."""
        return self.annual_target or self.period_target


@dataclass(frozen=True, slots=True)
class Task:
    """A 年度主要任务 of a whole department: what is done in it and with which money."""

    name: str
    content: str
    funds: Funds
    source: Source
    sources: Sources = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    """A 项目 with its money, objectives and indicators; ``transfer`` is True where the form marks a 转移支付项目, None where it prints nothing.

    The form of a whole department or of a transfer payment is one project. ``budget`` is what a form says about execution, ``tasks`` are
    the 年度主要任务 of a department. What a form prints besides (项目性质, 填报日期 …) stands in ``printed`` under its label.
    """

    name: str
    funds: Funds
    source: Source
    indicators: tuple[Indicator, ...] = ()
    code: str | None = None
    transfer: bool | None = None
    period_funds: Funds | None = None
    period_objective: str | None = None
    annual_objective: str | None = None
    actual_objective: str | None = None
    budget: Budget | None = None
    tasks: tuple[Task, ...] = ()
    printed: Mapping[str, str] = field(default_factory=dict)
    sources: Sources = field(default_factory=dict)

    @property
    def objective(self) -> str:
        """The objective for the year, else that for the whole period; empty where there is none."""
        return self.annual_objective or self.period_objective or ""


@dataclass(frozen=True, slots=True)
class Agency:
    """A 预算单位 with the subtotal that the form prints for it; ``source`` is None where no row names it."""

    name: str
    funds: Funds
    projects: tuple[Project, ...]
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """A 申报表, 自评表 or 监控表 as it was understood.

    ``funds`` is the printed grand total (合计). ``notices`` lists everything that was not read, ``furniture`` the stretches that belong to
    the form and not to the filing (title, headers, captions): together with the sources of the fields they cover every printed character.
    ``months`` says how many months of the year the actual values of a monitoring form cover, where it prints that (1-7月).
    ``statements`` and ``budget_tables`` are what a whole budget publication says besides; one without indicators has no agencies.
    """

    form: str
    profile: str
    title: str
    money_unit: str
    name: str
    sha256: str
    proof: Proof
    agencies: tuple[Agency, ...]
    department: str | None = None
    fiscal_year: int | None = None
    pages: int | None = None
    funds: Funds | None = None
    notices: tuple[Notice, ...] = ()
    furniture: tuple[Source, ...] = ()
    sources: Sources = field(default_factory=dict)
    months: int | None = None
    statements: tuple[PerformanceStatement, ...] = ()
    budget_tables: tuple[BudgetTable, ...] = ()

    @property
    def projects(self) -> Iterator[Project]:
        """All projects in document order."""
        for agency in self.agencies:
            yield from agency.projects

    @property
    def indicator_count(self) -> int:
        """The number of indicators of all projects."""
        return sum(len(project.indicators) for project in self.projects)
