"""Every rule. Each folder lists its own in a visible tuple, sorted by code; a test holds the lists against the files on disk."""

from typing import Any

from jiheng.rules import classification, indicators, money, objectives, projects, tables
from jiheng.rules.rule import Rule

RULES: tuple[Rule[Any], ...] = (
    *classification.RULES,
    *indicators.RULES,
    *money.RULES,
    *objectives.RULES,
    *projects.RULES,
    *tables.RULES,
)


def list_rules() -> tuple[Rule[Any], ...]:
    """Every rule, sorted by code."""
    return RULES
