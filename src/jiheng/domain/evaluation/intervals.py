"""Stretches of numbers: what a target accepts, and what an actual value may be."""

from dataclasses import dataclass
from fractions import Fraction

from jiheng.text.targets import Operator


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from ``low`` to ``high`` (None: without end), each end included unless ``low_open`` or ``high_open``."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @property
    def point(self) -> Fraction | None:
        """The one number in it; None where there are more."""
        return self.low if self.low == self.high else None

    def holds(self, other: "Interval") -> bool:
        """Whether every number of ``other`` lies in this one."""
        return _is_within(self.low, other.low, is_open=self.low_open and not other.low_open, sign=1) and _is_within(
            self.high, other.high, is_open=self.high_open and not other.high_open, sign=-1
        )

    def is_apart(self, other: "Interval") -> bool:
        """Whether no number of ``other`` lies in this one."""
        return _ends_before(self, other) or _ends_before(other, self)


def interval_of(op: Operator, value: Fraction, upper: Fraction | None = None, *, slack: Fraction = Fraction(0)) -> Interval:
    """What an operator says about its number; ``slack`` is how far either end gives way, save the lower end of 80余."""
    match op:
        case "≥":
            return Interval(value, None)
        case ">":
            return Interval(value, None, low_open=True)
        case "≤":
            return Interval(None, value + slack)
        case "<":
            return Interval(None, value + slack, high_open=True)
        case _:
            low, high = sorted((value, value if upper is None else upper))
            return Interval(low - slack, high + slack)


def _is_within(bound: Fraction | None, end: Fraction | None, *, is_open: bool, sign: int) -> bool:
    if bound is None:
        return True
    if end is None:
        return False
    return end * sign > bound * sign or end == bound and not is_open


def _ends_before(first: Interval, second: Interval) -> bool:
    if first.high is None or second.low is None:
        return False
    return first.high < second.low or first.high == second.low and (first.high_open or second.low_open)
