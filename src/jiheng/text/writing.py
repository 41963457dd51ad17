"""Targets in writing: the canonical form, the forms of official templates, and a plain sentence."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from jiheng.text.grammar import parse_target
from jiheng.text.measure_units import find_unit
from jiheng.text.reasons import NO_NUMBER
from jiheng.text.targets import Blank, Clause, Date, Grade, Operator, Quantity, Statement, Target

_LARGE = (("亿", 100_000_000), ("万", 10_000))
_SHORT_AT_MOST = 4
"""How many digits may stand before 万 and 亿 follow: 1.25万, but 12,345 in full."""
_SIGNS: dict[Operator, str] = {"≥": "≥", ">": "＞", "=": "＝", "<": "＜", "≤": "≤"}
_OF_LEVELS: dict[Operator, str] = {"≥": "不低于", ">": "高于", "≤": "不高于", "<": "低于", "=": "等于", "≈": "约"}
_OF_COUNTS: dict[Operator, str] = {"≥": "不少于", ">": "超过", "≤": "不超过", "<": "少于", "=": "", "≈": "约"}
_OF_CHANGES: dict[Operator, str] = {"≥": "至少", ">": "超过", "≤": "不超过", "<": "不到", "=": "", "≈": "约"}
_CHANGE = re.compile("(?:提[高升]|增[加长]|减[少轻]|下降|降低|上升|节约|节省|缩短|压[减缩]|递[增减]|扩大|延长)$")
_LEVELS = frozenset({"share", "score", "temperature"})
_BRACKETABLE = re.compile(r"[^/（(][^（(]*$")
_CENT = Decimal("0.01")


class Columns(NamedTuple):
    """A clause as official tables have it: ``sign`` (≥ ＞ ＝ ＜ ≤, 定性, or empty where none of them says it), ``number`` and ``unit``."""

    sign: str
    number: str
    unit: str


def print_target(target: Target) -> str:
    """The canonical form: ``培训≥2场；培训每场=100人``. It always reads back to the same clauses: where the grammar would read a composed
    one otherwise, the target stays as it was written.
    """
    return _proved(target, print_clause, joint="；")


def print_words(target: Target) -> str:
    """The form of running text: ``不低于95%``, ``2021年12月底前``; reads back as ``print_target`` does."""
    return _proved(target, _clause_in_words, joint="，")


def print_bracketed(target: Target) -> str:
    """Shanghai's form, with two decimals and the unit in brackets: ``≥90.00(%)``; reads back as ``print_target`` does."""
    return _proved(target, _clause_in_brackets, joint="；")


def print_columns(target: Target) -> tuple[Columns, ...]:
    """The three columns of official templates, one row a clause; amounts in 万元 and 亿元 where that is shorter."""
    return tuple(map(_clause_in_columns, target.clauses))


def describe_target(target: Target) -> str:
    """What the target asks for, as one plain Chinese sentence."""
    return "；".join(map(_describe, target.clauses)) + "。"


def print_clause(clause: Clause) -> str:
    """The canonical form of one clause: ``满意度≥95%``, ``每月≥1次``, ``80余场``, ``≤2021年12月``, ``优``."""
    match clause:
        case Quantity():
            is_about = clause.op == "≈" and clause.approx
            return _compose(clause, "约" if is_about else "" if _says_itself(clause) else clause.op)
        case Date():
            return _compose_date(clause, "" if clause.op in ("range", "=") else clause.op)
        case _:
            return clause.text


def print_number(value: Decimal) -> str:
    """The number in digits, with 万 or 亿 where that keeps it short: ``40亿``, ``1.25万``, ``12345``, ``0.5``."""
    for word, factor in _LARGE:
        short = _plain(value / factor)
        if abs(value) >= factor and len(short.lstrip("-").replace(".", "")) <= _SHORT_AT_MOST:
            return short + word
    return _plain(value)


def print_date(value: str) -> str:
    """``2021-12-31`` as ``2021年12月31日``, ``12`` as ``12月``; what is no such date stays as it is."""
    parts = value.split("-")
    words = ("年", "月", "日") if len(parts[0]) == len("2021") else ("月", "日")
    if len(parts) > len(words) or not all(part.isdecimal() for part in parts):
        return value
    return "".join(f"{int(part)}{word}" for part, word in zip(parts, words, strict=False))


def _proved(target: Target, write: Callable[[Clause], str], *, joint: str) -> str:
    written = joint.join(map(write, target.clauses))
    return written if _meaning(parse_target(written)) == _meaning(target) else target.text


def _meaning(target: Target) -> tuple[Clause, ...]:
    """The clauses without their wording, where they have a number or a date."""
    return tuple(clause._replace(text="") if isinstance(clause, Quantity | Date) else clause for clause in target.clauses)


def _says_itself(quantity: Quantity) -> bool:
    """Whether the number needs no sign: 80~90, 80余."""
    return quantity.op == "range" or quantity.op == "≥" and quantity.approx


