"""Units after a number, and what the number is per: 元/人·月 · 幅（条） · 次/月 · 每季度."""

import re
from collections.abc import Iterator, Sequence
from math import prod
from typing import NamedTuple

from jiheng.text.measure_units import find_dimension, find_unit, find_unit_prefix
from jiheng.text.numerals import MAGNITUDES, MULTIPLIER

_FREQUENCIES = frozenset({"年", "月", "季", "季度", "周", "星期", "天", "日", "小时", "时", "学期", "学年", "半年", "年度", "月度", "分钟", "秒", "旬"})
_SPELLED = {
    "百分比": "%", "(%)": "%", "（%）": "%", "%(百分比)": "%", "%（百分比）": "%", "个工作日": "工作日", "个百分点": "百分点",
    "元整": "元", "元正": "元", "元人民币": "元",
}  # fmt: skip
_LINK = re.compile(r"\s?(?P<mark>/)\s?每?|\s?(?P<times>[·•])\s?|\s?(?P<list>、)\s?(?=[一-鿿]{1,2}(?:$|[，；。以及左内]))|\s?[*×.]\s?(?=[一-鿿])")
_GOES_ON = frozenset(" （(/·•、*×.")
"""What a denominator or a bracket with another unit begins with."""

_PARENTHESIS = re.compile(r"\s?[（(]\s?([^（）()\d]{1,8}?)\s?[）)]")
_MAGNITUDE = re.compile(MULTIPLIER)
_COUNTING = frozenset({"people", "visits", "events", "works", "count"})
_DENOMINATOR = re.compile(
    r"(?:10{0,3})?[百千万]万?(?:人口?|户)?(?=[，；。、）)\s]|$)"  # 9/10万
    r"|\([一-鿿]{1,3}[·*、/]?[一-鿿]{0,3}\)|(?![不约]|至[少多])[一-鿿A-Za-z]{1,4}?(?:[²³]|(?<=[A-Za-z])[23](?!\d))?"
    r"(?=以[上下内]|及以上|左右|之内|内|等|[^一-鿿A-Za-z]|$)"
)
_PER = re.compile(r"每\s?[隔满]?(?:\d{1,6}|[半一两二三四五六七八九十百千万]{1,4})?万?个?")
_EVERY = re.compile(
    r"(?:(?:(?<=[，；。;：:、（()）①-⑳])|\A)(?:\d{1,2}|[一两二三四五六七八九十半])个?(?:年|月|周|季度|天|日|星期|学期)"
    r"|(?<![近前每第满逾超后上同提内\d零一二两三四五六七八九十])[一半](?:年|个?月|周|季度|天|日|星期|学期)|[双隔](?:年|月|周|天|日|星期))"
    r"(?=(?:开展|组织|召开|举办|进行)?(?:不少于|至少)?(?:\d{1,2}|[一二两三四五六七八九十]{1,2})次)"
)
_NOUN = re.compile(r"(?:(?!每)[一-鿿]){1,4}?(?=\s?(?:每|[\d≥≤><=]|不[少低超高多得]|至少|最多|各|约|[一二两三四五六七八九十]{1,3}[次份场篇个名人家期本项]))")
_OWNER = re.compile("(?:(?!每)[一-鿿]){1,4}(?=每)")
_OTHER_PERIODS = ("半年度", "半年", "年度", "月度", "学期", "季度", "上半年", "旬")


class Unit(NamedTuple):
    """A unit in a text: where it ends, its spelling for a ``Quantity``, the frequency (每月) and the factor (of 万次) that it brings along.

    ``is_contradicted`` says that a bracket behind it names what measures something else: %（件/百户）.
    """

    end: int
    spelling: str
    per: str | None
    factor: int = 1
    is_contradicted: bool = False


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
        if enclosed and (inner := read_whole_unit(enclosed[1])):
            after = find_unit_prefix(text, start=enclosed.end())  # 5（个）工作日
            return inner._replace(end=enclosed.end(), is_contradicted=bool(after) and not _is_alternative(inner.spelling, after))
        if text[begin : begin + 1] != "/":
            return None
    end = begin + len(first)
    if first and text[end : end + 1] == " " and (rest := text[end + 1 : end + 2]) and find_unit(first + rest):  # 人 次
        first, end = first + rest, end + 2
    if text[end : end + 1] not in _GOES_ON:
        return Unit(end, canonical_spelling(first), None)
    enclosed = _PARENTHESIS.match(text, end)
    if first and enclosed and read_whole_unit(enclosed[1]):
        end = enclosed.end()
        same = find_unit(first), find_unit(enclosed[1])
        if same[0] and same[1] and same[0].base == same[1].base and same[0].factor == same[1].factor:  # 日（自然日）
            return Unit(end, canonical_spelling(first), None)
        spelling = canonical_spelling(text[begin:end].replace(" ", ""))
        return Unit(end, spelling, None, is_contradicted=find_unit(spelling) is None and not _is_alternative(first, enclosed[1]))
    return _with_denominators(text, begin, end, first)


def read_whole_unit(text: str) -> Unit | None:
    """The unit that fills the folded ``text``, as a bracket has it: 亿元, 万人次, 元/人·天; None where it holds anything else."""
    magnitude = _MAGNITUDE.match(text)
    rest = text[magnitude.end() :] if magnitude else text
    found = find_measure_unit(rest, start=0) if rest else None
    if not found or found.end < len(rest):
        return None
    return found._replace(factor=prod(MAGNITUDES[character] for character in magnitude.group())) if magnitude else found


def per_words(text: str, pers: Sequence[Per]) -> str:
    """``pers`` as the ``per`` of a quantity: joined, 一年 of 一年两次 as 每年, 双周 and 隔周 as 每两周."""
    words = ("".join(text[per.start : per.end].split()) for per in pers)
    return "".join(word if word[0] in "每各" else "每" + word.removeprefix("一").replace("双", "两").replace("隔", "两") for word in words)


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
            owner = _OWNER.match(text, match.end() + len(word))  # 每名干部每年
            yield Per(match.start(), owner.end() if owner else match.end() + len(word))
        elif match.group().endswith("个"):
            yield Per(*match.span())
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
    if len(words) == 1 and "/" in text[end:stop] and words[0] in _FREQUENCIES and find_dimension(first) != "money":
        return Unit(stop, canonical_spelling(first), "每" + words[0])
    return Unit(stop, text[begin:stop].replace(" ", ""), None)


def _is_alternative(first: str, second: str) -> bool:
    """Whether the unit ``second`` in a bracket may stand for ``first``: 幅（条）, not %（件）."""
    one, other = find_dimension(first), find_dimension(second.partition("/")[0])
    return one is not None and one == other or {one, other} <= _COUNTING
