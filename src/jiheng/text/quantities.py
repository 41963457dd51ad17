"""Numbers with their unit and bounds in a text: the anchors that a target is read from."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from jiheng.text.bounds import Bound, combine, find_bound_after, find_bound_apart, find_bound_before, find_more, is_negated
from jiheng.text.candidates import Candidate, is_part_of_name, is_quantity
from jiheng.text.measure_units import find_unit
from jiheng.text.numerals import HAS_NUMERAL, MAGNITUDES, Number, find_numbers
from jiheng.text.rates import Per, find_measure_unit, find_pers, per_words
from jiheng.text.reasons import BOUND_RANGE, COMPARED, CONTRADICTION, NEGATED
from jiheng.text.targets import Operator

_BREAKS = re.compile("[，；。;！!？?\n：:（(）)]")
"""Signs that no bound, unit or subject of a number reaches across."""

_DASH = re.compile(r"\s?(?:[-–—~～]{1,2}|[至到])\s?")
_MULTIPLIER = re.compile(r"\s?(百万|千万|[万亿千])(?![分克米瓦])")
_TOLERANCE = re.compile(r"\s?±\s?")
_BETWEEN = re.compile(r"\s?[和与]\s?")
_GAP_AT_MOST = 4
_FACING = re.compile(r"\s?([≤≥<>])=?(?=\s?[一-鿿A-Za-z])")
_TURNED: dict[str, Operator] = {"≤": "≥", "≥": "≤", "<": ">", ">": "<"}
_EACH = re.compile(r"各(?:(?=\s?\Z)|(?=(?:举办|开展|组织|召开|完成|建设|培训|选派|发放|编制|新建|新增|安排|配备|印制)\Z))")
_SHORT_WORD = re.compile(r"\s?([一-鿿]|[A-Za-z]{1,5})[ 。；;，,、]*$")
_NO_UNIT = re.compile("[的是和与及或性化型度级号等届整]")
_CURRENCY = re.compile(r"(?:(?P<yuan>人民币|RMB|CNY|[￥¥])|USD|(?:US)?\$)\s?$")
_HALF = re.compile(r"个半(?=小时|月|学期|学年|季度|星期|钟头)")
_HALF_AT_END = re.compile(r"半(?=\s?(?:$|以|之|内|左右|及以|[，；。;、）)]))")
# 2小时30分, 1年6个月, 3元5角: how many of the second make one of the first, and how the second is spelled.
_PARTS = {
    ("小时", "分"): (60, "分钟"), ("小时", "分钟"): (60, "分钟"), ("天", "小时"): (24, "小时"), ("分钟", "秒"): (60, "秒"),
    ("年", "个月"): (12, "个月"),
}  # fmt: skip


class Mention(NamedTuple):
    """A quantity in a text: where its wording stands, and what it says.

    ``pers`` are the stretches that ``per`` was read from; ``inner`` is a subject inside the wording (the x of 90%≤x≤100%).
    A mention with a ``doubt`` says why the clause around it must not be read: bounds that contradict each other, a negation,
    a comparison with something else.
    """

    start: int
    end: int
    op: Operator
    value: Decimal
    upper: Decimal | None
    unit: str
    approx: bool
    per: str | None
    pers: tuple[Per, ...]
    doubt: str
    inner: tuple[int, int] | None = None


class _Tail(NamedTuple):
    """What follows a number: where that ends, the factor of a 万 after 余, the unit (None: no known one), its frequency, the bound."""

    end: int
    factor: int
    unit: str | None
    per: str | None
    bound: Bound | None
    half: bool = False


class _Span(NamedTuple):
    """One number, a range, or a measure in two parts; its bounds before it still unread."""

    first: Number
    last: Number
    tail: _Tail
    value: Decimal
    upper: Decimal | None


def find_quantities(text: str, *, masked: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """All quantities in the folded ``text``, left to right; numbers in ``masked`` stretches (names, dates) are none."""
    if len(masked) == 1 and not HAS_NUMERAL.search(text, 0, masked[0][0]) and not HAS_NUMERAL.search(text, masked[0][1]):
        return []
    pers = sorted(find_pers(text))
    closed = mark(text, [*masked, *pers])
    numbers = [number for number in find_numbers(text) if not closed[number.start]]
    if not numbers:
        return []
    breaks = [-1, *(sign.start() for sign in _BREAKS.finditer(text)), len(text)]
    mentions: list[Mention] = []
    limit = index = 0
    while index < len(numbers):
        at = bisect_left(breaks, numbers[index].start)
        start = max(limit, breaks[at - 1] + 1)
        if numbers[index].start < limit or is_part_of_name(text, start=start, end=numbers[index].start):
            index += 1
            continue
        span = _read_span(text, numbers[index : index + 2])
        index += 1 if span.first is span.last else 2
        stop = breaks[bisect_left(breaks, span.tail.end)]
        near = pers[bisect_left(pers, (start, 0)) : bisect_left(pers, (stop, 0))]
        mention = _read_mention(text, (start, stop), span, near)
        if mention:
            mentions[-1:] = _join_enclosed(text, [*mentions[-1:], mention])
            limit = mention.end
    return mentions


def mark(text: str, spans: Iterable[tuple[int, int]]) -> bytearray:
    """One byte a character of ``text``: whether it lies in one of ``spans``."""
    marks = bytearray(len(text))
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
    return marks


def _join_enclosed(text: str, mentions: list[Mention]) -> list[Mention]:
    """90%≤x and ≤100% as the one range that they are."""
    if len(mentions) < 2 or text[mentions[0].end - 1] not in "≤≥=":
        return mentions
    low, high = mentions if mentions[0].op == "≥" else reversed(mentions)
    between = (mentions[0].end, mentions[1].start)
    if (low.op, high.op) != ("≥", "≤") or low.unit not in ("", high.unit) or low.value > high.value or _BREAKS.search(text, *between):
        return mentions
    first, last = mentions
    return [last._replace(start=first.start, op="range", value=low.value, upper=high.value, unit=high.unit, inner=between)]


def _read_span(text: str, numbers: Sequence[Number]) -> _Span:
    """The first of ``numbers``, or what it forms with the second: a range (80%-90%, 100±5), a measure in two parts (2小时30分)."""
    first = numbers[0]
    tail = _read_tail(text, first)
    if first.upper is None and len(numbers) > 1 and not tail.bound and numbers[1].start - tail.end <= _GAP_AT_MOST:
        joined = _join(text, first, tail, numbers[1])
        if joined:
            return joined
    return _Span(first, first, tail, first.value + (Decimal("0.5") if tail.half else 0), first.upper)


def _join(text: str, first: Number, tail: _Tail, second: Number) -> _Span | None:
    last_tail = _read_tail(text, second)
    if tail.end == second.start:
        factor, unit = _PARTS.get((tail.unit or "", last_tail.unit or ""), (0, ""))
        value = first.value * factor + second.value
        return _Span(first, second, last_tail._replace(unit=unit), value, None) if factor and second.value < factor else None
    if tail.unit not in (None, last_tail.unit):
        return None
    if text.startswith("之间", last_tail.end):
        is_between = _BETWEEN.fullmatch(text, tail.end, second.start)
        last_tail = last_tail._replace(end=last_tail.end + len("之间"))
    else:
        is_between = None
    if _TOLERANCE.fullmatch(text, tail.end, second.start):
        low, high = first.value - second.value, first.value + second.value
    elif is_between or _DASH.fullmatch(text, tail.end, second.start):
        low, high = _ends(text, first, tail, second)
    else:
        return None
    return _Span(first, second, last_tail, low, high) if low <= high else None


def _ends(text: str, first: Number, tail: _Tail, second: Number) -> tuple[Decimal, Decimal]:
    """Both ends of a range; the 万 of 10-20万元 counts for both."""
    factor = MAGNITUDES.get(text[second.end - 1], 1)
    low = first.value
    if factor > 1 and tail.unit is None and text[first.end - 1] not in MAGNITUDES and low * factor <= second.value:
        low *= factor
    return low, second.value


def _read_tail(text: str, number: Number) -> _Tail:
    end, factor, per, unit = number.end, 1, None, number.unit or None
    more = find_more(text, start=end)
    if more:
        end = more.end
        if multiplier := _MULTIPLIER.match(text, end):
            end = multiplier.end()
            for magnitude in multiplier[1]:
                factor *= MAGNITUDES[magnitude]
    has_half = _HALF.match(text, end) is not None
    if unit is None and (found := find_measure_unit(text, start=end + 2 * has_half)):
        end, unit, per = found
        unit = "个月" if has_half and unit == "月" else unit
    if not has_half and text.startswith("半", end) and _HALF_AT_END.match(text, end) and _is_duration(unit):
        end, has_half = end + 1, True
    bound = find_bound_after(text, start=end)
    if bound:
        end = bound.end
        rate = find_measure_unit(text, start=end) if text.startswith("/", end) else None
        if rate and rate.per:  # 3次以上/年
            end, per = rate.end, rate.per
    if not bound and not more and (sign := _FACING.match(text, end)):  # 80%≤满意度
        bound, end = Bound(end, sign.end(), _TURNED[sign[1]]), sign.end()
    return _Tail(end, factor, unit, per, bound or more, has_half)


def _is_duration(unit: str | None) -> bool:
    known = find_unit(unit or "")
    return known is not None and known.dimension == "time"


def _read_mention(text: str, zone: tuple[int, int], span: _Span, pers: Sequence[Per]) -> Mention | None:
    """The quantity of ``span`` with the bounds around it in its ``zone`` between breaks; None where the number counts nothing."""
    (start, stop), tail = zone, span.tail
    begin, unit = _currency_before(text, start, span.first.start, tail.unit)
    before = find_bound_before(text, start=start, end=begin)
    head = before.start if before else begin
    own_pers = _own_pers(text, start, head, tail.end, pers)
    has_per = bool(own_pers or tail.per)
    if not is_quantity(Candidate(text, start, head, stop, tail.end, span.first, span.last, before, tail.bound, unit, has_per)):
        return None
    end = tail.end
    if unit is None and not span.first.is_share and (word := _SHORT_WORD.match(text[:stop], end)) and not _NO_UNIT.search(word[1]):
        unit, end = word[1], word.end(1)
    if text[start:head].rstrip().endswith("±") and span.upper is None:  # ±5% is everything up to 5 % away
        head, span = text.rindex("±", start, head), span._replace(value=-span.value, upper=span.value)
    op, approx, doubt = _meaning(text[start:head], before, span)
    after = [per for per in own_pers if per.start >= tail.end]
    per = per_words(text, own_pers) + (tail.per or "")
    return Mention(
        head, max([end, *(per.end for per in after)]), op, span.value * tail.factor,
        None if span.upper is None else span.upper * tail.factor, unit or "", approx, per or None, tuple(own_pers),
        doubt=doubt or (NEGATED if is_negated(text, before, head=head) else ""),
    )  # fmt: skip


def _currency_before(text: str, start: int, begin: int, unit: str | None) -> tuple[int, str | None]:
    """Where the wording of a number begins, with a ￥ or 人民币 before it, and its unit, which that may give."""
    currency = _CURRENCY.search(text, max(start, begin - len("人民币 ")), begin)
    if not currency:
        return begin, unit
    return currency.start(), unit or ("元" if currency["yuan"] else "美元")


def _meaning(left: str, before: Bound | None, span: _Span) -> tuple[Operator, bool, str]:
    """Operator, vagueness and doubt that the bounds around ``span`` give, and words further ``left`` (不低于上年的 …)."""
    combined = combine(before, span.tail.bound)
    if not combined:
        return "=", False, CONTRADICTION
    op, approx = combined
    apart, is_compared = (None, False) if before or span.tail.bound else find_bound_apart(left)
    doubt = COMPARED if is_compared else ""
    if span.upper is None:
        return apart or op, approx or apart == "≈", doubt
    is_named = span.first.upper is not None  # 两三次, 十几人
    return "range", approx or is_named, BOUND_RANGE if op in "><≥" and not approx else doubt


def _own_pers(text: str, start: int, head: int, end: int, pers: Sequence[Per]) -> list[Per]:
    """What the quantity is per: every 每… before it in its clause, 各 directly before it, 每… directly after its unit."""
    own = [per for per in pers if per.end <= head]
    if "各" in text and (each := _EACH.search(text, max(start, head - 4), head)):
        own.append(Per(each.start(), each.start() + 1))
    for per in pers:
        if per.start >= end and not text[end : per.start].strip():
            own.append(per)
            end = per.end
    return own
