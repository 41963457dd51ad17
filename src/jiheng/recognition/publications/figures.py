"""The numbers of a sentence on performance and what each of them counts."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from jiheng.regulations.publications import Wordings
from jiheng.text.money import Money, parse_money
from jiheng.text.numerals import parse_numeral

_BLANK = r"[Xx×*＊]{1,8}|_{1,20}|[（(]\s{0,8}[)）]|…{1,6}|[○□]{1,6}|(?<=[目共计为金])\s{1,12}(?=[个项万元])"
_DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d{1,20}(?:\.\d{1,8})?"
_CHINESE = "[一二三四五六七八九十百两零〇]{1,7}"
_NUMBER = re.compile(
    rf"(?<![\d.A-Za-z])(?P<number>{_DIGITS}|{_CHINESE}|{_BLANK})\s?"
    r"(?P<unit>亿元|百万元|万元|千元|元(?!/)|分(?![之钟别类析配项为])|%|(?:家|个|项)(?!月|百分点|方面|季度|工作日|小时|年度|层|环节|阶段|重点工作))"
)
_AGENCY = re.compile(r"(?:下属|所属|预算|基层|二级)*(?:预算)?单位(?!项目)")
_MEAN = re.compile(r"(?:平均(?:自评|评价)?(?:得?分|分数|分值)|均分)[^，。；\d]{0,6}\Z")
_SCORE = re.compile(r"(?:得分|评分|总分|分数|自评分|自评)(?:情况)?[^，。；\d]{0,6}\Z")
_SHARE = re.compile(r"(?:占|覆盖)[^，。；]{0,30}\Z")
_NEAR, _LABEL_REACH, _BESIDE = 80, 14, 8


class Found(NamedTuple):
    """A number with its place in the passage and what it counts."""

    field: str
    label: str
    start: int
    end: int
    value: Decimal | None
    measure_unit: str
    money: Money | None


def find_figures(text: str, start: int, end: int, words: Wordings) -> Iterator[Found]:
    """The figures of one clause ``text[start:end]``; what compares with another year and what other things cost is left out."""
    for match in _NUMBER.finditer(text, start, end):
        before = text[max(start, match.start() - _NEAR):match.start()]
        after = text[match.end():min(end, match.end() + _NEAR)]
        if words.comparison.search(before):
            continue
        named = _name(match["unit"], before, after, words)
        if named is None:
            continue
        value, money = _value(match["number"], match["unit"])
        yield Found(*named, match.start("number"), match.end("number"), value, match["unit"], money)


def _value(number: str, unit: str) -> tuple[Decimal | None, Money | None]:
    """The number, and the money where the unit is one; None for a blank. Below one 分 there is no money."""
    value = parse_numeral(number.replace("，", ","))
    if value is None or not unit.endswith("元"):
        return value, None
    try:
        return value, parse_money(f"{value:f}", unit=unit)
    except ValueError:
        return value, None


def _name(unit: str, before: str, after: str, words: Wordings) -> tuple[str, str] | None:
    """The field and label of a number by its unit and what stands around it; None for one that is no figure of performance."""
    if unit.endswith("元"):
        return _name_money(before, words)
    if unit == "分":
        field = "mean_score" if _MEAN.search(before) else "score" if _SCORE.search(before) else None
        return (field, "") if field else None
    if unit == "%":
        return ("share", "") if _SHARE.search(before) else None
    return _name_count(unit, before, after, words)


def _name_money(before: str, words: Wordings) -> tuple[str, str] | None:
    leads = list(words.money_lead.finditer(before))
    if not leads or len(before) - leads[-1].end() > _LABEL_REACH:
        return None
    funds = words.funds.search(before)
    return "amount", funds[0] if funds else ""


def _name_count(unit: str, before: str, after: str, words: Wordings) -> tuple[str, str] | None:
    if _AGENCY.match(after):
        return "agency_count", ""
    if unit == "家":
        return None
    for problem, pattern in words.problems.items():
        if _stands_last(pattern, before):
            return problem, ""
    for rating, pattern in words.ratings.items():
        if _stands_last(pattern, before):
            return "rating", rating
    level = words.levels.search(before[-_LABEL_REACH:])
    return "project_count", level[0] if level else ""


def _stands_last(pattern: re.Pattern[str], before: str) -> bool:
    """Whether a word of ``pattern`` stands shortly before the number, with no other number between."""
    near = before[-_LABEL_REACH * 2:]
    ends = [match.end() for match in pattern.finditer(near)]
    return bool(ends) and len(near) - ends[-1] <= _BESIDE and not any(character.isdigit() for character in near[ends[-1]:])
