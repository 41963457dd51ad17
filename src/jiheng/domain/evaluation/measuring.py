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
    asked = _widened(_interval(target, _scale(wanted, found, policy), policy), target, policy=policy, direction=direction)
    reached = _interval(actual, _scale(found, wanted, policy), policy)
    outcome, point = judge_interval(asked, reached), reached.point
    if outcome == "unknown":
        return unknown(_INEXACT)
    degree = _degree(asked, point, policy) if point is not None else Decimal(1) if outcome == "met" else None
    remarks = {
        f"按{policy.months}个月折算": wanted.months != found.months,
        "“=”按恰好等于计": outcome == "not-met" and target.op == "=" and bool(asked.point),
        "实际值是负数，请核对": point is not None and point < 0 <= (asked.low or asked.high or 0),
    }
    said = "达到指标值" if outcome == "met" else _missed(asked, reached, degree)
    return Judgement(outcome, degree, "，".join([said, *notes, *(remark for remark, applies in remarks.items() if applies)]))


def _find_footing(target: Quantity, actual: Quantity, *, policy: Policy) -> _Footing:
    wanted, found = measure_of(target.unit, target.per), measure_of(actual.unit, actual.per)
    bare = _bare_side(wanted, found)
    if not bare:
        first, second = find_unit(target.unit), find_unit(actual.unit)
        is_bridged = first and second and first.base != second.base and wanted.base == found.base and wanted.factor == found.factor
        return _Footing(wanted, found, (f"“{actual.unit}”与“{target.unit}”按同一单位计",) if is_bridged else ())
    refusal = _refuse_bare(target, actual, bare=bare, policy=policy)
    note = f"{bare}没有写单位，按“{target.unit or actual.unit}”计"
    if bare == "实际值":
        return _Footing(wanted, measure_of(target.unit, actual.per), (note,), refusal)
    return _Footing(measure_of(actual.unit, target.per), found, (note,), refusal)


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
        return f"单位“{actual.unit or '（无）'}”与“{target.unit or '（无）'}”计的不是一回事，不能换算"
    if wanted.per != found.per:
        return "一个按每个计、一个按总数计，或者按不同的对象计，不能比较"
    if wanted.months == found.months:
        return ""
    if policy.months is None:
        return "两边按不同的期间计，又没有说明实际值是几个月的，不能折算"
    whole = all((policy.months / months).denominator == 1 for months in (wanted.months, found.months) if months)
    return "" if whole else f"{policy.months}个月不是整数个期间，不能折算"


def _scale(own: Measure, other: Measure, policy: Policy) -> Fraction:
    """By what a number is multiplied: the factor of its unit, and the number of its periods where the other side counts otherwise."""
    if own.months == other.months or own.months is None or policy.months is None:
        return own.factor
    return own.factor * policy.months / own.months


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


def _missed(asked: Interval, reached: Interval, degree: Decimal | None) -> str:
    """没有达到，完成 90%; at the bound of a strict comparison, that it must be passed."""
    if reached.point is not None and reached.point in (asked.low, asked.high):
        return "没有达到指标值，指标值不含这个数本身"
    is_above = asked.high is not None and (reached.low is None or reached.low > asked.high)
    shown = "" if degree is None else f"，完成程度{print_number((degree * 100).quantize(_TENTH, ROUND_DOWN))}%"
    return f"{'超出' if is_above else '没有达到'}指标值{shown}"
