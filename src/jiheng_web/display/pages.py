"""What the two pages of a document show: the whole table, and one project."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count

import jiheng
from jiheng_web.display.findings import ShownVerdict, show_verdict
from jiheng_web.display.indicator_rows import IndicatorRow, ReportColumns, find_columns, show_indicator
from jiheng_web.display.numbers import AMOUNT_COLUMNS, MISSING, show_amounts, show_number
from jiheng_web.display.page_regions import PageLink, list_pages
from jiheng_web.display.publications import ShownBudgetTable, ShownStatement, list_publication_pointers, show_statements, show_tables
from jiheng_web.display.source_text import PlacedRow, Pointer, SourceRow, all_rows, cut_source, rows_around
from jiheng_web.readings import CheckedReading

CHARACTERS_AT_ONCE = 20_000
"""How much source text the page of the whole table shows before it asks for more."""

@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project in a list: its number in document order, its money (``amounts`` in the page's columns) and the verdict on it."""

    number: int
    project: jiheng.Project
    total: str
    amounts: tuple[str, ...]
    verdict: jiheng.Verdict

    @property
    def first(self) -> tuple[jiheng.Reason, ...]:
        """The reasons that weigh most, without hints."""
        return self._weighty[: jiheng.REASONS_FIRST]

    @property
    def more(self) -> int:
        """How many further reasons there are."""
        return len(self._weighty) - len(self.first)

    @property
    def _weighty(self) -> tuple[jiheng.Reason, ...]:
        return tuple(reason for reason in self.verdict.reasons if reason.severity != "hint")


@dataclass(frozen=True, slots=True)
class AgencyLines:
    """An agency with its printed subtotal and its projects."""

    key: str
    agency: jiheng.Agency
    amounts: tuple[str, ...]
    projects: tuple[ProjectLine, ...]


@dataclass(frozen=True, slots=True)
class TablePage:
    """The whole table: its text, its projects and their money, the sums that were held, what was not read, and findings on it;
    ``pages`` are those of a PDF, ``pointers`` what lights up on them.

    ``columns`` are the kinds of money that the table prints; ``next_row`` is the position of the first row that the text
    leaves for the next part, None at the end.
    """

    filing: jiheng.Filing
    agencies: tuple[AgencyLines, ...]
    columns: tuple[str, ...]
    amounts: tuple[str, ...]
    verdict: ShownVerdict
    waived: tuple[jiheng.Waived, ...]
    statements: tuple[ShownStatement, ...]
    budget_tables: tuple[ShownBudgetTable, ...]
    failed_checks: tuple[tuple[str, jiheng.ProofCheck], ...]
    held_checks: tuple[tuple[str, jiheng.ProofCheck], ...]
    notices: tuple[tuple[str, jiheng.Notice], ...]
    source_rows: tuple[SourceRow, ...]
    next_row: int | None
    pages: tuple[PageLink, ...]
    pointers: tuple[Pointer, ...]

    @property
    def lines(self) -> tuple[ProjectLine, ...]:
        """All projects in document order."""
        return tuple(line for agency in self.agencies for line in agency.projects)


