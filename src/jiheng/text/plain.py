"""A short cut for plain wording, which most values have: words, a bound, a number and its unit, several of them between commas.

It reads nothing that the grammar would read differently, and leaves to the grammar whatever it does not know to be plain: the tests hold
the two against each other.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jiheng.text.alternatives import any_of, ideographs_without
from jiheng.text.bounds import BOUND_ENDS, EXACT_BOUNDS, Bound, combine, find_bound_after, find_bound_before, find_more
from jiheng.text.candidates import KINDS, NO_ONE, UNIQUE
from jiheng.text.clauses import Span, list_unmeasured
from jiheng.text.conditions import opens_condition
from jiheng.text.consistency import find_other_role, is_all_told
from jiheng.text.counting import NUMERALS, RISKY, UNCOUNTED
from jiheng.text.leftovers import find_open_end, find_open_start, find_open_word
from jiheng.text.measure_units import find_unit
from jiheng.text.numerals import parse_numeral
from jiheng.text.rates import find_measure_unit, find_pers
from jiheng.text.targets import Clause, Operator, Quantity
from jiheng.text.turns import RANKS, TURNING_ENDS, find_conflict, find_turn, find_turn_behind

_SAFE = ideographs_without(NUMERALS + RISKY)
_RUN = ideographs_without(NUMERALS + RISKY, also="、")
_NAME = ideographs_without("年月季", also="A-WYZa-wyz+-")
_AT = "(?<![制缩持定])在"
# Where a word that such a character is a part of stands apart from the number, it changes nothing: 签约率, 学前教育, 用于, 无障碍.
_HARMLESS = (
    "[第到达前]|难(?!以)|约(?![占为合])|(?<!超)过|(?<![高低大小少多短长下亚晚迟早优])于|至(?![少多])|最(?![多高低少迟晚长久快短早优佳好])|无(?=线|障碍|害化|偿|人机|公害)|(?<!并)非|避(?!免)"
    "|[双隔](?![年月周天日星])"
)
_TITLE = rf"“{_NAME}{{1,20}}”|《{_NAME}{{1,20}}》"
_MAY_INSERT = "(?=[一二两三四五六七八九“《在第到达前难约过于至最无非避双隔各A-WYZa-wyz/])"
"""What an insertion begins with: quick to refuse."""
_INSERTED = (
    rf"{_MAY_INSERT}(?:{UNCOUNTED}|{_TITLE}|(?:{_AT}|{_HARMLESS}|各(?=[类级种项地界区市县镇乡])|[A-WYZa-wyz]{{1,8}}|(?<=[一-鿿])/)"
    rf"(?={_SAFE}|各[类级种项]))"
)
_LEAD = rf"(?:{_INSERTED})?{_RUN}*(?:{_INSERTED}{_RUN}*)*"
_PER = r"(?:每(?:季度|[月年周天日场期人班户家次批名校村县镇区处台套例])|各(?=\d))"
_BOUNDS: dict[str, Bound] = {word: Bound(0, 0, op) for word, op in EXACT_BOUNDS.items()} | {
    "控制在": Bound(0, 0, "≤", weak=True), "达到": Bound(0, 0, "≥", weak=True), "达": Bound(0, 0, "≥", weak=True),
    "等于": Bound(0, 0, "=", weak=True),
    "约": Bound(0, 0, "≈", approx=True),
}  # fmt: skip
_MEANINGS: dict[str | None, tuple[Operator, bool]] = {word: (bound.op, bound.approx) for word, bound in _BOUNDS.items()}
_MEANINGS[None] = ("=", False)
_BOUND = any_of(_BOUNDS.keys() - {"约"})
_UNNUMBERED = ideographs_without(NUMERALS, also="、")
_WORDS = re.compile(rf"{_UNNUMBERED}++(?:{UNCOUNTED}{_UNNUMBERED}++)*+(?:(?<![于过])[，；。]|\Z)")
_PIECE = re.compile(
    rf"(?:\A\d{{3}}\s+(?=[<>=≥≤]))?(?P<per>{_PER})?(?P<lead>{_LEAD})(?P<space>\s?)"
    rf"(?:(?P<bound>{_BOUND}|(?<![节集契合条预签公制违简隐大])约)\s{{0,4}})?"
    r"(?P<number>(?:0|[1-9]\d{0,11}|[1-9]\d?\d?(?:,\d{3}){1,3})(?:\.\d{1,9})?|[一二两三四五六七八九十]{1,3})"
    r"(?:(?P<share>%?)[-~～—至](?P<upper>[1-9]\d{0,2}\.\d{1,4}|[1-9]\d{0,5}))?"
    r"(?P<blank>\s?)(?P<tail>(?:[万亿] (?=元))?[^\d\s，；。、]{0,16}+)(?P<stop>[，；。、]|\Z|\s(?=\d))"
)
_SIMPLE = re.compile(rf"({_BOUND})?(0|[1-9]\d{{0,8}})(\.\d{{1,6}})?([^\d\s，；。、（(]{{1,8}})")
"""The wording that most values have: a bound, a number and its unit."""
_NOUN = re.compile(rf"(?:{_SAFE}|{_AT})*")
_MAGNITUDES = {"万": 10_000, "亿": 100_000_000}
_MONEY = {"千元": 1000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
_MORE = frozenset("余多+")
_PARTS_OF_DATES = frozenset("年月日季")
_RISKY_ENDS = ("满分", "人民币", "扣", "得", "加", "减", "差", "缺", "欠", "需", "多", "少", "高", "低", "对", "按", "除", "了", "免", "止", "定", *NUMERALS)
_TURNING_ENDS = TURNING_ENDS.union(word[-1] for word in _RISKY_ENDS)
_CONDITIONS = ("当", "如", "若", "凡", "倘若", "假如", "一旦")
_CONDITION_STARTS = frozenset(word[0] for word in _CONDITIONS)
_UNIQUE_ENDS = tuple(UNIQUE)
_EDGE = " 、，。；"
_CONSEQUENCES = ("则", "视", "预警", "约谈", "问责", "追责", "取消", "一票", "除外")


class _Tail(NamedTuple):
    """What follows a number: the factor of a 万 or 亿, the unit and its frequency, a bound, and a noun that the unit counts."""

    factor: int
    unit: str
    per: str | None
    after: Bound | None
    noun: str


def read_plain(text: str, folded: str) -> tuple[Clause, ...] | None:
    """The clauses of ``text``, of which ``folded`` is the narrow form, where all of it is plain and counts something; else None."""
    clauses: list[Clause] = []
    pending: Span | None = None
    at, end = 0, len(folded)
    if "年底" in folded or "，" in folded and opens_condition(folded):
        return None
    while at < end:
        if (words := _WORDS.match(folded, at)) and folded[at - 1 : at] != "、":
            pending = (pending[0] if pending else at, words.end())
            at = words.end()
            continue
        piece = _PIECE.match(folded, at)
        quantity = _read_piece(text, piece) if piece else None
        if not piece or not quantity:
            return None
        if pending:
            clauses += list_unmeasured(text, folded, pending)
            pending = None
        clauses.append(quantity)
        at = piece.end()
    if (len(clauses) > 1 or "每" in folded) and find_conflict(folded, [clause.unit for clause in clauses if isinstance(clause, Quantity)]):
        return None
    return (*clauses, *list_unmeasured(text, folded, pending)) if clauses and pending else tuple(clauses) or None


def read_simple(text: str, folded: str) -> Quantity | None:
    """The quantity that ``text`` is, where that is a bound, a number and its unit and nothing else."""
    simple = _SIMPLE.fullmatch(folded)
    if not simple:
        return None
    bound, whole, decimals, tail = simple.groups()
    measure = _read_tail(tail)
    if not measure or measure.noun or not measure.unit:
        return None
    meaning = combine(_BOUNDS[bound] if bound else None, measure.after) if measure.after else _MEANINGS[bound]
    value = Decimal(whole + decimals if decimals else whole)
    if not meaning:
        return None
    return Quantity(meaning[0], _multiply(value, measure.factor), None, measure.unit, meaning[1], measure.per, "", text)


def _read_piece(text: str, piece: re.Match[str]) -> Quantity | None:
    per, lead, space, bound, digits, _, last, blank, tail, stop = piece.groups()
    measure = _read_tail(tail)
    if not measure:
        return None
    factor, unit, frequency, after, noun = measure
    if digits.isascii():
        number: Decimal | None = Decimal(digits.replace(",", ""))
    else:
        number = _read_spelled(digits, lead, unit, is_told=bound in EXACT_BOUNDS or bool(after or per))
    is_bare = not (stop or last or blank or per or noun and space) and unit
    if number is None or lead and _is_turned(piece, lead) or not is_bare and _needs_grammar(text, piece, measure):
        return None
    before: Bound | None = _BOUNDS[bound] if bound else None
    start, end = piece.span("lead")
    meaning: tuple[Operator, bool] | None = ("range", False) if last else _MEANINGS[bound]
    if lead and lead[-1] in BOUND_ENDS:
        if bound or last or lead[-1] == "满":
            return None
        if before := find_bound_before(piece.string, start=start, end=piece.end("space")):
            end, meaning = before.start, (before.op, before.approx)
            if before.approx or end > start and piece.string[end - 1] in _TURNING_ENDS:
                return None
    if after:
        meaning = combine(before, after)
    if end > start and _is_open(piece.string[start:end]):
        return None
    is_other = lead and meaning and find_other_role(piece.string[start:end], unit, meaning[0])
    subject = (text[start:end] + noun).strip(_EDGE) if lead or noun else ""
    if not meaning or is_other or subject.startswith("的") or subject.endswith("之间") or meaning[0] in "<>" and "的" in noun:
        return None
    value = _multiply(number, factor)
    upper = Decimal(last) if last else None
    if upper is not None and upper < value:
        return None
    words = text[slice(*piece.span())].strip(_EDGE)
    return Quantity(meaning[0], value, upper, unit, meaning[1], (per or "") + frequency if frequency else per, subject, words)


@lru_cache(maxsize=4_096)
def _is_open(lead: str) -> bool:
    """Whether a function word before a number may turn it; most words before numbers stand before many of them."""
    return bool(find_open_word(lead) or find_open_end(lead))


def _read_spelled(numeral: str, lead: str, unit: str, *, is_told: bool) -> Decimal | None:
    """The value of a Chinese numeral that surely counts: a bound or frequency says so, and neither its unit nor the word before ranks."""
    if not is_told or not unit or unit in NO_ONE or lead[-1:] in _UNIQUE_ENDS:
        return None
    return parse_numeral(numeral)


def _is_turned(piece: re.Match[str], lead: str) -> bool:
    """Whether the words before a number may make it something else than a target."""
    if lead[0] in _CONDITION_STARTS and lead.startswith(_CONDITIONS) or "原" in lead or "满分" in lead:
        return True
    if lead[-1] not in _TURNING_ENDS:
        return False
    start = piece.start("bound") if piece["bound"] else piece.start("number")
    return lead.endswith(_RISKY_ENDS) or find_turn(piece.string, start=start, end=piece.end("tail")) != ""


def _needs_grammar(text: str, piece: re.Match[str], measure: _Tail) -> bool:
    """Whether the words around a number may say more than its own piece shows."""
    per, lead, space, bound, _, share, last, blank, tail, stop = piece.groups()
    if per and per[0] == "每" and [found.end for found in find_pers(piece.string[piece.start() : piece.start("number")])] != [len(per)]:
        return True
    if share and (measure.unit != "%" or blank):
        return True
    if not measure.unit and (last or per or lead and not bound or piece.start() or piece.end() < len(text)):
        return True
    if last and (bound or measure.after or measure.factor > 1 or measure.per):
        return True
    if measure.noun and (blank or space and lead or stop == " "):
        return True
    if per and stop == "、":
        return True
    return blank != "" and (stop == " " or tail[:1] in _MORE) or stop == "、" and "/" in tail


def _multiply(value: Decimal, factor: int) -> Decimal:
    if factor == 1:
        return value
    product = value * factor
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product


@lru_cache(maxsize=4_096)
def _read_tail(tail: str) -> _Tail | None:
    """The tail of a number, where it is one unit, a bound, and a plain noun at most."""
    if not tail:
        return _Tail(1, "", None, None, "")
    tail = tail.replace(" ", "")  # 1亿 元
    money = next((money for money in _MONEY if tail.startswith(money)), "")
    if money and len(money) == len(tail):
        return _Tail(_MONEY[money], "元", None, None, "")
    more = find_more(tail, start=0)
    start = more.end if more else 0
    factor = _MAGNITUDES.get(tail[start : start + 1], 1)
    start += factor > 1
    measure = find_measure_unit(tail, start=start)
    if not measure and not more and factor > 1 and (more := find_more(tail, start=start)):  # 20万+
        start = more.end
        measure = find_measure_unit(tail, start=start)
    if not measure and start == len(tail):
        return _Tail(factor, "", None, more, "")
    if not measure or tail[start] in "十百千亿万" and (more or factor > 1 or measure.end < len(tail)):
        return None
    if measure.factor > 1 or measure.is_contradicted or measure.spelling in RANKS and "及以" in tail or tail.startswith(("个多", "个余")):  # 1个多月
        return None
    after = find_bound_after(tail, start=measure.end)
    noun = tail[after.end if after else measure.end :]
    if tail[start] in _PARTS_OF_DATES or tail == "版" or measure.spelling == "学年":
        return None
    if noun and not (_NOUN.fullmatch(noun) and _counts(measure.spelling, noun)):
        return None
    if noun and is_all_told(tail, end=len(tail) - len(noun)):
        return None
    if find_turn_behind(tail, start=len(tail) - len(noun)) or noun and (find_open_start(noun) or find_open_word(noun)):
        return None
    return _Tail(factor, measure.spelling, measure.per, after or more, noun)


def _counts(spelling: str, noun: str) -> bool:
    """Whether a noun after the unit leaves the number what it is: not so in 3级, 110千伏变电站, 24小时值班, 2期工程."""
    unit = find_unit(spelling)
    if not unit or unit.dimension in ("time", "power", "information") or spelling.isascii() or spelling in KINDS or spelling in ("版", "平台"):
        return False
    return noun[0] not in "级之和及与并且以的另" and not any(word in noun for word in _CONSEQUENCES)
