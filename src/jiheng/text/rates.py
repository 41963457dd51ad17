"""Units after a number, and what the number is per: 元/人·月 · 幅（条） · 次/月 · 每季度."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.text.measure_units import find_unit, find_unit_prefix

_FREQUENCIES = frozenset({"年", "月", "季", "季度", "周", "星期", "天", "日", "小时", "时", "学期", "学年", "半年", "年度", "月度", "分钟", "秒", "旬"})
_SPELLED = {"百分比": "%", "(%)": "%", "（%）": "%", "%(百分比)": "%", "%（百分比）": "%", "个工作日": "工作日", "个百分点": "百分点", "元整": "元", "元正": "元"}
_LINK = re.compile(r"\s?(?P<mark>/)\s?每?|\s?(?P<times>[·•])\s?|\s?[*×、.]\s?(?=[一-鿿])")
_PARENTHESIS = re.compile(r"\s?[（(]\s?([^（）()\d]{1,8}?)\s?[）)]")
_DENOMINATOR = re.compile(
    r"\([一-鿿]{1,3}[·*、/]?[一-鿿]{0,3}\)|[一-鿿A-Za-z]{1,4}?[²³23]?(?=以[上下内]|及以上|左右|之内|内|[^一-鿿A-Za-z]|$)"
)
_PER = re.compile(r"每\s?(?:\d{1,6}|[一两二三四五六七八九十百千万]{1,4})?万?个?")
_EVERY = re.compile(
    r"(?:(?<=[，；。;：:、（(])|\A)(?:\d{1,2}|[一两二三四五六七八九十半])个?(?:年|月|周|季度|天|日|星期|学期)"
    r"(?=(?:不少于|至少)?(?:\d{1,2}|[一两二三四五六七八九十]{1,2})次)"
)
_NOUN = re.compile(r"[一-鿿]{1,4}?(?=\s?(?:[\d≥≤><=]|不[少低超高多得]|至少|最多|各|约|[一二两三四五六七八九十]{1,3}[次份场篇个名人家期本项]))")
_OTHER_PERIODS = ("半年度", "半年", "年度", "月度", "学期", "季度", "上半年", "旬")


class Unit(NamedTuple):
    """A unit in a text: where it ends, its spelling for a ``Quantity`` and the frequency (每月) that it brings along."""

    end: int
    spelling: str
    per: str | None


class Per(NamedTuple):
    """每月, 每3个月, 每场 …: a stretch of the text."""

    start: int
    end: int


def find_measure_unit(text: str, *, start: int) -> Unit | None:
    """The unit that begins at ``start``, a blank apart, with its denominators; None where there is no known one."""
    begin = start + 1 if text[start : start + 1] == " " else start
    first = find_unit_prefix(text, start=begin)
    if not first:
        enclosed = _PARENTHESIS.match(text, start)
        if enclosed and _is_unit(enclosed[1]):
            return Unit(enclosed.end(), canonical_spelling(enclosed[1]), None)
        if text[begin : begin + 1] != "/":
            return None
    end = begin + len(first)
    enclosed = _PARENTHESIS.match(text, end)
    if first and enclosed and _is_unit(enclosed[1]):
        end = enclosed.end()
        return Unit(end, canonical_spelling(text[begin:end].replace(" ", "")), None)
    return _with_denominators(text, begin, end, first)


def per_words(text: str, pers: Sequence[Per]) -> str:
    """``pers`` as the ``per`` of a quantity: joined, 一年 of 一年两次 as 每年."""
    words = ("".join(text[per.start : per.end].split()) for per in pers)
    return "".join(word if word[0] in "每各" else "每" + word.removeprefix("一") for word in words)


def canonical_spelling(unit: str) -> str:
    """The spelling that a ``Quantity`` has for a printed unit: as printed, but % for its many forms and 工作日 for 个工作日."""
    return _SPELLED.get(unit, unit)


def find_pers(text: str) -> Iterator[Per]:
    """All 每… in the folded ``text`` that say what a number is per."""
    if "次" in text:
        for match in _EVERY.finditer(text):
            yield Per(*match.span())
    for match in _PER.finditer(text) if "每" in text else ():
        period = next((period for period in _OTHER_PERIODS if text.startswith(period, match.end())), "")
        if word := period or find_unit_prefix(text, start=match.end()):
            yield Per(match.start(), match.end() + len(word))
        elif noun := _NOUN.match(text, match.end()):
            yield Per(match.start(), noun.end())


def _with_denominators(text: str, begin: int, end: int, first: str) -> Unit | None:
    """The rate that goes on after its first unit: a count over a period is a frequency (次/月), anything else stays one unit (元/人·月)."""
    stop, words = end, []
    while link := _LINK.match(text, stop):
        if stop == end and not link["mark"] and not link["times"]:
            break
        word = find_unit_prefix(text, start=link.end()) or ((found := _DENOMINATOR.match(text, link.end())) and found.group()) or ""
        if not word and text.startswith("半年", link.end()):
            word = "半年"
        if not word:
            break
        words.append(word)
        stop = link.end() + len(word)
    if not words:
        return Unit(end, canonical_spelling(first), None) if first else None
    unit = find_unit(first)
    is_money = unit is not None and unit.dimension == "money"
    if len(words) == 1 and "/" in text[end:stop] and words[0] in _FREQUENCIES and not is_money:
        return Unit(stop, canonical_spelling(first), "每" + words[0])
    return Unit(stop, text[begin:stop].replace(" ", ""), None)


def _is_unit(text: str) -> bool:
    """Whether a parenthesis holds a unit: (%), （条）, (元/人)."""
    first, _, rest = text.partition("/")
    return find_unit(first) is not None and (not rest or len(rest) <= 4)