def _compose(quantity: Quantity, sign: str) -> str:
    """The subject, what it is per, the sign, the number, and how vague it is."""
    number = print_number(quantity.value) if quantity.upper is None else _print_range(quantity.value, quantity.upper)
    is_more = quantity.op == "≥" and quantity.approx
    about = "左右" if quantity.approx and quantity.op not in ("≥", "≈") else ""
    return f"{quantity.subject}{quantity.per or ''}{sign}{number}{'余' if is_more else ''}{quantity.unit}{about}"


def _print_range(low: Decimal, high: Decimal) -> str:
    """Both ends in digits, unless both have the same 万 or 亿: 1~20万 would be read as 1万 to 20万."""
    ends = print_number(low), print_number(high)
    is_alike = ends[0][-1] == ends[1][-1] or all(end[-1].isdecimal() for end in ends)
    return "~".join(ends if is_alike else (_plain(low), _plain(high)))


def _compose_date(date: Date, sign: str) -> str:
    return sign + print_date(date.value) + (f"~{print_date(date.upper)}" if date.upper else "")


def _clause_in_words(clause: Clause) -> str:
    match clause:
        case Quantity():
            return _compose(clause, "" if _says_itself(clause) else _words_for(clause)[clause.op])
        case Date(op="≤"):
            day = print_date(clause.value)
            return f"不晚于{day}" if day.endswith("年") else f"{day}{_end_of(day)}前"
        case _:
            return print_clause(clause)


def _words_for(quantity: Quantity) -> dict[Operator, str]:
    """Levels are low or high, counts few or many; a bare number needs 等于 to be read as one."""
    unit = find_unit(quantity.unit)
    return _OF_LEVELS if not quantity.unit or unit and unit.dimension in _LEVELS else _OF_COUNTS


def _end_of(day: str) -> str:
    """底 behind a written month, whose last day counts."""
    return "底" if day.endswith("月") else ""


def _clause_in_brackets(clause: Clause) -> str:
    if not isinstance(clause, Quantity) or clause.upper is not None or clause.approx or not _BRACKETABLE.match(clause.unit):
        return print_clause(clause)
    digits = _plain(clause.value) if clause.value != clause.value.quantize(_CENT) else f"{clause.value:.2f}"
    return f"{clause.subject}{clause.per or ''}{clause.op}{digits}({clause.unit})"


def _clause_in_columns(clause: Clause) -> Columns:
    match clause:
        case Quantity():
            bare = clause._replace(subject="", per=None, unit="")
            number, unit = _compose(bare, "约" if clause.op == "≈" else ""), clause.unit
            if number[-1] in "万亿" and unit.startswith("元") and clause.upper is None:
                number, unit = number[:-1], number[-1] + unit
            return Columns(_SIGNS.get(clause.op, "") if not clause.approx else "", number, _unit_per(unit, clause.per))
        case Date():
            return Columns(_SIGNS.get(clause.op, ""), _compose_date(clause, ""), "")
        case Blank():
            return Columns("", "", "")
        case _:
            return Columns("定性", clause.text, "")


def _unit_per(unit: str, per: str | None) -> str:
    """次 each 每月 is 次/月, 人 each 每场 人/场; what is no plain 每… stands in brackets."""
    if not per:
        return unit
    return f"{unit}/{per[1:]}" if per[0] == "每" and "每" not in per[1:] else f"{unit}（{per}）"


def _describe(clause: Clause) -> str:
    if isinstance(clause, Quantity) and clause.unit == "百分点":
        clause = clause._replace(unit="个百分点")
    match clause:
        case Quantity(op="range"):
            return f"{_compose(clause, '应在')}之间"
        case Quantity():
            if change := _CHANGE.search(clause.subject):
                return _describe_change(clause, change)
            words = "" if _says_itself(clause) else _words_for(clause)[clause.op]
            return _compose(clause, f"应{words}" if words and clause.op not in "=≈" else f"应为{words.removeprefix('等于')}")
        case Date(op="≤"):
            return f"应不晚于{(day := print_date(clause.value))}{_end_of(day)}"
        case Date():
            return f"应在{_compose_date(clause, '')}"
        case Grade():
            return f"应达到“{clause.text}”"
        case Statement() if clause.reason in ("", NO_NUMBER):
            return f"应做到“{clause.text}”，这里没有可以计量的数，须由人判断"
        case Statement():
            return f"写的是“{clause.text}”，没有读出可以考核的数（{clause.reason}），须由人判断"
        case Blank():
            return "还没有填写指标值"


def _describe_change(quantity: Quantity, change: re.Match[str]) -> str:
    """较上年应提高2个百分点, 同比应至少下降3%: the verb that the subject ends in stands before the number."""
    told = "" if _says_itself(quantity) else _OF_CHANGES[quantity.op]
    before, behind = ("至少", "") if told == "至少" else ("", told)
    return _compose(quantity._replace(subject=change.string[: change.start()]), f"应{before}{change.group()}{behind}")


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
