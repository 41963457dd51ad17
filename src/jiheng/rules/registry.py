"""Every rule. Each folder lists its own in a visible tuple, sorted by code; a test holds the lists against the files on disk."""

from typing import Any

from jiheng.rules import classification, disclosure, history, indicators, money, monitoring, objectives, projects, scoring, tables, waivers
from jiheng.rules.rule import Rule

RULES: tuple[Rule[Any], ...] = (
    *classification.RULES,
    *disclosure.RULES,
    *history.RULES,
    *indicators.RULES,
    *money.RULES,
    *monitoring.RULES,
    *objectives.RULES,
    *projects.RULES,
    *scoring.RULES,
    *tables.RULES,
    *waivers.RULES,
)


def list_rules() -> tuple[Rule[Any], ...]:
    """Every rule, sorted by code."""
    return RULES
