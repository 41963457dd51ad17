"""What a filing says, in a shape in which what was written and what was read are compared; white space apart."""

from collections.abc import Iterator
from typing import Any

import jiheng

Facts = dict[str, Any]


def facts_of(filing: jiheng.Filing) -> Facts:
    """What was read."""
    return {
        "form": filing.form, "department": filing.department, "unit": filing.money_unit, "year": filing.fiscal_year,
        "agencies": [{"name": squeeze(agency.name), "projects": list(map(_project, agency.projects))} for agency in filing.agencies],
    }


def squeeze(text: str | None) -> str | None:
    """The text without white space; None where there is none."""
    return "".join(text.split()) or None if text else None


def find_differences(read: Any, written: Any, place: str = "") -> Iterator[str]:
    """Where what was read is not what was written; what was not written down is not compared."""
    if isinstance(written, dict):
        for key, value in written.items():
            yield from find_differences(read.get(key) if isinstance(read, dict) else None, value, f"{place}/{key}")
    elif isinstance(written, list) and isinstance(read, list):
        if len(read) != len(written):
            yield f"{place}: {len(read)} instead of {len(written)}"
        for number, (one, other) in enumerate(zip(read, written, strict=False), start=1):
            yield from find_differences(one, other, f"{place}/{number}")
    elif read != written:
        yield f"{place}: {read!r} instead of {written!r}"


def _project(project: jiheng.Project) -> Facts:
    return {
        "name": squeeze(project.name), "annual_objective": squeeze(project.annual_objective),
        "period_objective": squeeze(project.period_objective), "actual_objective": squeeze(project.actual_objective),
        "funds": _funds(project.funds), "period_funds": _funds(project.period_funds), "budget": _budget(project),
        "indicators": list(map(_indicator, project.indicators)),
    }


def _budget(project: jiheng.Project) -> Facts | None:
    budget = project.budget
    return None if budget is None else {
        "initial_budget": _fen(budget.initial_budget), "budgeted": _fen(budget.budgeted), "spent": _fen(budget.spent),
        "total_score": budget.total_score, "execution_rate": budget.execution_rate, "execution_points": budget.execution_points,
        "execution_score": budget.execution_score,
    }


def _funds(funds: jiheng.Funds | None) -> Facts | None:
    return None if funds is None else {"total": _fen(funds.total), "fiscal": _fen(funds.fiscal), "other": _fen(funds.other)}


def _fen(money: tuple[int] | None) -> int | None:
    return None if money is None else money[0]


def _indicator(item: jiheng.Indicator) -> Facts:
    targets = {"annual_target": item.annual_target, "period_target": item.period_target, "actual": item.actual}
    return {
        "dimension": item.dimension, "category": item.category, "name": squeeze(item.name),
        **{field: squeeze(target.text) if target else None for field, target in targets.items()},
        "points": item.points, "score": item.score, "deviation_reason": squeeze(item.deviation_reason),
    }
