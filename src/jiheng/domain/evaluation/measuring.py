"""A measured quantity against the quantity that was asked for."""

from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from typing import NamedTuple

from jiheng.domain.evaluation.intervals import Interval, interval_of
from jiheng.domain.evaluation.judgement import Judgement, judge_interval, unknown
from jiheng.domain.evaluation.policy import Direction, Policy
from jiheng.text.conversion import Measure, measure_of
from jiheng.text.measure_units import find_unit
from jiheng.text.targets import Quantity
from jiheng.text.writing import print_number

_MULTIPLIERS = "万亿千"
_COUNTS = frozenset({"people", "visits", "events", "works", "count"})
"""Dimensions of what is counted: where there is none of one thing, there is none of it by another name."""
_TENTH = Decimal("0.1")
_INEXACT = "实际值只是一个范围，判断不了，请填准确的数"


class _Footing(NamedTuple):
    """What both sides measure once a missing unit is filled in, or why they cannot be compared; ``notes`` say what was assumed."""

    wanted: Measure
    found: Measure
    notes: tuple[str, ...] = ()
    refusal: str = ""


def judge_quantity(target: Quantity, actual: Quantity, *, policy: Policy, direction: Direction = "") -> Judgement:
    """Whether ``actual`` reaches ``target`` and how far; unknown, with the reason, where their units cannot be compared."""
    wanted, found, notes, refusal = _find_footing(target, actual, policy=policy)
    refusal = refusal or _tell_apart(target, actual, wanted, found, policy=policy)
    if refusal:
        return unknown(refusal)
    months, better = _find_span(wanted, found, policy), direction or _usual_direction(target, wanted, policy)
    asked = _widened(_interval(target, _scale(wanted, months), policy), target, policy=policy, direction=better)
    reached = _interval(actual, _scale(found, months), policy)
    outcome, point = judge_interval(asked, reached), reached.point
    if outcome == "unknown":
        return unknown(_INEXACT)
    degree = _degree(asked, point, policy) if point is not None else Decimal(1) if outcome == "met" else None
    said = "达到指标值" if outcome == "met" else _missed(asked, reached, degree)
    folded = "" if months is None else f"按{months}个月折算"
    equal = _say_equal(target, asked, reached, told=direction, better=better)
    return Judgement(outcome, degree, "，".join(words for words in (said, *notes, folded, equal) if words))


def _find_footing(target: Quantity, actual: Quantity, *, policy: Policy) -> _Footing:
    wanted, found = measure_of(target.unit, target.per), measure_of(actual.unit, actual.per)
    bare = _bare_side(wanted, found)
    if wanted.base != found.base and _counts_nothing(target, actual):
        return _Footing(wanted, wanted, (f"一{actual.unit}也没有，就是0{target.unit}",))
    if not bare:
        first, second = find_unit(target.unit), find_unit(actual.unit)
        is_bridged = first and second and first.base != second.base and wanted.base == found.base and wanted.factor == found.factor
        return _Footing(wanted, found, (f"“{actual.unit}”与“{target.unit}”按同一单位计",) if is_bridged else ())
    refusal = _refuse_bare(target, actual, bare=bare, policy=policy)
    note = f"{bare}没有写单位，按“{target.unit or actual.unit}”计"
    if bare == "实际值":
        return _Footing(wanted, measure_of(target.unit, actual.per), (note,), refusal)
    return _Footing(measure_of(actual.unit, target.per), found, (note,), refusal)


def _counts_nothing(target: Quantity, actual: Quantity) -> bool:
    """Whether the actual value is none at all of something that is counted, as is what the target asks for: 0次 for 0起."""
    units = find_unit(target.unit), find_unit(actual.unit)
    return actual.value == 0 and actual.op == "=" and not actual.per and all(unit and unit.dimension in _COUNTS for unit in units)


def _bare_side(wanted: Measure, found: Measure) -> str:
    """The side that has a number and no unit, where the other has one; empty for none."""
    if bool(wanted.base) == bool(found.base) or wanted.base == "" and wanted.per or found.base == "" and found.per:
        return ""
    return "实际值" if wanted.base else "指标值"


def _refuse_bare(target: Quantity, actual: Quantity, *, bare: str, policy: Policy) -> str:
    """Why the number without a unit must not be taken in the other side's unit; empty where it may."""
    if policy.missing_unit == "unknown":
        return f"{bare}没有写单位，不能比较，请补写"
    number, other = (actual, target) if bare == "实际值" else (target, actual)
    if not number.value and not number.upper:
        return ""
    if measure_of(other.unit).base == "%" and abs(number.value) <= 1:
        return f"{bare}没有写单位，{number.value:f}可能是比值也可能是百分数，请补写“%”"
    if _has_multiplier(number) != _has_multiplier(other):
        return f"{bare}没有写单位，不清楚是否也以万、亿计，请补写单位"
    return ""


def _has_multiplier(quantity: Quantity) -> bool:
    return any(word in quantity.text for word in _MULTIPLIERS)


