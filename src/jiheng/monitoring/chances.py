"""Chances, exactly: how often a normal year is so slow, and what the rest of the year may bring."""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from math import comb

EVENTS_AT_MOST = 200
"""More events than these say no more about pace: they do not come one by one."""
_PRECISION = 30
_STEPS_AT_MOST = 20_000


def chance_of_so_few(done: int, *, of: int, share: Fraction) -> Fraction:
    """The chance that of ``of`` events no more than ``done`` have come by when a ``share`` of the year's work is due.

    Each event falls where the pace says, by itself: a binomial tail. Many events are taken as ``EVENTS_AT_MOST``.
    """
    if of <= 0 or done >= of:
        return Fraction(1)
    if of > EVENTS_AT_MOST:
        done, of = done * EVENTS_AT_MOST // of, EVENTS_AT_MOST
    top, base = share.limit_denominator(1000).as_integer_ratio()
    ways = sum(comb(of, number) * top**number * (base - top) ** (of - number) for number in range(done + 1))
    return Fraction(ways, base**of)


@dataclass(frozen=True, slots=True)
class Outlook:
    """How many more events the rest of the year brings: ``low`` and ``high`` leave out a tenth of the cases on each side."""

    low: int
    likely: Fraction
    high: int


def look_ahead(done: int, *, usual: Fraction, least: Fraction, most: Fraction) -> Outlook:
    """What follows ``done`` events in a share of the year's work that is usually ``usual`` by now, and normally from ``least`` to ``most``.

    Shares above 0. The rest is a negative binomial with ``done + 1/2`` successes: the rate itself is known from these events only.
    """
    likely = done * (1 - usual) / usual
    return Outlook(_quantile(done, most, Decimal("0.1")), likely, _quantile(done, least, Decimal("0.9")))


def _quantile(done: int, share: Fraction, level: Decimal) -> int:
    """The least number that so large a part of the cases does not exceed."""
    with localcontext() as context:
        context.prec = _PRECISION
        success = Decimal(share.numerator) / Decimal(share.denominator)
        order = Decimal(done) + Decimal("0.5")
        chance = success**order
        total, number = chance, 0
        while total < level and number < _STEPS_AT_MOST:
            chance = chance * (order + number) / (number + 1) * (1 - success)
            total += chance
            number += 1
    return number