@dataclass(frozen=True, slots=True)
class FundLine:
    """One printed amount by source, with its words for people."""

    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """One project: its text, its indicators in columns, and the verdict on it; ``lines`` are all projects, to jump to another.

    ``further`` is what the form prints about the project under labels of its own.
    """

    filing: jiheng.Filing
    agency: jiheng.Agency
    line: ProjectLine
    lines: tuple[ProjectLine, ...]
    fund_lines: tuple[FundLine, ...]
    period_total: str
    execution: jiheng.Execution
    further: tuple[tuple[str, str], ...]
    indicators: tuple[IndicatorRow, ...]
    columns: ReportColumns
    verdict: ShownVerdict
    waived: tuple[jiheng.Waived, ...]
    source_rows: tuple[SourceRow, ...]
    pages: tuple[PageLink, ...]
    pointers: tuple[Pointer, ...]

    @property
    def previous(self) -> int | None:
        """The number of the project before."""
        return self.line.number - 1 if self.line.number > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the project after."""
        return self.line.number + 1 if self.line.number < len(self.lines) else None

    @property
    def clean_count(self) -> int:
        """How many indicators nothing but hints was found on."""
        troubled = {shown.about for shown in self.verdict.findings if shown.finding.severity != "hint"}
        return sum(row.key not in troubled for row in self.indicators)


def build_table_page(checked: CheckedReading, *, first_row: int = 0) -> TablePage:
    """The page of the whole table, its text from the row at position ``first_row`` on."""
    filing = checked.reading.filing
    columns = _printed_columns(filing)
    agencies = tuple(_agencies(checked, columns))
    verdict = show_verdict(checked.result.verdicts[0])
    checks = [(f"c{number}", check) for number, check in enumerate(filing.proof.checks, start=1)]
    notices = tuple((f"n{number}", notice) for number, notice in enumerate(filing.notices, start=1))
    rows, next_row = _part(checked.reading.document, first_row)
    pointers = (
        *_table_pointers(filing, agencies),
        *list_publication_pointers(filing),
        *(Pointer(key, check.source) for key, check in checks),
        *(Pointer(key, notice.source) for key, notice in notices),
        *_finding_pointers(verdict),
    )
    amounts = show_amounts(filing.funds, filing.money_unit)
    return TablePage(
        filing=filing,
        agencies=agencies,
        columns=tuple(AMOUNT_COLUMNS[column] for column in columns),
        amounts=tuple(amounts[column] for column in columns),
        verdict=verdict,
        waived=_waived(checked, None),
        statements=tuple(show_statements(filing)),
        budget_tables=tuple(show_tables(filing)),
        failed_checks=tuple(pair for pair in checks if not pair[1].holds),
        held_checks=tuple(pair for pair in checks if pair[1].holds),
        notices=notices,
        source_rows=tuple(cut_source(rows, pointers)),
        next_row=next_row,
        pages=list_pages(checked.reading.document, pointers, all_pages=True),
        pointers=pointers,
    )


def build_project_page(checked: CheckedReading, number: int) -> ProjectPage | None:
    """The page of the project with this number (from 1 in document order); None where there is none."""
    filing = checked.reading.filing
    agencies = tuple(_agencies(checked, ()))
    found = next(((agency, line) for agency in agencies for line in agency.projects if line.number == number), None)
    if found is None:
        return None
    agency, line = found
    project = line.project
    keyed = [(f"i{position}", indicator) for position, indicator in enumerate(project.indicators, start=1)]
    verdict = show_verdict(line.verdict, indicators=keyed)
    about = {key: [shown.finding for shown in verdict.findings if shown.about == key] for key, _ in keyed}
    pointers = (*_project_pointers(project, keyed), *_finding_pointers(verdict))
    return ProjectPage(
        filing=filing,
        agency=agency.agency,
        line=line,
        lines=tuple(chain.from_iterable(agency.projects for agency in agencies)),
        fund_lines=tuple(_fund_lines(project.funds, filing.money_unit)),
        period_total=show_amounts(project.period_funds, filing.money_unit)[0],
        execution=jiheng.tabulate_execution(project.budget),
        further=tuple((label, text) for label, text in project.printed.items() if not label.isascii() and text.strip()),
        indicators=tuple(
            show_indicator(indicator, key=key, findings=about[key], evaluation=evaluation)
            for (key, indicator), evaluation in zip(keyed, _evaluations(project, filing), strict=True)
        ),
        columns=find_columns(project),
        verdict=verdict,
        waived=_waived(checked, checked.before + number),
        source_rows=tuple(cut_source(rows_around(checked.reading.document, _project_sources(project)), pointers)),
        pages=list_pages(checked.reading.document, pointers, all_pages=False),
        pointers=pointers,
    )


def _waived(checked: CheckedReading, index: int | None) -> tuple[jiheng.Waived, ...]:
    """The waived findings on the project with this number in the document, or (None) on the table."""
    return tuple(item for item in checked.result.waived if item.finding.project_index == index)


def _evaluations(project: jiheng.Project, filing: jiheng.Filing) -> Sequence[jiheng.Evaluation | None]:
    """What came of each indicator under the form's own profile and year; None for each where the form reports nothing."""
    policy = jiheng.load_policy(filing.profile, fiscal_year=filing.fiscal_year)
    return jiheng.evaluate_project(project, policy=policy) or (None,) * len(project.indicators)


