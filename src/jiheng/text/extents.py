"""How far a number reaches: the unit and bound behind it, the range or two-part measure that it begins (80%-90%, 2小时30分)."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from jiheng.text.bounds import Bound, find_bound_after, find_inclusion, find_more
from jiheng.text.measure_units import find_dimension
from jiheng.text.numerals import MAGNITUDES, Number
from jiheng.text.rates import find_measure_unit
from jiheng.text.reasons import RANGE_BROKEN, UNITS_DIFFER
from jiheng.text.targets import Operator

_DASH = re.compile(r"\s?(?:[-–—~～]{1,2}|[至到])\s?")
_MULTIPLIER = re.compile(r"\s?(百万|千万|[万亿千])(?![分克米瓦])")
_TOLERANCE = re.compile(r"\s?±\s?")
_BETWEEN = re.compile(r"\s?[和与]\s?")
_GAP_AT_MOST = 4
_FACING = re.compile(r"\s?([≤≥<>])=?(?= ?(?!等)[一-鿿A-Za-z])")
_FACING_STARTS = frozenset(" ≤≥<>")
_TURNED: dict[str, Operator] = {"≤": "≥", "≥": "≤", "<": ">", ">": "<"}
_INNER = re.compile(r"个(?P<what>半|[多余])(?=小时|月|学期|学年|季度|星期|钟头)")
_HALF_AT_END = re.compile(r"半(?=\s?(?:$|以|之|内|左右|及以|[，；。;、）)]))")
# 2小时30分, 1年6个月, 3元5角: how many of the second make one of the first, and how the second is spelled.
_PARTS = {
    ("小时", "分"): (60, "分钟"), ("小时", "分钟"): (60, "分钟"), ("天", "小时"): (24, "小时"), ("分钟", "秒"): (60, "秒"),
    ("年", "个月"): (12, "个月"),
}  # fmt: skip


class Tail(NamedTuple):
    """What follows a number: where that ends, the factor of a 万 after it, the unit (None: no known one), its frequency, the bound."""

    end: int
    factor: int
    unit: str | None
    per: str | None
    bound: Bound | None
    half: bool = False
    doubt: str = ""
    excludes: bool = False


class Extent(NamedTuple):
    """One number, a range, or a measure in two parts; its bounds before it still unread."""

    first: Number
    last: Number
    tail: Tail
    value: Decimal
    upper: Decimal | None
    is_tolerance: bool = False


def read_extent(text: str, numbers: Sequence[Number]) -> Extent:
    """The first of ``numbers``, or what it forms with the second: a range (80%-90%, 100±5), a measure in two parts (2小时30分)."""
    first = numbers[0]
    tail = _read_tail(text, first)
    if first.upper is None and len(numbers) > 1 and not tail.bound and numbers[1].start - tail.end <= _GAP_AT_MOST:
        joined = _join(text, first, tail, numbers[1])
        if joined:
            return joined
        if tail.unit and _DASH.fullmatch(text, tail.end, numbers[1].start):  # 10%-5%
            tail = tail._replace(doubt=RANGE_BROKEN)
    return Extent(first, first, tail, first.value + (Decimal("0.5") if tail.half else 0), first.upper)


def _join(text: str, first: Number, tail: Tail, second: Number) -> Extent | None:
    last_tail = _read_tail(text, second)
    if tail.end == second.start:
        factor, unit = _PARTS.get((tail.unit or "", last_tail.unit or ""), (0, ""))
        value = first.value * factor + second.value
        return Extent(first, second, last_tail._replace(unit=unit), value, None) if factor and second.value < factor else None
    if first.is_share and second.is_chinese and last_tail.unit is None:  # 百分之九十至九十五
        last_tail = last_tail._replace(unit=tail.unit)
    if tail.unit not in (None, last_tail.unit) and not (last_tail.unit or "").startswith(f"{tail.unit}/"):
        return None
    is_between = text.startswith("之间", last_tail.end) and _BETWEEN.fullmatch(text, tail.end, second.start) is not None
    if text.startswith("之间", last_tail.end):
        last_tail = last_tail._replace(end=last_tail.end + len("之间"))
    is_tolerance = _TOLERANCE.fullmatch(text, tail.end, second.start) is not None
    if not (is_tolerance or is_between or _DASH.fullmatch(text, tail.end, second.start)):
        return None
    low, high = (first.value - second.value, first.value + second.value) if is_tolerance else _ends(text, first, tail, second)
    return Extent(first, second, last_tail, low, high, is_tolerance) if low <= high else None


def _ends(text: str, first: Number, tail: Tail, second: Number) -> tuple[Decimal, Decimal]:
    """Both ends of a range; the 万 of 10-20万元 counts for both."""
    factor = MAGNITUDES.get(text[second.end - 1], 1)
    low = first.value
    if factor > 1 and tail.unit is None and text[first.end - 1] not in MAGNITUDES and low * factor <= second.value:
        low *= factor
    return low, second.value


def _read_tail(text: str, number: Number) -> Tail:
    end, factor, per, unit = number.end, 1, None, number.unit or None
    more = find_more(text, start=end)
    if more:
        end = more.end
        if multiplier := _MULTIPLIER.match(text, end):
            end = multiplier.end()
            for magnitude in multiplier[1]:
                factor *= MAGNITUDES[magnitude]
    inner = _INNER.match(text, end) if text.startswith("个", end) else None  # 一个半月, 两个多小时
    has_half = inner is not None and inner["what"] == "半"
    if inner and not has_half:
        more = Bound(end, inner.end(), "≥", approx=True)
    doubt = ""
    if unit is None and (found := find_measure_unit(text, start=inner.end() if inner else end)):
        end, unit, per, scale, is_contradicted = found
        factor *= scale
        doubt = UNITS_DIFFER if is_contradicted else ""
        unit = "个月" if inner and unit == "月" else unit
    if not has_half and text.startswith("半", end) and _HALF_AT_END.match(text, end) and find_dimension(unit or "") == "time":
        end, has_half = end + 1, True
    bound, stop, rate, excludes = _bound_behind(text, end, is_open=not more)
    return Tail(stop, factor, unit, rate or per, bound or more, has_half, doubt, excludes)


def _bound_behind(text: str, end: int, *, is_open: bool) -> tuple[Bound | None, int, str | None, bool]:
    """The bound behind a unit, where that ends, a frequency after it (3次以上/年), and whether a bracket leaves the bound out (不含).

    Where it ``is_open``, a sign that faces the name behind it counts too: 80%≤满意度.
    """
    bound = find_bound_after(text, start=end)
    if bound:
        rate = find_measure_unit(text, start=bound.end) if text.startswith("/", bound.end) else None
        return (bound, rate.end, rate.per, False) if rate and rate.per else (bound, bound.end, None, False)
    excludes = False
    if note := find_inclusion(text, start=end):  # ≥90%（含90%）
        end, excludes = note
    if is_open and text[end : end + 1] in _FACING_STARTS and (sign := _FACING.match(text, end)):
        return Bound(end, sign.end(), _TURNED[sign[1]]), sign.end(), None, excludes
    return None, end, None, excludes
