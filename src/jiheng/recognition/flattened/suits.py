"""How well a text suits a column of indicators: 0 is just what stands there, 100 is a serious doubt, more is more."""

import re
import unicodedata
from functools import cache, lru_cache

from jiheng.regulations.taxonomy import list_category_spellings, list_dimension_spellings, read_category, read_dimension
from jiheng.text.grammar import parse_target
from jiheng.text.measure_units import find_unit
from jiheng.text.money import parse_money
from jiheng.text.states import is_state
from jiheng.text.targets import Blank, Date, Grade, Quantity
from jiheng.text.widths import fold

IMPOSSIBLE = 1_000_000_000
"""No number of other doubts comes near it."""

_TEXT_DOUBT, _LONG_DOUBT = 100, 60
_HINT = 40
_TWO_VALUES, _LEVEL_ELSEWHERE, _BLANK_DRAWN = 200, 400, 50
_NO_SIGN, _NO_NUMBER = 400, 500
_NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,16})?")
_PERCENT = re.compile(r"-?\d{1,8}(?:\.\d{1,16})?\s?[%％]?")
_SIGN = re.compile(r"(?:\d{3}\s)?(?:[<>=≥≤]{1,2}|定性|定量|大于等于|小于等于|大于|小于|等于|正向(?:指标)?|反向(?:指标)?)")
_DASH = re.compile(r"[—\-–－/\\*无]{1,3}")
_BOUND = re.compile(r"[<>=≥≤]|不少于|不低于|不超过|不高于|[以之]上|[以之]内")
_SENTENCE = re.compile("[。；;，,]")
NAME_END_ANYWHERE = re.compile("[率度数量额性]|情况|程度|人次")
"""What only the names of indicators end in, so that a value may begin behind it."""

_NAME_END = re.compile(r"(?:[率度数量额性]|情况|程度|次|成本|时间|水平|能力)\Z")
_VALUE_BEGINNING = re.compile("有效|逐步|不断|持续|明显|显著|进一步|较|符合|达到|按[照时期]|不超|不低|不少")
_UNIT_LENGTH = 8
_NAME_LENGTH, _NAME_LEAST = 30, 4
_SLIVER = 2
_BROKEN_DATE = re.compile(r"年\|\d{1,2}月|月\|\d{1,2}[日前]|\d\|[年月日]")
_BESIDE_FIGURE = re.compile("[0-9A-Za-z.%][一-鿿（]|[一-鿿）][0-9A-Za-z]")
_NAMED_DATE = re.compile(r"(?:时间|日期|期限|时限)\d")
_BOUND_END = re.compile(r"(?:[<>=≥≤]|不少于|不低于|不超过|不高于|不大于|不小于|大于等于|小于等于|达到)\Z")
_OPEN_END, _UNIT_FIRST = 200, 80
_MYRIADS = re.compile("^[万亿]+")


def doubt_about(column: str, text: str) -> int:
    """How doubtful it is that ``text`` stands in a column of this kind."""
    return _doubt(column, "".join(fold(text).split()))


@lru_cache(maxsize=50_000)
def _doubt(column: str, text: str) -> int:
    if not text:
        return IMPOSSIBLE if column == "name" else 0
    if column in ("dimension", "category"):
        return 0 if _is_level(column, text) else IMPOSSIBLE
    if has_level(text, anywhere=column != "text"):
        return _LEVEL_ELSEWHERE
    if _DASH.fullmatch(text) and column != "name":
        return _BLANK_DRAWN
    return _DOUBTS.get(column, _doubt_as_text)(text)


def _is_level(column: str, text: str) -> bool:
    return (read_dimension(text) if column == "dimension" else read_category(text)).taxon is not None


def has_level(text: str, *, anywhere: bool) -> bool:
    """Whether a text is a 一级 or 二级指标, the end of one, begins with one, or has one ``anywhere`` in it."""
    if "指标" not in text:
        return False
    levels = _level_words()
    if anywhere and any(level in text for level in levels):
        return True
    return text.startswith(levels) or (text.endswith("指标") and any(level.endswith(text) for level in levels))


@cache
def _level_words() -> tuple[str, ...]:
    return tuple(word for word in (*list_category_spellings(), *list_dimension_spellings()) if word.endswith("指标"))


def is_amount(text: str) -> bool:
    """Whether ``text`` is an amount of money in figures, or a dash in its place."""
    try:
        parse_money(text.removesuffix("万元").removesuffix("元"), unit="亿元")
    except ValueError:
        return False
    return True


