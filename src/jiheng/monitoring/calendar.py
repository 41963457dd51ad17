"""The share of a year's work that is due by a day: between the ends of two months, as many parts as days have gone."""

import calendar
import datetime
from collections.abc import Sequence
from fractions import Fraction


def share_by(day: datetime.date, shares: Sequence[Fraction]) -> Fraction:
    """``shares`` are those by the end of each month; ``day`` counts as gone."""
    length = calendar.monthrange(day.year, day.month)[1]
    before = shares[day.month - 2] if day.month > 1 else Fraction(0)
    return before + (shares[day.month - 1] - before) * Fraction(day.day, length)


def year_share(day: datetime.date) -> Fraction:
    """How much of the year has gone, by days."""
    return Fraction(day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365)
