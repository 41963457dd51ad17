"""An actual value that was measured: exact, with its measure unit, its interval, its level of evidence, and its trace."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from jiheng.domain.evidence.levels import EvidenceLevel
from jiheng.measures.intervals import Interval, survey_interval
from jiheng.measures.measure import Measure, Node, Ratio, Tally, leaves
from jiheng.measures.periods import Period
from jiheng.measures.values import Counted, Leaf, Measured, combine

SHOWN_DECIMALS = 4
EXACT_DECIMALS = 12
"""Decimals that people see, and those that are held against a target: a share of 94.996 % is not 95 %."""

_PRECISION = 60


@dataclass(frozen=True, slots=True)
class Part:
    """What one leaf of the formula came to; ``external`` of its records a system of record or a third party made, ``digest`` is that of
    all of them (empty where it was not asked for)."""

    leaf: Leaf
    counted: Counted
    external: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Actual:
    """What a measure came to in a period.

    ``value`` is exact and in the measure's unit (a share in ``%`` is times 100), a text for dates and choices, None where there is nothing
    to measure; ``notes`` are Chinese sentences that say why not, and what else must be known.
    """

    measure: Measure
    period: Period
    value: Measured
    parts: tuple[Part, ...]
    level: EvidenceLevel
    interval: Interval | None = None
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The value with its unit as people read it; empty where there is none."""
        return self._print(SHOWN_DECIMALS)

    @property
    def exact_text(self) -> str:
        """The value with its unit as it is held against a target: cut off, never rounded up to it."""
        return self._print(EXACT_DECIMALS)

    def _print(self, decimals: int) -> str:
        if isinstance(self.value, Fraction):
            return f"{print_number(self.value, decimals=decimals)}{self.measure.measure_unit}"
        return self.value or ""


def make_actual(measure: Measure, parts: tuple[Part, ...], *, period: Period) -> Actual:
    """The value that these parts make, one for each leaf of the measure (``values.list_leaves``)."""
    counted = {part.leaf: part.counted for part in parts}
    value = combine(measure.node, counted)
    if isinstance(value, Fraction) and measure.measure_unit == "%":
        value *= 100
    return Actual(measure, period, value, parts, _level(parts), _interval(measure.node, counted), tuple(_notes(measure, value, parts)))


def print_number(value: Fraction, *, decimals: int) -> str:
    """A decimal with at most so many places: whole where it is whole, rounded half up for people, cut off beyond them."""
    with localcontext() as context:
        context.prec = _PRECISION
        rounding = ROUND_HALF_UP if decimals <= SHOWN_DECIMALS else ROUND_FLOOR
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        text = f"{exact.quantize(Decimal(1).scaleb(-decimals), rounding=rounding):f}"
        return text.rstrip("0").rstrip(".") if decimals else text


def _level(parts: tuple[Part, ...]) -> EvidenceLevel:
    """What no record stands behind is no better than a number somebody typed."""
    if not any(part.counted.records for part in parts):
        return "E0"
    return "E4" if all(part.external == part.counted.records for part in parts) else "E3"


def _notes(measure: Measure, value: Measured, parts: tuple[Part, ...]) -> list[str]:
    notes = list[str]()
    kinds = "、".join(kind.words for kind in measure.record_kinds)
    if not any(part.counted.records for part in parts):
        notes.append(f"这段时间没有登记“{kinds}”，算出的数没有材料支持；确实没有发生的，请做零报告并由第二人确认。")
    if value is None:
        notes.append("没有可以相除或比较的记录，算不出数。")
    for part in parts:
        if part.counted.left_out:
            tally = next(leaves(part.leaf))
            words = "、".join(tally.record_kind.get_field(name).words for name in (tally.term.fields if tally.term else ()))
            notes.append(f"有 {part.counted.left_out} 条“{tally.record_kind.words}”没有填{words}，没有算进去。")
    return list(dict.fromkeys(notes))


def _interval(node: Node, counted: Mapping[Leaf, Counted]) -> Interval | None:
    match node:
        case Ratio(Tally() as top, Tally() as base, is_survey=True):
            yes, answers = counted[top].raw, counted[base].raw
            return survey_interval(int(yes), int(answers)) if isinstance(yes, int) and isinstance(answers, int) else None
    return None


def as_date(value: Measured) -> datetime.date | None:
    """The day that a value names, where it names one."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.date.fromisoformat(value[:10])
    except ValueError:
        return None
