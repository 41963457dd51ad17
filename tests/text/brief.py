"""Targets in short, for tables of expectations."""

from jiheng.text.grammar import parse_target
from jiheng.text.targets import Clause, Date, Quantity


def brief(text: str) -> str:
    """The clauses of ``text`` in short: ``≥ 1 次 per 每月 | ≤ 2021-12 | statement``."""
    return " | ".join(map(_clause, parse_target(text).clauses))


def _clause(clause: Clause) -> str:
    if isinstance(clause, Date):
        return f"{clause.op} {clause.value}" + (f"..{clause.upper}" if clause.upper else "")
    if not isinstance(clause, Quantity):
        return type(clause).__name__.lower()
    upper = "" if clause.upper is None else f"..{clause.upper:f}"
    per = f" per {clause.per}" if clause.per else ""
    return f"{clause.op} {clause.value:f}{upper} {clause.unit}{' ~' if clause.approx else ''}{per}".replace("  ", " ").rstrip()
