"""Numbers with their unit and bounds in a text: the anchors that a target is read from."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from jiheng.text.bounds import Bound, combine, find_bound_apart, find_bound_before
from jiheng.text.candidates import LATIN_UNIT, Candidate, is_part_of_name, is_quantity
from jiheng.text.extents import Extent, Tail, read_extent
from jiheng.text.numerals import HAS_NUMERAL, find_numbers
from jiheng.text.rates import Per, find_pers, per_words, read_whole_unit
from jiheng.text.reasons import BOUND_RANGE, COMPARED, CONTRADICTION, PARTS
from jiheng.text.slips import find_slip
from jiheng.text.targets import Operator

_BREAKS = re.compile("[，；。;！!？?\n：:（(）)]")
"""Signs that no bound, unit or subject of a number reaches across."""

_STRICT: dict[str, Operator] = {"≥": ">", "≤": "<"}
_EACH = re.compile(
    r"各(?:(?=\s?\Z)|(?=(?:举办|开展|组织|召开|完成|建设|培训|选派|发放|编制|新建|新增|安排|配备|印制|支付|拨付|补助|奖励|投入|制作|购置|改造"
    r"|抽查|检查|走访|开设|设立|引进|培养)\Z))"
)
_SHORT_WORD = re.compile(rf"\s?([一-鿿]|{LATIN_UNIT})[ 。；;，,、]*$")
_NO_UNIT = re.compile("[的是和与及或性化型度级号等届整]")
_CURRENCY = re.compile(r"(?:(?P<yuan>人民币|RMB|CNY|[￥¥])|USD|(?:US)?\$)\s?$")
_CURRENCY_ENDS = frozenset("币BY￥¥D$ ")
_NUMBER_AHEAD = re.compile(r"\s?(?:[≥≤<>=约]|不[少低超高多大小]|至[少多]|最[少多])?\s?[\d一二两三四五六七八九十半]")
_BRACKET_BEFORE = re.compile(r"[（(]\s?([^（）()\d]{1,8}?)\s?[）)]\s?[:：为]?\s?$")
_BRACKET_AT_MOST = 14
_MEASURED_BEFORE = re.compile(r"\d[^，；。（(\d]{0,4}±\s?$")

_BLANKS_AT_MOST = 20


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


def find_quantities(text: str, *, masked: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """All quantities in the folded ``text``, left to right; numbers in ``masked`` stretches (names, dates) are none."""
    if len(masked) == 1 and not HAS_NUMERAL.search(text, 0, masked[0][0]) and not HAS_NUMERAL.search(text, masked[0][1]):
        return []
    pers = sorted(find_pers(text)) if "每" in text or "次" in text else []
    numbers = list(find_numbers(text))
    if masked or pers:
        closed = mark(text, [*masked, *pers])
        numbers = [number for number in numbers if not closed[number.start]]
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
        span = read_extent(text, numbers[index : index + 2])
        index += 1 if span.first is span.last else 2
        stop = breaks[bisect_left(breaks, span.tail.end)]
        near = pers[bisect_left(pers, (start, 0)) : bisect_left(pers, (stop, 0))] if pers else ()
        mention = _read_mention(text, (start, stop), span, near)
        if mention:
            mentions[-1:] = _relate(text, mentions[-1], mention) if mentions else [mention]
            limit = mention.end
    return mentions


def mark(text: str, spans: Iterable[tuple[int, int]]) -> bytearray:
    """One byte a character of ``text``: whether it lies in one of ``spans``."""
    marks = bytearray(len(text))
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
    return marks


def _relate(text: str, first: Mention, last: Mention) -> list[Mention]:
    """Two neighbours as what they are together: 90%≤x and ≤100% one range, ≥90、80分 in doubt about the unit of the first."""
    gap = text[first.end : last.start].strip()
    if not first.unit and last.unit and gap in ("", "、", "和", "/"):
        return [first._replace(doubt=PARTS), last._replace(doubt=PARTS)]
    if gap in ("（", "(") and text[last.end : last.end + 1] in ("）", ")"):
        if (first.value, first.upper, first.unit, last.op) == (last.value, last.upper, last.unit, "="):  # ≤3‰（千分之三）
            return [first._replace(end=last.end + 1)]
        if "±" in text[last.start : last.end]:  # 80%（±5%）
            return [first._replace(doubt=PARTS), last._replace(doubt=PARTS)]
    if first.per and not last.per and gap == "、" and first.pers and first.pers[-1].end <= first.start:
        is_sum = text[last.start] in "共总合"
        return [first, last if is_sum else last._replace(per=first.per)]  # 每期5天、60人
    if text[first.end - 1] not in "≤≥=":
        return [first, last]
    low, high = (first, last) if first.op == "≥" else (last, first)
    between = (first.end, last.start)
    if (low.op, high.op) != ("≥", "≤") or low.unit not in ("", high.unit) or low.value > high.value or _BREAKS.search(text, *between):
        return [first, last]
    return [last._replace(start=first.start, op="range", value=low.value, upper=high.value, unit=high.unit, inner=between)]


def _read_mention(text: str, zone: tuple[int, int], span: Extent, pers: Sequence[Per]) -> Mention | None:
    """The quantity of ``span`` with the bounds around it in its ``zone`` between breaks; None where the number counts nothing."""
    (start, stop), tail = zone, span.tail
    begin, unit = _currency_before(text, start, span.first.start, tail.unit)
    before = find_bound_before(text, start=start, end=begin)
    head = before.start if before else begin
    own_pers = _own_pers(text, start, head, tail.end, pers)
    has_per = bool(own_pers or tail.per)
    left, right = text[start:head].strip(), text[tail.end : stop]
    if not is_quantity(Candidate(text, start, head, stop, tail.end, span.first, span.last, before, tail.bound, unit, has_per, left, right)):
        return None
    end, factor = tail.end, tail.factor
    if unit is None and not span.first.is_share:
        unit, end, factor = _looser_unit(text, stop, head, tail)
    if span.upper is None and "±" in text and text[start:head].rstrip().endswith("±"):
        if _MEASURED_BEFORE.search(text, max(0, start - 9), head):  # 220V±10%, 5000吨±3%
            tail = tail._replace(doubt=PARTS)
        before, head, span = _widen(text, start, head, before, span)
    op, approx, doubt = _meaning(text[start:head], before, span)
    after = [per for per in own_pers if per.start >= tail.end]
    return Mention(
        head, max(end, after[-1].end) if after else end, op, span.value * factor,
        None if span.upper is None else span.upper * factor, unit or "", approx, per_words(text, own_pers) + (tail.per or "") or None,
        tuple(own_pers), doubt=tail.doubt or doubt or find_slip(text, start=start, head=head, end=end, unit=unit, before=before),
    )  # fmt: skip


def _widen(text: str, start: int, head: int, before: Bound | None, span: Extent) -> tuple[Bound | None, int, Extent]:
    """±5% as everything up to 5 % away, with the bound before the sign."""
    sign = text.rindex("±", start, head)
    before = before or find_bound_before(text, start=start, end=sign)
    return before, min(before.start if before else head, sign), span._replace(value=-span.value, upper=span.value)


def _looser_unit(text: str, stop: int, head: int, tail: Tail) -> tuple[str | None, int, int]:
    """The unit of a number with no known one right behind it, the end of its wording, and the factor that the unit brings along."""
    bracket = _BRACKET_BEFORE.search(text, head - _BRACKET_AT_MOST, head) if "）" in text or ")" in text else None  # 金额（万元）：120
    front = read_whole_unit(bracket[1]) if bracket else None
    if front:
        return front.spelling, tail.end, front.factor
    word = _SHORT_WORD.match(text[:stop], tail.end)
    if word and not _NO_UNIT.search(word[1]):
        return word[1], word.end(1), tail.factor
    return None, tail.end, tail.factor


def _currency_before(text: str, start: int, begin: int, unit: str | None) -> tuple[int, str | None]:
    """Where the wording of a number begins, with a ￥ or 人民币 before it, and its unit, which that may give."""
    currency = _CURRENCY.search(text, max(start, begin - len("人民币 ")), begin) if text[begin - 1 : begin] in _CURRENCY_ENDS else None
    if not currency:
        return begin, unit
    return currency.start(), unit or ("元" if currency["yuan"] else "美元")


def _meaning(left: str, before: Bound | None, span: Extent) -> tuple[Operator, bool, str]:
    """Operator, vagueness and doubt that the bounds around ``span`` give, and words further ``left`` (不低于上年的 …)."""
    combined = combine(before, span.tail.bound)
    if not combined:
        return "=", False, CONTRADICTION
    op, approx = combined
    apart, is_compared = (None, False) if before or span.tail.bound else find_bound_apart(left)
    doubt = COMPARED if is_compared else ""
    if span.tail.excludes:
        op, doubt = _STRICT.get(op, op), doubt or ("" if op in _STRICT and span.upper is None else BOUND_RANGE)
    if span.upper is None:
        return apart or op, approx or apart == "≈", doubt
    if span.is_tolerance and before and not before.weak:  # ≤5%±1%
        doubt = BOUND_RANGE
    is_named = span.first.upper is not None  # 两三次, 十几人
    return "range", approx or is_named, BOUND_RANGE if op in "><≥" and not approx else doubt


def _own_pers(text: str, start: int, head: int, end: int, pers: Sequence[Per]) -> list[Per]:
    """What the quantity is per: every 每… before it in its clause, 各 directly before it, 每… directly after its unit."""
    own = [per for per in pers if per.end <= head]
    if "各" in text and (each := _EACH.search(text, max(start, head - 4), head)):
        own.append(Per(each.start(), each.start() + 1))
    for per in pers:
        if end <= per.start <= end + _BLANKS_AT_MOST and not text[end : per.start].strip() and not _NUMBER_AHEAD.match(text, per.end):
            own.append(per)
            end = per.end
    return own
