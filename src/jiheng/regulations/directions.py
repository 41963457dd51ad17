"""What is better of each clause of a target, by the names of what it is about."""

from jiheng.domain.evaluation.policy import Direction
from jiheng.regulations.lexicon import expect_of
from jiheng.text.conversion import measure_of
from jiheng.text.measure_units import find_unit
from jiheng.text.targets import Clause, Date, Quantity, Target


def list_directions(name: str, target: Target) -> tuple[Direction, ...]:
    """For each clause of ``target`` what is better: by its own subject where that tells (人均成本 of 培训2场，人均成本400元), else by
    ``name``, the indicator's, where that may be measured so; empty where neither tells.

    >>> from jiheng.text.grammar import parse_target
    >>> list_directions("培训", parse_target("培训2场，人均成本400元"))
    ('', 'less')
    """
    return tuple(_direction(name, clause) for clause in target.clauses)


def _direction(name: str, clause: Clause) -> Direction:
    if isinstance(clause, Quantity) and clause.subject:
        own = expect_of(clause.subject)
        if own is not None and own.direction:
            return own.direction
    whole = expect_of(name) if name else None
    if whole is None or not whole.direction:
        return ""
    dimension = _dimension(clause)
    return whole.direction if not dimension or not whole.dimensions or dimension in whole.dimensions else ""


def _dimension(clause: Clause) -> str:
    """What the clause measures, by its numerator; empty where that is not known."""
    if isinstance(clause, Date):
        return "date"
    if not isinstance(clause, Quantity):
        return ""
    unit = find_unit(measure_of(clause.unit, clause.per).base)
    return unit.dimension if unit else ""