def _fund_lines(funds: jiheng.Funds, unit: str) -> Iterator[FundLine]:
    return (FundLine(line.label or line.kind, show_number(line.amount.in_unit(unit))) for line in funds.sources)


def _printed_columns(filing: jiheng.Filing) -> tuple[int, ...]:
    """The positions of the amounts that any project prints."""
    amounts = [show_amounts(project.funds, filing.money_unit) for project in filing.projects]
    return tuple(column for column in range(len(AMOUNT_COLUMNS)) if any(line[column] != MISSING for line in amounts))


def _agencies(checked: CheckedReading, columns: Sequence[int]) -> Iterator[AgencyLines]:
    filing = checked.reading.filing
    numbered = iter(zip(count(1), checked.result.verdicts[1:], strict=False))
    for position, agency in enumerate(filing.agencies, start=1):
        lines = []
        for project, (number, verdict) in zip(agency.projects, numbered, strict=False):
            amounts = show_amounts(project.funds, filing.money_unit)
            lines.append(ProjectLine(number, project, amounts[0], tuple(amounts[column] for column in columns), verdict))
        amounts = show_amounts(agency.funds, filing.money_unit)
        yield AgencyLines(f"a{position}", agency, tuple(amounts[column] for column in columns), tuple(lines))


def _part(document: jiheng.Document, first_row: int) -> tuple[list[PlacedRow], int | None]:
    """As many rows from ``first_row`` on as are shown at once, at least one, and the position of the one after them."""
    part: list[PlacedRow] = []
    room = CHARACTERS_AT_ONCE
    for position, (table, row) in enumerate(all_rows(document)):
        if position < first_row:
            continue
        room -= sum(len(cell.text) for cell in row)
        if part and room < 0:
            return part, position
        part.append((table, row))
    return part, None


def _table_pointers(filing: jiheng.Filing, agencies: Iterable[AgencyLines]) -> Iterator[Pointer]:
    for shown in agencies:
        for line in shown.projects:
            yield from (Pointer(f"p{line.number}", source) for source in _project_sources(line.project))
        yield from (Pointer(shown.key, source) for source in (shown.agency.source, shown.agency.funds.source) if source)
    if filing.funds and filing.funds.source:
        yield Pointer("total", filing.funds.source)


def _project_pointers(project: jiheng.Project, keyed: Iterable[tuple[str, jiheng.Indicator]]) -> Iterator[Pointer]:
    for key, indicator in keyed:
        yield from (Pointer(key, source) for source in _indicator_sources(indicator))
    yield from (Pointer("funds", source) for source in _fund_sources(project))
    for name, spans in project.sources.items():
        yield from (Pointer(name, span) for span in spans if name.endswith("objective"))


def _finding_pointers(verdict: ShownVerdict) -> Iterator[Pointer]:
    told = (shown for shown in verdict.findings if shown.finding.concern != "waiver")
    return (Pointer(shown.key, shown.finding.source, shown.finding.severity) for shown in told)


def _project_sources(project: jiheng.Project) -> list[jiheng.Source]:
    spans = chain.from_iterable(project.sources.values())
    inner = chain.from_iterable(_indicator_sources(indicator) for indicator in project.indicators)
    return [project.source, *_fund_sources(project), *spans, *inner]


def _fund_sources(project: jiheng.Project) -> list[jiheng.Source]:
    funds = [project.funds, *([project.period_funds] if project.period_funds else []), *(task.funds for task in project.tasks)]
    printed = [source for item in funds for source in (item.source, *(line.source for line in item.sources)) if source]
    budget = project.budget
    told = [budget.sources, *(line.sources for line in budget.lines)] if budget else []
    return [*printed, *chain.from_iterable(spans for sources in told for spans in sources.values())]


def _indicator_sources(indicator: jiheng.Indicator) -> list[jiheng.Source]:
    return [indicator.source, *chain.from_iterable(indicator.sources.values())]
