"""A short cut for plain wording, which most values have: words, a bound, a number and its unit, several of them between commas.

It reads nothing that the grammar would read differently, and leaves to the grammar whatever it does not know to be plain: the tests hold
the two against each other.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jiheng.text.alternatives import any_of, ideographs_without
from jiheng.text.bounds import BOUND_ENDS, EXACT_BOUNDS, Bound, combine, find_bound_after, find_more
from jiheng.text.candidates import KINDS
from jiheng.text.clauses import Span, list_unmeasured
from jiheng.text.measure_units import find_unit, list_initials
from jiheng.text.rates import find_measure_unit
from jiheng.text.targets import Clause, Operator, Quantity

_NUMERALS = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟半"
_RISKY = "每各双隔第不未没勿难无非禁杜避于过在约至最到达前"
"""Characters that may change what a number after them says."""

_SAFE = ideographs_without(_NUMERALS + _RISKY)
_RUN = ideographs_without(_NUMERALS + _RISKY, also="、")
_NAME = ideographs_without("年月季", also="A-WYZa-wyz+-")
# 三级, 一步, 四技: a single numeral before what counts nothing is a part of a word.
_NO_UNIT = ideographs_without(_NUMERALS + _RISKY + list_initials() + "成折几多余来点分底")
_UNCOUNTED = rf"(?<![{_NUMERALS}])[一二两三四五六七八九](?={_NO_UNIT})"
_AT = "(?<![制缩持定])在"
_TITLE = rf"“{_NAME}{{1,20}}”|《{_NAME}{{1,20}}》"
_INSERTED = rf"(?:{_UNCOUNTED}|{_TITLE}|(?:{_AT}|各(?=[类级种项地界区市县镇乡])|[A-WYZa-wyz]{{1,8}}|(?<=[一-鿿])/)(?={_SAFE}))"
_LEAD = rf"(?:{_INSERTED})?{_RUN}*(?:{_INSERTED}{_RUN}*)*"
_PER = r"(?:每(?:月|年|季度|周|天|场|期|人|班|户|家)(?=[≥≤<>=\d不至达约]|参加|培训|组织|开展|举办|召开|补助|安排)|各(?=\d))"
_BOUNDS: dict[str, Bound] = {word: Bound(0, 0, op) for word, op in EXACT_BOUNDS.items()} | {
    "达到": Bound(0, 0, "≥", weak=True), "达": Bound(0, 0, "≥", weak=True), "等于": Bound(0, 0, "=", weak=True),
    "约": Bound(0, 0, "≈", approx=True),
}  # fmt: skip
_MEANINGS: dict[str | None, tuple[Operator, bool]] = {word: (bound.op, bound.approx) for word, bound in _BOUNDS.items()}
_MEANINGS[None] = ("=", False)
_BOUND = any_of(_BOUNDS.keys() - {"约"})
_UNNUMBERED = ideographs_without(_NUMERALS, also="、")
_WORDS = re.compile(rf"{_UNNUMBERED}++(?:{_UNCOUNTED}{_UNNUMBERED}++)*+(?:[，；。]|\Z)")
_COUNTED = re.compile(rf"\d|年底|(?!{_UNCOUNTED})[{_NUMERALS}]")
_PIECE = re.compile(
    rf"(?:\A\d{{3}}\s+(?=[<>=≥≤]))?(?P<per>{_PER})?(?P<lead>{_LEAD})(?P<space>\s?)"
    rf"(?:(?P<bound>{_BOUND}|(?<![节集契合条预签公制违简隐大])约)\s{{0,4}})?"
    r"(?P<number>(?:0|[1-9]\d{0,11})(?:\.\d{1,9})?)(?:[-~～至](?P<upper>[1-9]\d{0,5}))?"
    r"(?P<blank>\s?)(?P<tail>[^\d\s，；。、]{0,16}+)(?P<stop>[，；。、]|\Z|\s(?=\d))"
)
_NOUN = re.compile(rf"(?:{_SAFE}|{_AT})*")
_MAGNITUDES = {"万": 10_000, "亿": 100_000_000}
_MONEY = {"千元": 1000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
_MORE = frozenset("余多+")
_PARTS_OF_DATES = frozenset("年月日季")
_EDGE = " 、，。；"


class _Tail(NamedTuple):
    """What follows a number: the factor of a 万 or 亿, the unit and its frequency, a bound, and a noun that the unit counts."""

    factor: int
    unit: str
    per: str | None
    after: Bound | None
    noun: str


def may_count(folded: str) -> bool:
    """Whether anything in the ``folded`` text may be a number or a date: 进一步 and 三级 hold none."""
    return _COUNTED.search(folded) is not None


def read_plain(text: str, folded: str) -> tuple[Clause, ...] | None:
    """The clauses of ``text``, of which ``folded`` is the narrow form, where all of it is plain and counts something; else None."""
    clauses: list[Clause] = []
    pending: Span | None = None
    at, end = 0, len(folded)
    while at < end:
        if (words := _WORDS.match(folded, at)) and folded[at - 1 : at] != "、":
            pending = (pending[0] if pending else at, words.end())
            at = words.end()
            continue
        piece = _PIECE.match(folded, at)
        quantity = piece and _read_piece(text, piece)
        if not piece or not quantity:
            return None
        if pending:
            clauses += list_unmeasured(text, folded, pending)
            pending = None
        clauses.append(quantity)
        at = piece.end()
    if not clauses or "年底" in folded:
        return None
    return (*clauses, *list_unmeasured(text, folded, pending)) if pending else tuple(clauses)


def _read_piece(text: str, piece: re.Match[str]) -> Quantity | None:
    per, lead, _, bound, digits, last, blank, tail, stop = piece.groups()
    measure = _read_tail(tail)
    if not measure:
        return None
    factor, unit, frequency, after, noun = measure
    if (lead or stop or last or blank or per or not unit) and _needs_grammar(text, piece, measure):
        return None
    meaning: tuple[Operator, bool] | None = ("range", False) if last else _MEANINGS[bound]
    if after:
        meaning = combine(_BOUNDS[bound] if bound else None, after)
    subject = (text[piece.start("lead") : piece.end("lead")] + noun).strip(_EDGE) if lead or noun else ""
    if not meaning or subject.startswith("的") or subject.endswith("之间"):
        return None
    value = _multiply(Decimal(digits), factor) if factor > 1 else Decimal(digits)
    upper = Decimal(last) if last else None
    if upper is not None and upper < value:
        return None
    words = text[piece.start() : piece.end()].strip(_EDGE)
    return Quantity(meaning[0], value, upper, unit, meaning[1], (per or "") + frequency if frequency else per, subject, words)


def _needs_grammar(text: str, piece: re.Match[str], measure: _Tail) -> bool:
    """Whether the words around a number may say more than its own piece shows."""
    per, lead, space, bound, _, last, blank, tail, stop = piece.groups()
    if lead and (lead[-1] in BOUND_ENDS or lead.endswith(("满分", "人民币", "扣", "得", "加", "减"))):
        return True
    if not measure.unit and (last or per or lead and not bound or piece.start() or piece.end() < len(text)):
        return True
    if last and (bound or measure.after or measure.factor > 1 or measure.per):
        return True
    if measure.noun and (blank or space and lead or stop == " "):
        return True
    return blank != "" and (stop == " " or tail[:1] in _MORE) or stop == "、" and "/" in tail


def _multiply(value: Decimal, factor: int) -> Decimal:
    product = value * factor
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product


@lru_cache(maxsize=4_096)
def _read_tail(tail: str) -> _Tail | None:
    """The tail of a number, where it is one unit, a bound, and a plain noun at most."""
    if not tail:
        return _Tail(1, "", None, None, "")
    money = next((money for money in _MONEY if tail.startswith(money)), "")
    if money and len(money) == len(tail):
        return _Tail(_MONEY[money], "元", None, None, "")
    more = find_more(tail, start=0)
    start = more.end if more else 0
    factor = _MAGNITUDES.get(tail[start : start + 1], 1)
    start += factor > 1
    measure = find_measure_unit(tail, start=start)
    if not measure and start == len(tail):
        return _Tail(factor, "", None, more, "")
    if not measure or tail[start] in "十百千亿万" and (more or factor > 1 or measure.end < len(tail)):
        return None
    if measure.factor > 1 or measure.is_contradicted or tail.startswith(("个多", "个余")):  # 1个多月
        return None
    after = find_bound_after(tail, start=measure.end)
    noun = tail[after.end if after else measure.end :]
    if tail[start] in _PARTS_OF_DATES or noun and not (_NOUN.fullmatch(noun) and _counts(measure.spelling, noun)):
        return None
    return _Tail(factor, measure.spelling, measure.per, after or more, noun)


def _counts(spelling: str, noun: str) -> bool:
    """Whether a noun after the unit leaves the number what it is: not so in 3级, 110千伏变电站, 24小时值班, 2期工程."""
    unit = find_unit(spelling)
    if not unit or unit.dimension in ("time", "power", "information") or spelling.isascii() or spelling in KINDS or spelling in ("版", "平台"):
        return False
    return noun[0] not in "级之和及与并且以"
