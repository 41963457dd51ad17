"""Numbers with their unit and bounds in a text: the anchors that a target is read from."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from jiheng.text.bounds import Bound, combine, find_bound_after, find_bound_apart, find_bound_before, find_more, is_negated
from jiheng.text.candidates import Candidate, is_part_of_name, is_quantity
from jiheng.text.numerals import MAGNITUDES, Number, find_numbers
from jiheng.text.rates import Per, find_measure_unit, find_pers, per_words
from jiheng.text.targets import Operator

BREAKS = frozenset("，；。;！!？?\n：:（(）)")
"""Signs that no bound, unit or subject of a number reaches across."""

_DASH = re.compile(r"\s?(?:[-–—~～]{1,2}|[至到])\s?")
_MULTIPLIER = re.compile(r"\s?(百万|千万|[万亿千])(?![分克米瓦])")
_TOLERANCE = re.compile(r"\s?±\s?")
_BETWEEN = re.compile(r"\s?[和与]\s?")
_FACING = re.compile(r"\s?([≤≥<>])=?(?=\s?[一-鿿])")
_TURNED: dict[str, Operator] = {"≤": "≥", "≥": "≤", "<": ">", ">": "<"}
_EACH = re.compile(r"各(?:(?=\s?\Z)|(?=(?:举办|开展|组织|召开|完成|建设|培训|选派|发放|编制|新建|新增|安排|配备|印制)\Z))")
_SHORT_WORD = re.compile(r"\s?([一-鿿]|[A-Za-z]{1,5})[ 。；;，,、]*$")
_NO_UNIT = re.compile("[的是和与及或性化型度级号等届]")


class Mention(NamedTuple):
    """A quantity in a text: where its wording stands, and what it says.

    ``pers`` are the stretches that ``per`` was read from. A ``doubtful`` mention says that the clause around it must not be read:
    bounds that contradict each other, a negation, a comparison with something else.
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
    doubtful: bool


class _Tail(NamedTuple):
    """What follows a number: where that ends, the factor of a 万 after 余, the unit (None: no known one), its frequency, the bound."""

    end: int
    factor: int
    unit: str | None
    per: str | None
    bound: Bound | None


class _Span(NamedTuple):
    """One number or a range, its bounds still unread."""

    first: Number
    last: Number
    tail: _Tail
    value: Decimal
    upper: Decimal | None


def find_quantities(text: str, *, masked: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """All quantities in the folded ``text``, left to right; numbers in ``masked`` stretches (names, dates) are none."""
    pers = sorted(find_pers(text))
    closed = mark(text, [*masked, *pers])
    numbers = [number for number in find_numbers(text) if not closed[number.start]]
    breaks = [-1, *(index for index, character in enumerate(text) if character in BREAKS), len(text)]
    mentions: list[Mention] = []
    limit = index = 0
    while index < len(numbers):
        at = bisect_left(breaks, numbers[index].start)
        start = max(limit, breaks[at - 1] + 1)
        if is_part_of_name(text, start=start, end=numbers[index].start):
            index += 1
            continue
        span = _read_span(text, numbers[index : index + 2])
        index += 2 if span.upper is not None else 1
        stop = breaks[bisect_left(breaks, span.tail.end)]
        near = pers[bisect_left(pers, (start, 0)) : bisect_left(pers, (stop, 0))]
        mention = _read_mention(text, (start, stop), span, near)
        if mention:
            mentions.append(mention)
            limit = mention.end
    return mentions


def mark(text: str, spans: Iterable[tuple[int, int]]) -> bytearray:
    """One byte a character of ``text``: whether it lies in one of ``spans``."""
    marks = bytearray(len(text))
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
    return marks


def _read_span(text: str, numbers: Sequence[Number]) -> _Span:
    """The first of ``numbers``, or a range (80%-90%, 100±5) that it forms with the second."""
    first = numbers[0]
    tail = _read_tail(text, first)
    if len(numbers) > 1:
        second = numbers[1]
        tolerance = _TOLERANCE.fullmatch(text, tail.end, second.start)
        last_tail = _read_tail(text, second)
        between = _BETWEEN.fullmatch(text, tail.end, second.start) and text.startswith("之间", last_tail.end)
        if tolerance or (between or _DASH.fullmatch(text, tail.end, second.start)) and not tail.bound:
            low, high = (first.value - second.value, first.value + second.value) if tolerance else _ends(text, first, tail, second)
            if tail.unit in (None, last_tail.unit) and low <= high:
                return _Span(first, second, last_tail, low, high)
    return _Span(first, first, tail, first.value, None)


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
    if unit is None and (found := find_measure_unit(text, start=end)):
        end, unit, per = found
    bound = find_bound_after(text, start=end)
    if bound:
        end = bound.end
        rate = find_measure_unit(text, start=end) if text[end : end + 1] == "/" else None
        if rate and rate.per:  # 3次以上/年
            end, per = rate.end, rate.per
    if not bound and not more and (sign := _FACING.match(text, end)):  # 80%≤满意度
        bound, end = Bound(end, sign.end(), _TURNED[sign[1]]), sign.end()
    return _Tail(end, factor, unit, per, bound or more)


def _read_mention(text: str, zone: tuple[int, int], span: _Span, pers: Sequence[Per]) -> Mention | None:
    """The quantity of ``span`` with the bounds around it in its ``zone`` between breaks; None where the number counts nothing."""
    (start, stop), tail = zone, span.tail
    before = find_bound_before(text, start=start, end=span.first.start)
    head = before.start if before else span.first.start
    own_pers = _own_pers(text, start, head, tail.end, pers)
    has_per = bool(own_pers or tail.per)
    if not is_quantity(Candidate(text, start, head, stop, tail.end, span.first, span.last, before, tail.bound, tail.unit, has_per)):
        return None
    unit, end = tail.unit or "", tail.end
    if tail.unit is None and not span.first.is_share and (word := _SHORT_WORD.match(text[:stop], end)) and not _NO_UNIT.search(word[1]):
        unit, end = word[1], word.end(1)
    if text[start:head].rstrip().endswith("±") and span.upper is None:  # ±5% is everything up to 5 % away
        head, span = text.rindex("±", start, head), span._replace(value=-span.value, upper=span.value)
    combined = combine(before, tail.bound)
    apart, in_doubt = (None, False) if before or tail.bound else find_bound_apart(text[start:head])
    op, approx = combined or ("=", False)
    if span.upper is not None:
        in_doubt = in_doubt or op in "><≥" and not approx
        op = "range"
    after = [per for per in own_pers if per.start >= tail.end]
    per = per_words(text, own_pers) + (tail.per or "")
    return Mention(
        head, max([end, *(per.end for per in after)]), apart or op, span.value * tail.factor,
        None if span.upper is None else span.upper * tail.factor, unit, approx, per or None, tuple(own_pers),
        doubtful=in_doubt or combined is None or is_negated(text, before, head=head),
    )  # fmt: skip


def _own_pers(text: str, start: int, head: int, end: int, pers: Sequence[Per]) -> list[Per]:
    """What the quantity is per: every 每… before it in its clause, 各 directly before it, 每… directly after its unit."""
    own = [per for per in pers if per.end <= head]
    if each := _EACH.search(text, max(start, head - 4), head):
        own.append(Per(each.start(), each.start() + 1))
    for per in pers:
        if per.start >= end and not text[end : per.start].strip():
            own.append(per)
            end = per.end
    return own
