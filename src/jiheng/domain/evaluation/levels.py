"""Thresholds on several levels: 优≥95%；良≥90%；中≥80%, and 100% 90% 85% 80% in that order."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from jiheng.domain.evaluation.grades import is_rank
from jiheng.domain.evaluation.policy import Policy
from jiheng.text.conversion import measure_of
from jiheng.text.targets import Clause, Operator, Quantity

_RATINGS = ("优", "良", "中", "差")
_LEAST = 2


def find_levels(clauses: Sequence[Clause], *, policy: Policy) -> tuple[Quantity, ...]:
    """The thresholds from the best level down, each with the level's name as its subject; empty where the clauses are no such ladder.

    Named levels say their own bounds. Four bare numbers of one unit that fall (or rise) are 优良中差 of something that is better high (low).
    """
    rungs = [clause for clause in clauses if isinstance(clause, Quantity)]
    if len(rungs) < len(clauses) or len({measure_of(rung.unit, rung.per) for rung in rungs}) != 1:
        return ()
    if len(rungs) >= _LEAST and all(is_rank(rung.subject, policy=policy) for rung in rungs):
        return tuple(rungs)
    if len(rungs) != len(_RATINGS) or any(rung.subject or rung.op != "=" for rung in rungs):
        return ()
    op = _direction([rung.value for rung in rungs])
    return tuple(rung._replace(op=op, subject=name) for rung, name in zip(rungs, _RATINGS, strict=True)) if op else ()


def _direction(values: Sequence[Decimal]) -> Operator | None:
    """≥ where the numbers fall, ≤ where they rise, None where they do neither."""
    if values[0] == values[-1]:
        return None
    falls = all(one >= other for one, other in pairwise(values))
    rises = all(one <= other for one, other in pairwise(values))
    return "≥" if falls else "≤" if rises else None
