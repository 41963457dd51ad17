"""Units after a number, and what the number is per: 元/人·月 · 幅（条） · 次/月 · 每季度."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jiheng.text.measure_units import find_unit, find_unit_prefix

_FREQUENCIES = frozenset({"年", "月", "季", "季度", "周", "星期", "天", "日", "小时", "时", "学期", "学年", "半年", "年度", "月度", "分钟", "秒", "旬"})
_SPELLED = {"百分比": "%", "(%)": "%", "（%）": "%", "%(百分比)": "%", "%（百分比）": "%", "个工作日": "工作日", "个百分点": "百分点"}
_LINK = re.compile(r"\s?(?P<mark>[/／])\s?每?|\s?[·*×•、.]\s?(?=[一-鿿])")
_PARENTHESIS = re.compile(r"\s?[（(]\s?([^（）()\d]{1,8}?)\s?[）)]")
_DENOMINATOR = re.compile(r"\(?[一-鿿A-Za-z]{1,3}[²³23]?\)?(?![一-鿿A-Za-z])|\([一-鿿]{1,3}[·*、/][一-鿿]{1,3}\)")
_PER = re.compile(r"每\s?(?:\d{1,6}|[一两二三四五六七八九十百千万]{1,4})?万?个?")
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
            return Unit(enclosed.end(), _SPELLED.get(enclosed[1], enclosed[1]), None)
        if text[begin : begin + 1] not in ("/", "／"):
            return None
    end = begin + len(first)
    enclosed = _PARENTHESIS.match(text, end)
    if first and enclosed and _is_unit(enclosed[1]):
        end = enclosed.end()
        return Unit(end, _spelling(first, text[begin:end]), None)
    return _with_denominators(text, begin, end, first)


def find_pers(text: str) -> Iterator[Per]:
    """All 每… in the folded ``text`` that say what a number is per."""
    for match in _PER.finditer(text) if "每" in text else ():
        word = find_unit_prefix(text, start=match.end()) or next((period for period in _OTHER_PERIODS if text.startswith(period, match.end())), "")
        if word:
            yield Per(match.start(), match.end() + len(word))
        elif noun := _NOUN.match(text, match.end()):
            yield Per(match.start(), noun.end())


def _with_denominators(text: str, begin: int, end: int, first: str) -> Unit | None:
    """The rate that goes on after its first unit: a count over a period is a frequency (次/月), anything else stays one unit (元/人·月)."""
    stop, words = end, []
    while link := _LINK.match(text, stop):
        if not link["mark"] and stop == end:
            break
        word = find_unit_prefix(text, start=link.end()) or ((found := _DENOMINATOR.match(text, link.end())) and found.group()) or ""
        if not word and text.startswith("半年", link.end()):
            word = "半年"
        if not word:
            break
        words.append(word)
        stop = link.end() + len(word)
    if not words:
        return Unit(end, _spelling(first, first), None) if first else None
    unit = find_unit(first)
    if len(words) == 1 and words[0] in _FREQUENCIES and not (unit and unit.dimension == "money"):
        return Unit(stop, _spelling(first, first), "每" + words[0])
    return Unit(stop, text[begin:stop].replace(" ", ""), None)


def _is_unit(text: str) -> bool:
    """Whether a parenthesis holds a unit: (%), （条）, (元/人)."""
    first, _, rest = text.partition("/")
    return find_unit(first) is not None and (not rest or len(rest) <= 4)


def _spelling(first: str, printed: str) -> str:
    return _SPELLED.get(printed) or _SPELLED.get(first) or printed
