"""A whole table of targets, measured: each clause of each indicator with its way, its actual value, and whether it is met."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jiheng.domain.evaluation.evaluate import Evaluation, evaluate
from jiheng.domain.evaluation.policy import Policy
from jiheng.domain.evidence.records import Record
from jiheng.domain.filing import Filing, Indicator, Project
from jiheng.measures.actuals import Actual
from jiheng.measures.answers import answer_clause
from jiheng.measures.periods import Period
from jiheng.measures.templates import Way, propose_ways
from jiheng.measures.traces import measure_records
from jiheng.regulations.directions import list_directions
from jiheng.text.targets import Target


@dataclass(frozen=True, slots=True)
class MeasuredClause:
    """One clause of an indicator's target for the year. ``project_index`` counts from 1 in document order, ``clause_index`` from 1 too.

    ``actual`` and ``evaluation`` are None where no record measures the clause: then it takes the light way or a rubric, as ``way`` says.
    """

    project: Project
    project_index: int
    indicator: Indicator
    clause_index: int
    way: Way
    actual: Actual | None = None
    evaluation: Evaluation | None = None


def list_ways(filing: Filing) -> tuple[MeasuredClause, ...]:
    """How every clause of a table can be measured, in document order; nothing is measured yet."""
    return tuple(_clauses(filing))


def measure_filing(
    filing: Filing, records: Mapping[int, Sequence[Record]], *, period: Period, policy: Policy,
) -> tuple[MeasuredClause, ...]:  # fmt: skip
    """The table measured over the records of each project (by ``project_index``), held against its targets under ``policy``."""
    return tuple(_measure(clause, records.get(clause.project_index, ()), period, policy) for clause in _clauses(filing))


def _clauses(filing: Filing) -> Iterator[MeasuredClause]:
    for project_index, project in enumerate(filing.projects, 1):
        for indicator in project.indicators:
            ways = propose_ways(indicator.name, indicator.target) if indicator.target else ()
            for clause_index, way in enumerate(ways, 1):
                yield MeasuredClause(project, project_index, indicator, clause_index, way)


def _measure(clause: MeasuredClause, records: Sequence[Record], period: Period, policy: Policy) -> MeasuredClause:
    measure = clause.way.measure
    if measure is None:
        return clause
    actual = measure_records(measure, records, period=period)
    target = Target(clause.way.clause.text, (clause.way.clause,))
    directions = list_directions(clause.indicator.name, target)
    held = evaluate(target, answer_clause(actual, clause.way.clause), policy=policy, direction=directions)
    return MeasuredClause(
        clause.project, clause.project_index, clause.indicator, clause.clause_index, clause.way, actual, held,
    )  # fmt: skip
