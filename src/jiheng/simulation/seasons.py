"""When in a year things happen: weights by month, and days that offices work on."""

import calendar
import datetime
from collections.abc import Mapping, Sequence
from random import Random

SEASONS: Mapping[str, Sequence[int]] = {
    "usual": (4, 3, 8, 9, 9, 10, 8, 8, 10, 11, 12, 8),
    "even": (8, 7, 8, 9, 8, 8, 9, 8, 8, 9, 9, 9),
    "autumn": (2, 2, 5, 7, 8, 8, 6, 7, 12, 15, 17, 11),
    "summer": (6, 7, 6, 7, 9, 10, 16, 15, 7, 7, 5, 5),
    "school": (2, 3, 12, 13, 12, 8, 3, 2, 13, 13, 12, 7),
}
"""How the work of a year spreads over its months, in percent or thereabouts; each year strays from it."""

_STRAY = (70, 140)
"""By how much a month's weight strays, in percent."""
_SATURDAY = 5
TROUBLES = ("late", "stopped", "slow")
"""What can go wrong: nothing happens before the summer, nothing after the spring, or less than half of what should."""
_FIRST_LATE, _LAST_STOPPED = 8, 3


def stray(season: str, chance: Random) -> list[int]:
    """The weights of one year of a season."""
    return [weight * chance.randint(*_STRAY) for weight in SEASONS[season]]


def trouble_months(weights: Sequence[int], trouble: str) -> list[int]:
    """The same weights without the months in which nothing happens."""
    if trouble == "late":
        return [0 if month < _FIRST_LATE else weight for month, weight in enumerate(weights, 1)]
    if trouble == "stopped":
        return [weight if month <= _LAST_STOPPED else 0 for month, weight in enumerate(weights, 1)]
    return list(weights)


def draw_day(year: int, weights: Sequence[int], chance: Random) -> datetime.date:
    """A day of the year by the weights of its months, less often one of a week-end."""
    month = chance.choices(range(1, 13), weights=weights)[0]
    length = calendar.monthrange(year, month)[1]
    first, second = (datetime.date(year, month, chance.randint(1, length)) for _ in range(2))
    return second if first.weekday() >= _SATURDAY else first