def _tell_apart(target: Quantity, actual: Quantity, wanted: Measure, found: Measure, *, policy: Policy) -> str:
    """Why the two measures cannot be compared; empty where they can."""
    if wanted.base != found.base:
        if found.base == "%":
            return f"实际值写的是比率，指标值要的是“{target.unit or '个数'}”，请填实际的数"
        return f"单位“{actual.unit or '（无）'}”与“{target.unit or '（无）'}”计的不是一回事，不能换算"
    if wanted.per != found.per:
        return "一个按每个计、一个按总数计，或者按不同的对象计，不能比较"
    if wanted.months == found.months:
        return ""
    span = _find_span(wanted, found, policy)
    if span is None:
        return "两边按不同的期间计，又没有说明实际值是几个月的，不能折算"
    whole = all((span / months).denominator == 1 for months in (wanted.months, found.months) if months)
    return "" if whole else f"{span}个月不是整数个期间，不能折算"


def _find_span(wanted: Measure, found: Measure, policy: Policy) -> Fraction | None:
    """Over how many months both sides are added up where they count by different periods; None where they do not or it is not known.

    What holds in every short period adds up to the long one (每月1次 is 每年12次); a total says nothing of each short period.
    """
    if wanted.months == found.months:
        return None
    if policy.months is not None:
        return Fraction(policy.months)
    is_implied = wanted.months and found.months and (wanted.months / found.months).denominator == 1
    return wanted.months if is_implied else None


def _scale(own: Measure, months: Fraction | None) -> Fraction:
    """By what a number is multiplied: the factor of its unit, and the number of its periods where both sides are added up over months."""
    return own.factor if own.months is None or months is None else own.factor * months / own.months


def _interval(quantity: Quantity, scale: Fraction, policy: Policy) -> Interval:
    value = Fraction(quantity.value) * scale
    is_loose = quantity.approx or quantity.op == "≈"
    slack = abs(value) * Fraction(policy.tolerance) if is_loose else Fraction(0)
    return interval_of(quantity.op, value, None if quantity.upper is None else Fraction(quantity.upper) * scale, slack=slack)


def _widened(asked: Interval, target: Quantity, *, policy: Policy, direction: Direction) -> Interval:
    """What the policy accepts besides: the bound of ``>``, and what is better than ``=``."""
    if target.op in ("=", "≈"):
        is_floor = policy.is_floor(direction) and (direction == "more" or target.value != 0)
        return Interval(None if policy.is_ceiling(direction) else asked.low, None if is_floor else asked.high)
    return asked if policy.strict_bounds else Interval(asked.low, asked.high)


def _degree(asked: Interval, point: Fraction, policy: Policy) -> Decimal | None:
    """The share of the target that ``point`` reaches: A ÷ T below a lower bound, falling above an upper one, 1 inside."""
    if asked.low is not None and asked.high is None and asked.low > 0:
        return min(_decimal(max(point, Fraction(0)) / asked.low), policy.degree_at_most)
    if asked.low is not None and point < asked.low:
        return None if asked.low < 0 else _decimal(max(point, Fraction(0)) / asked.low) if asked.low else Decimal(0)
    if asked.high is not None and point > asked.high:
        return None if asked.high < 0 else _falling(point / asked.high, policy) if asked.high else Decimal(0)
    return Decimal(1)


def _falling(ratio: Fraction, policy: Policy) -> Decimal:
    return _decimal(1 / ratio if policy.excess == "inverse" else max(2 - ratio, Fraction(0)))


def _decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / Decimal(share.denominator)


def _usual_direction(target: Quantity, measure: Measure, policy: Policy) -> Direction:
    """What is better of what is measured so, where no name tells; 0 of something is asked for where it is none too many."""
    unit = find_unit(measure.base)
    is_known = unit is not None and unit.dimension in policy.more_is_better and unit.base not in policy.neutral_units
    return "more" if is_known and target.value != 0 else ""


def _say_equal(target: Quantity, asked: Interval, reached: Interval, *, told: Direction, better: Direction) -> str:
    """How ``=`` was taken, where that decided."""
    if target.op != "=" or asked.holds(reached) and (told or reached.point in (None, asked.low)):
        return ""
    if asked.holds(reached):
        return f"“{target.unit}”按越多越好计" if better else ""
    exactly = "“=”按恰好等于计" if asked.point else ""
    return exactly if better else exactly and f"看不出越多越好还是越少越好，{exactly}"


def _missed(asked: Interval, reached: Interval, degree: Decimal | None) -> str:
    """没有达到，完成 90%; at the bound of a strict comparison, that it must be passed."""
    if reached.point is not None and reached.point in (asked.low, asked.high):
        return "没有达到指标值，指标值不含这个数本身"
    is_above = asked.high is not None and (reached.low is None or reached.low > asked.high)
    shown = "" if degree is None else f"，完成程度{print_number((degree * 100).quantize(_TENTH, ROUND_DOWN))}%"
    return f"{'超出' if is_above else '没有达到'}指标值{shown}"
