"""Rules on the objective in words."""

from typing import Any

from jiheng.rules.objectives import (
    contradicting_number,
    copied_objective,
    effectless_objective,
    long_objective,
    missing_objective,
    short_objective,
    slogan,
    stale_year,
    uncovered_task,
    undivided_objective,
    unquantified_objective,
)
from jiheng.rules.rule import Rule

RULES: tuple[Rule[Any], ...] = (
    missing_objective.RULE,
    short_objective.RULE,
    long_objective.RULE,
    effectless_objective.RULE,
    unquantified_objective.RULE,
    slogan.RULE,
    uncovered_task.RULE,
    contradicting_number.RULE,
    copied_objective.RULE,
    undivided_objective.RULE,
    stale_year.RULE,
)
