"""Whether two targets ask the same, whatever their wording: ``≥95%`` and ``不低于95%``, ``2小时`` and ``120分钟``."""

import calendar
from collections import Counter
from collections.abc import Hashable
from decimal import Decimal
from fractions import Fraction

from jiheng.domain.difference.facts import TargetChange
from jiheng.domain.difference.wording import plain_text, split_parts
from jiheng.text.conversion import Measure, measure_of
from jiheng.text.targets import Blank, Clause, Date, Grade, Quantity, Target


def compare_targets(label: str, before: Target | None, after: Target | None) -> TargetChange | None:
    """What differs between two targets; None where the wording is the same to the letter."""
    old, new = before.text if before else "", after.text if after else ""
    if old == new:
        return None
    return TargetChange(label, before, after, split_parts(old, new), is_spelling=asks_the_same(before, after))


def asks_the_same(first: Target | None, second: Target | None) -> bool:
    """Whether two targets are the same once they are understood; the order of their clauses does not matter."""
    if first is None or second is None:
        return not (first or second or Target("", ())).text.strip()
    if plain_text(first.text) == plain_text(second.text):
        return True
    return Counter(map(_meaning, first.clauses)) == Counter(map(_meaning, second.clauses))


def _meaning(clause: Clause) -> Hashable:
    match clause:
        case Quantity():
            measure = measure_of(clause.unit, clause.per)
            unit = (measure.base, measure.per, measure.months)
            amounts = _scale(clause.value, measure), _scale(clause.upper, measure)
            return ("quantity", clause.op, amounts, unit, clause.approx, plain_text(clause.subject))
        case Date():
            day = _last_day(clause.value) if clause.op == "≤" else clause.value
            return ("date", clause.op, day, clause.upper and _last_day(clause.upper))
        case Grade():
            return ("grade", plain_text(clause.text))
        case Blank():
            return ("blank",)
        case _:
            return ("statement", plain_text(clause.text))


def _scale(value: Decimal | None, measure: Measure) -> Fraction | None:
    return None if value is None else Fraction(value) * measure.factor


def _last_day(day: str) -> str:
    """The last day of a year or month, which is what a deadline of it means; anything else as it is."""
    parts = day.split("-")
    if len(parts[0]) != 4 or not all(part.isdigit() for part in parts) or len(parts) > 2:
        return day
    year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return day
    return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}"