def is_value(text: str) -> bool:
    """Whether ``text`` is all value: a number with its sign and unit, a date, or a word for a state."""
    return _doubt_as_target("".join(fold(text).split())) < _TEXT_DOUBT


def doubt_about_joining(before: str, after: str) -> int:
    """How doubtful it is that two lines are one cell: two whole values are two."""
    if not (is_value(before) and is_value(after)) or _is_unit(after):
        return 0
    return 0 if _BROKEN_DATE.search(f"{before}|{after}") or is_state(before + after) else _TWO_VALUES


def is_spaced(before: str, after: str) -> bool:
    """Whether a blank between two pieces may be no more than the space that is set between Chinese characters and figures."""
    return _BESIDE_FIGURE.fullmatch(before[-1:] + after[:1]) is not None and not _NAME_END.search(before)


def _doubt_as_sign(text: str) -> int:
    return 0 if _SIGN.fullmatch(text) else _NO_SIGN


def _doubt_as_number(text: str) -> int:
    return 0 if _NUMBER.fullmatch(text) else _NO_NUMBER


def _doubt_as_rate(text: str) -> int:
    return 0 if _PERCENT.fullmatch(text) else _NO_NUMBER


def _doubt_as_amount(text: str) -> int:
    return 0 if is_amount(text) else _NO_NUMBER


def _doubt_as_actual(text: str) -> int:
    """What was done is told in words more often than what was planned."""
    return _doubt_as_target(text) // 2


def _doubt_as_text(text: str) -> int:
    return 100 if _NUMBER.fullmatch(text) or _SIGN.fullmatch(text) else 10 if len(text) > _SLIVER else 40


def _doubt_as_name(text: str) -> int:
    if _NUMBER.fullmatch(text) or _SIGN.fullmatch(text) or _DASH.fullmatch(text):
        return _NO_NUMBER
    doubt = 60 if _SENTENCE.search(text) else 0
    doubt += _HINT if _VALUE_BEGINNING.match(text) else 0
    doubt += 5 * max(0, len(text) - _NAME_LENGTH) + 15 * max(0, _NAME_LEAST - len(text))
    doubt += _OPEN_END if _BOUND_END.search(text) else 0
    return doubt + (120 if _is_bound_value(text) else 30 if len(text) <= _UNIT_LENGTH and is_value(text) else 0)


def _is_bound_value(text: str) -> bool:
    return _BOUND.search(text) is not None and bool(parse_target(text).quantities)


def _doubt_as_unit(text: str) -> int:
    if find_unit(_MYRIADS.sub("", text)) or text in ("%", "百分比", "%(百分比)"):
        return 0
    if _NUMBER.fullmatch(text) or _SIGN.fullmatch(text):
        return _NO_NUMBER
    return 70 if len(text) <= _UNIT_LENGTH and not _SENTENCE.search(text) else 300


def _doubt_as_target(text: str) -> int:
    """A number, date or grade alone suits; a text may be a value too, the longer the less."""
    if _SIGN.fullmatch(text) and text != "定性":
        return _NO_SIGN
    if _BOUND_END.search(text) or _NAMED_DATE.search(text):
        return _OPEN_END
    clauses = parse_target(text).clauses
    if all(isinstance(clause, (Grade, Date, Blank)) for clause in clauses):
        return 20
    if all(isinstance(clause, (Quantity, Grade, Date)) for clause in clauses):
        subjects = [clause.subject for clause in clauses if isinstance(clause, Quantity) and clause.subject]
        return min(120, 10 * len("".join(subjects))) + _UNIT_FIRST * any(map(_is_unit, subjects))
    return _TEXT_DOUBT + (_LONG_DOUBT if len(text) > _NAME_LENGTH else 0) + (_HINT if _NAME_END.search(text) else 0)


def _is_unit(text: str) -> bool:
    """Whether a text is the measure unit that the value before it lacks: 万人次 in 万人次1.86万人次."""
    return find_unit(_MYRIADS.sub("", text.removeprefix("/").split("/")[0])) is not None


_DOUBTS = {
    "name": _doubt_as_name, "sign": _doubt_as_sign, "points": _doubt_as_number, "score": _doubt_as_number, "rate": _doubt_as_rate,
    "amount": _doubt_as_amount, "unit": _doubt_as_unit, "target": _doubt_as_target, "actual": _doubt_as_actual,
}


def width_of(text: str) -> int:
    """How wide ``text`` prints: two for a Chinese character, one for a digit."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
