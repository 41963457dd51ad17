"""Simulated projects: six indicators each, in a year that goes well or has a trouble."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from random import Random

from jiheng.monitoring.standing import Reached, Standing, judge_pace
from jiheng.regulations.paces import Pace, plan_pace
from jiheng.simulation.seasons import SEASONS, draw_day, stray, trouble_months
from jiheng.text.targets import Quantity

YEAR = 2026
MONTH_ENDS = tuple(datetime.date(YEAR, month + 1, 1) - datetime.timedelta(days=1) for month in range(3, 8))
"""When people look: from the end of March to that of July."""
INDICATORS = 6
_SLOW = 45


@dataclass(frozen=True, slots=True)
class SimulatedIndicator:
    """A target, and what came on which day."""

    target: Quantity
    events: tuple[tuple[datetime.date, Fraction], ...]
    season: str

    def stand(self, on: datetime.date, pace: Pace) -> Standing:
        """Where it stands by the end of a day."""
        come = [size for day, size in self.events if day <= on]
        return judge_pace(self.target, Reached(sum(come, Fraction(0)), len(come)), on=on, pace=pace)


def simulate_project(seed: int, *, trouble: str = "") -> list[SimulatedIndicator]:
    """Indicators that reach 100–120 % of their targets, had nothing gone wrong."""
    return [_simulate(Random(seed * 100 + number), trouble) for number in range(INDICATORS)]


def last_year(indicator: SimulatedIndicator, seed: int) -> Pace:
    """The pace of the year before, which had the same season and strayed otherwise."""
    weights = stray(indicator.season, Random(seed + 1_000_003))
    return plan_pace([Fraction(share, sum(weights)) for share in accumulate(weights)], title="上年同期")


def _simulate(chance: Random, trouble: str) -> SimulatedIndicator:
    season, number = chance.choice(list(SEASONS)), chance.randint(4, 60)
    target = chance.choice([number, number * chance.randint(20, 200)])
    weights, total = stray(season, chance), Fraction(target) * chance.randint(100, 120) / 100
    sizes = [1] * round(total) if target == number else [chance.randint(50, 150) for _ in range(number)]
    events = ((draw_day(YEAR, weights, chance), total * size / sum(sizes)) for size in sizes)
    kept = tuple(_keep(events, trouble_months(weights, trouble), chance, is_slow=trouble == "slow"))
    return SimulatedIndicator(Quantity("≥", Decimal(target)), kept, season)


def _keep(
    events: Iterator[tuple[datetime.date, Fraction]], weights: list[int], chance: Random, *, is_slow: bool,
) -> Iterator[tuple[datetime.date, Fraction]]:  # fmt: skip
    for day, size in events:
        if weights[day.month - 1] and (not is_slow or chance.randrange(100) < _SLOW):
            yield day, size
