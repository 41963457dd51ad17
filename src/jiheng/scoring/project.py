"""A whole self-evaluation: every printed score beside ours, the execution, the total and the rating."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jiheng.domain.evaluation.policy import Direction, Policy
from jiheng.domain.filing import Indicator, Project
from jiheng.regulations.directions import list_directions
from jiheng.regulations.outcomes import is_forecast
from jiheng.regulations.scoring import Scheme
from jiheng.scoring.execution import score_execution
from jiheng.scoring.indicator import score
from jiheng.scoring.printed import Agreement, compare, decimal_of, find_rating, places_of, points_of, sum_printed
from jiheng.scoring.score import Score
from jiheng.scoring.totals import TotalScore, total_scores
from jiheng.text.conversion import measure_of
from jiheng.text.measure_units import find_unit
from jiheng.text.targets import Blank, Clause, Quantity, Target

_NO_TARGET = Target("", (Blank(""),))
_COST, _TIMELINESS = "成本", "时效"


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """An indicator with our score and the ``printed`` one (None for none), and how they agree."""

    indicator: Indicator
    score: Score
    printed: Decimal | None
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class ProjectScore:
    """A self-evaluated project scored again under ``scheme``.

    ``execution`` is our score of the execution beside ``printed_execution``; ``total`` is ours beside ``printed_total`` (总分) and
    ``printed_sum``, what the printed scores add up to. ``printed_rating`` is the 等级 on the form. ``places`` is to how many decimals the
    form scores. What is not printed is None.
    """

    project: Project
    scheme: Scheme
    indicators: tuple[IndicatorScore, ...]
    execution: Score
    printed_execution: Decimal | None
    execution_agreement: Agreement
    total: TotalScore
    printed_total: Decimal | None
    printed_sum: Decimal | None
    printed_rating: str | None
    places: int


def is_scored(project: Project) -> bool:
    """Whether the form prints scores: any of an indicator, or that of the execution."""
    return any(indicator.score for indicator in project.indicators) or bool(project.budget and project.budget.execution_score)


def is_self_evaluation(project: Project) -> bool:
    """Whether the form can be scored again: it reports scores, or what came of the indicators at the end of the year."""
    return is_scored(project) or any(indicator.actual for indicator in project.indicators) and not is_forecast(project)


def score_project(project: Project, *, policy: Policy, scheme: Scheme, unit: str = "万元") -> ProjectScore:
    """Every indicator, the execution and the total, ours beside the printed; ``unit`` is the money unit of the form.

    ``policy`` is that of the form's profile and fiscal year (``load_policy``).
    """
    places, budget = places_of(project), project.budget
    indicators = tuple([_score_indicator(item, policy=policy, scheme=scheme, places=places) for item in project.indicators])
    execution = score_execution(
        budgeted=budget.budgeted if budget else None, spent=budget.spent if budget else None, scheme=scheme,
        points=points_of(budget.execution_points) if budget else None, unit=unit,
    )
    printed = decimal_of(budget.execution_score) if budget else None
    return ProjectScore(
        project, scheme, indicators, execution, printed, compare(execution, printed, places=places),
        total_scores([item.score for item in indicators], execution=execution, scheme=scheme),
        decimal_of(budget.total_score) if budget else None, _sum(indicators, printed), find_rating(project, scheme), places,
    )


def _score_indicator(indicator: Indicator, *, policy: Policy, scheme: Scheme, places: int) -> IndicatorScore:
    target = indicator.target if indicator.target and indicator.target.clauses else _NO_TARGET
    found = score(
        target, indicator.actual, points=points_of(indicator.points), policy=policy, scheme=scheme,
        direction=_directions(indicator, target), dimension=indicator.dimension,
    )
    printed = decimal_of(indicator.score)
    return IndicatorScore(indicator, found, printed, compare(found, printed, places=places))


def _directions(indicator: Indicator, target: Target) -> tuple[Direction, ...]:
    """What is better of each clause; where no name says so, less is of money under 成本指标 and of time under 时效指标."""
    named = list_directions(indicator.name, target)
    return tuple([better or _usual_direction(indicator, clause) for better, clause in zip(named, target.clauses, strict=True)])


def _usual_direction(indicator: Indicator, clause: Clause) -> Direction:
    unit = find_unit(measure_of(clause.unit, clause.per).base) if isinstance(clause, Quantity) else None
    places = {"money": _COST, "time": _TIMELINESS}
    place = places.get(unit.dimension) if unit else None
    return "less" if place and (place in indicator.category or place in indicator.dimension) else ""


def _sum(indicators: Sequence[IndicatorScore], execution: Decimal | None) -> Decimal | None:
    """What the printed scores add up to; a form without a score for the execution adds up its indicators alone."""
    return sum_printed([*(item.printed for item in indicators), *([] if execution is None else [execution])])
