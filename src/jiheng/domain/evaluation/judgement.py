"""What comes of holding one thing against another."""

from decimal import Decimal
from typing import Literal, NamedTuple

from jiheng.domain.evaluation.intervals import Interval

Outcome = Literal["met", "not-met", "unknown"]


class Judgement(NamedTuple):
    """An ``outcome``, the ``degree`` to which the target is reached (None where that makes no sense) and ``why``: Chinese words without
    a full stop, to be put behind the two values."""

    outcome: Outcome
    degree: Decimal | None
    why: str


def unknown(why: str) -> Judgement:
    """No judgement, and why."""
    return Judgement("unknown", None, why)


def judge_interval(wanted: Interval, found: Interval) -> Outcome:
    """Met where everything that was found is wanted, not met where nothing of it is, unknown between."""
    if wanted.holds(found):
        return "met"
    return "not-met" if wanted.is_apart(found) else "unknown"
