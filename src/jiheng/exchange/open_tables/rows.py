"""Filings → the rows of the open tables, one filing after another."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.domain.finding import Finding
from jiheng.domain.funds import Funds
from jiheng.exchange.open_tables.columns import OpenTable
from jiheng.exchange.open_tables.tables import AGENCIES, CLAUSES, EXECUTION, FILINGS, FINDINGS, FUNDS, INDICATORS, PROJECTS
from jiheng.exchange.tables.columns import Row
from jiheng.exchange.target_json import plain_decimal
from jiheng.source import Source
from jiheng.text.money import Money
from jiheng.text.targets import Clause, Date, Grade, Quantity, Statement, Target

TARGETS = ("period_target", "annual_target", "actual", "expected")


@dataclass(frozen=True, slots=True)
class Keyed:
    """A filing under the key that it has among others, with the findings that are told of it."""

    key: str
    filing: Filing
    findings: Sequence[Finding] = ()


def give_keys(filings: Iterable[Filing], *, findings: Sequence[Sequence[Finding]] = ()) -> tuple[Keyed, ...]:
    """A key for each filing: its document and its place among the filings of that document. ``findings`` are those of each, if any."""
    seen: Counter[str] = Counter()
    keyed: list[Keyed] = []
    for at, filing in enumerate(filings):
        seen[filing.sha256] += 1
        told = findings[at] if findings else ()
        keyed.append(Keyed(f"{filing.sha256[:12]}-{seen[filing.sha256]}", filing, told))
    return tuple(keyed)


def open_rows(table: OpenTable, filings: Iterable[Keyed]) -> Iterator[Row]:
    """The rows of ``table`` for all ``filings``, one value for each of its columns."""
    rows = _ROWS[table.name]
    for keyed in filings:
        yield from rows(keyed)


def _filings(keyed: Keyed) -> Iterator[Row]:
    one = keyed.filing
    yield (
        keyed.key, one.name, one.sha256, one.pages, one.form, one.title, one.department, one.fiscal_year, one.money_unit, one.profile,
        one.proof.status, len(one.notices),
    )


def _agencies(keyed: Keyed) -> Iterator[Row]:
    for key, agency in _keyed_agencies(keyed):
        yield key, keyed.key, agency.name


def _projects(keyed: Keyed) -> Iterator[Row]:
    for index, (key, agency, project) in enumerate(_keyed_projects(keyed), start=1):
        transfer = None if project.transfer is None else str(project.transfer).lower()
        score = project.budget.total_score if project.budget else None
        yield (
            key, agency, keyed.key, index, project.name, project.code, transfer, project.period_objective, project.annual_objective,
            project.actual_objective, score, *_place(project.source),
        )


def _funds(keyed: Keyed) -> Iterator[Row]:
    for number, row in enumerate(_amounts(keyed), start=1):
        yield f"{keyed.key}-{number}", keyed.key, *row, keyed.filing.money_unit


def _amounts(keyed: Keyed) -> Iterator[tuple[str | None, ...]]:
    """Agency, project, span, kind, label, level and amount of everything that is printed, the grand total first."""
    unit = keyed.filing.money_unit
    yield from _amounts_of(keyed.filing.funds, (None, None, "annual"), unit)
    for key, agency in _keyed_agencies(keyed):
        yield from _amounts_of(agency.funds, (key, None, "annual"), unit)
    for key, owner, project in _keyed_projects(keyed):
        yield from _amounts_of(project.funds, (owner, key, "annual"), unit)
        yield from _amounts_of(project.period_funds, (owner, key, "period"), unit)


def _amounts_of(funds: Funds | None, whose: tuple[str | None, ...], unit: str) -> Iterator[tuple[str | None, ...]]:
    if funds is None:
        return
    for kind in ("total", "fiscal", "special_account", "other"):
        money: Money | None = getattr(funds, kind)
        if money is not None:
            yield *whose, kind, None, None, money.in_unit(unit)
    for line in funds.sources:
        yield *whose, "line", line.label, line.level, line.amount.in_unit(unit)


def _execution(keyed: Keyed) -> Iterator[Row]:
    unit = keyed.filing.money_unit
    for key, _, project in _keyed_projects(keyed):
        if budget := project.budget:
            money = (budget.initial_budget, budget.budgeted, budget.spent, budget.expected)
            amounts = (None if amount is None else amount.in_unit(unit) for amount in money)
            yield key, *amounts, budget.execution_rate, budget.execution_points, budget.execution_score, unit


def _indicators(keyed: Keyed) -> Iterator[Row]:
    for key, project, one in _keyed_indicators(keyed):
        values = (target.text if target else None for target in _targets(one).values())
        yield (
            key, project, keyed.key, one.number, one.dimension, one.category, one.name, *values, one.points, one.score,
            one.deviation_reason, *_place(one.source),
        )


def _clauses(keyed: Keyed) -> Iterator[Row]:
    for key, _, indicator in _keyed_indicators(keyed):
        for field, target in _targets(indicator).items():
            for number, clause in enumerate(target.clauses if target else (), start=1):
                yield key, field, number, *_clause(clause)


def _clause(clause: Clause) -> Row:
    """Kind, operator, value, upper, date, its end, unit, about, per, subject, text, reason."""
    if isinstance(clause, Quantity):
        upper = None if clause.upper is None else plain_decimal(clause.upper)
        about = "true" if clause.approx else "false"
        value = plain_decimal(clause.value)
        return "quantity", clause.op, value, upper, None, None, clause.unit, about, clause.per, clause.subject, clause.text, None
    if isinstance(clause, Date):
        return "date", clause.op, None, None, clause.value, clause.upper, None, None, None, None, clause.text, None
    kind = "grade" if isinstance(clause, Grade) else "statement" if isinstance(clause, Statement) else "blank"
    reason = None if isinstance(clause, Grade) else clause.reason
    return kind, *(None,) * 9, clause.text, reason


def _findings(keyed: Keyed) -> Iterator[Row]:
    for number, one in enumerate(keyed.findings, start=1):
        yield (
            f"{keyed.key}-{number}", keyed.key, one.code, one.name, one.severity, one.certainty, one.concern, one.project_index,
            one.indicator_number, one.message, one.remedy, *_place(one.source),
        )


def _keyed_agencies(keyed: Keyed) -> Iterator[tuple[str, Agency]]:
    for number, agency in enumerate(keyed.filing.agencies, start=1):
        yield f"{keyed.key}-u{number}", agency


def _keyed_projects(keyed: Keyed) -> Iterator[tuple[str, str, Project]]:
    """Every project with its key and that of its agency."""
    number = 0
    for owner, agency in _keyed_agencies(keyed):
        for project in agency.projects:
            number += 1
            yield f"{keyed.key}-{number}", owner, project


def _keyed_indicators(keyed: Keyed) -> Iterator[tuple[str, str, Indicator]]:
    """Every indicator with its key and that of its project."""
    for key, _, project in _keyed_projects(keyed):
        for number, indicator in enumerate(project.indicators, start=1):
            yield f"{key}-{number}", key, indicator


def _targets(indicator: Indicator) -> dict[str, Target | None]:
    return {field: getattr(indicator, field) for field in TARGETS}


def _place(source: Source) -> tuple[int | None, ...]:
    return source.page, source.table, source.row, source.column


_ROWS: Mapping[str, Callable[[Keyed], Iterator[Row]]] = {
    FILINGS.name: _filings, AGENCIES.name: _agencies, PROJECTS.name: _projects, FUNDS.name: _funds, EXECUTION.name: _execution,
    INDICATORS.name: _indicators, CLAUSES.name: _clauses, FINDINGS.name: _findings,
}
