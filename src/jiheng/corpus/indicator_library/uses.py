"""Filings → uses of indicators: who uses which, with what value, in how large a project, and what was found wrong with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.domain.finding import Finding
from jiheng.regulations.templates import find_template
from jiheng.text.money import Money
from jiheng.text.targets import Quantity, Target

Defect = tuple[str, str]
"""Code and name of a rule."""


@dataclass(frozen=True, slots=True)
class IndicatorUse:
    """One indicator in one project of one document.

    ``target`` is as written (the value for the year, else for the period). ``quantity`` is its number where it has exactly one clause and
    that is a number, so that it can be held against others. ``money`` is the total of the project's funds; ``kind`` is the kind of project
    by its name (培训类), empty where the name tells none; ``region`` is the profile of the form unless the caller knows better.
    """

    name: str
    dimension: str
    category: str
    target: str
    quantity: Quantity | None
    agency: str
    project: str
    kind: str
    region: str
    fiscal_year: int | None
    money: Money | None
    document: str
    defects: tuple[Defect, ...] = ()

    @property
    def unit(self) -> str:
        """The measure unit of the value; empty where there is none."""
        return self.quantity.unit if self.quantity else ""


def list_uses(filing: Filing, *, findings: Sequence[Finding] = (), region: str | None = None) -> Iterator[IndicatorUse]:
    """Every named indicator of a filing in document order; ``findings`` are those of ``check`` for this filing."""
    defects: dict[tuple[int, int], list[Defect]] = defaultdict(list)
    for finding in findings:
        if finding.project_index is not None and finding.indicator_number is not None:
            defects[finding.project_index, finding.indicator_number].append((finding.code, finding.name))
    index = 0
    for agency in filing.agencies:
        for project in agency.projects:
            index += 1
            money = _money_of(project)
            for indicator in project.indicators:
                if indicator.name.strip():
                    wrong = tuple(dict.fromkeys(defects.get((index, indicator.number), ())))
                    yield _use(filing, agency, project, indicator, (region or filing.profile, money, wrong))


def count_names(uses: Iterable[IndicatorUse]) -> dict[str, int]:
    """How often each name is used, as ``build_library`` and ``add_names`` take it."""
    counts: dict[str, int] = {}
    for use in uses:
        counts[use.name] = counts.get(use.name, 0) + 1
    return counts


def _use(
    filing: Filing, agency: Agency, project: Project, indicator: Indicator, known: tuple[str, Money | None, tuple[Defect, ...]],
) -> IndicatorUse:  # fmt: skip
    region, money, defects = known
    template = find_template(project.name)
    target = indicator.target
    return IndicatorUse(
        indicator.name, indicator.dimension, indicator.category, target.text if target else "", _single(target), agency.name, project.name,
        template.title if template else "", region, filing.fiscal_year, money, filing.name, defects,
    )


def _single(target: Target | None) -> Quantity | None:
    """The number of a target that is one number and no more; of a range there is no single one."""
    if target is None or len(target.clauses) != 1:
        return None
    clause = target.clauses[0]
    return clause if isinstance(clause, Quantity) and clause.op != "range" else None


def _money_of(project: Project) -> Money | None:
    """The total of the year, else of the period."""
    return next((funds.total for funds in (project.funds, project.period_funds) if funds and funds.total is not None), None)
