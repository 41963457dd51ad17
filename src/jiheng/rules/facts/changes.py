"""What has changed between two versions of a project: its money, and the numbers that its indicators ask for."""

from decimal import Decimal
from fractions import Fraction

from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.text.conversion import measure_of
from jiheng.text.targets import Quantity, Target

_WHOLE = 100


def funds_changed_percent(now: ProjectFacts, before: ProjectFacts) -> int:
    """By how many percent the money has grown (or, below zero, shrunk); 0 where either is not printed."""
    ours, theirs = now.project.funds.total, before.project.funds.total
    if ours is None or theirs is None or theirs.fen <= 0:
        return 0
    return int(Decimal(ours.fen - theirs.fen) * _WHOLE / theirs.fen)


def only_number(target: Target | None) -> Quantity | None:
    """The number of a value that says one number and nothing else."""
    clauses = target.clauses if target else ()
    return clauses[0] if len(clauses) == 1 and isinstance(clauses[0], Quantity) and clauses[0].upper is None else None


def ratio_of(one: Quantity, other: Quantity) -> Fraction | None:
    """``one`` as a multiple of ``other``; None where they do not measure the same, or ``other`` is not above zero."""
    ours, theirs = measure_of(one.unit, one.per), measure_of(other.unit, other.per)
    if (ours.base, ours.per, ours.months) != (theirs.base, theirs.per, theirs.months) or other.value <= 0:
        return None
    return Fraction(one.value) * ours.factor / (Fraction(other.value) * theirs.factor)
