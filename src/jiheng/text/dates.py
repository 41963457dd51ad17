"""Dates as targets print them: 2021年底 · 12月底前 · 2021年1月-12月 · 2021-12-31."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jiheng.text.numerals import parse_numeral

_YEAR = r"(?:(?:19|20|21)\d\d|二[〇零][〇零一二三四五六七八九]{2})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_TO = r"\s?(?:-{1,2}|[–—~～至到]{1,2})\s?"
_AFTER_MONTH = r"\s?月(?:份)?(?![度均供])"
_DATE = re.compile(
    rf"(?<![\d.〇一二三四五六七八九十])(?:"
    rf"(?P<years>{_YEAR})\s?年?{_TO}(?P<last_year>{_YEAR})\s?年(?:度)?"
    rf"|(?:(?P<year_of>{_YEAR})\s?年\s?)?(?P<months>{_MONTH})(?:\s?月)?{_TO}(?P<last_month>{_MONTH}){_AFTER_MONTH}(?!\s?\d)"
    rf"|(?P<year>{_YEAR})\s?年(?:度)?(?:\s?(?P<month>{_MONTH}){_AFTER_MONTH}(?:\s?(?P<day>{_DAY})\s?[日号])?)?"
    rf"|(?P<y>{_YEAR})(?P<mark>[-/.])(?P<m>1[0-2]|0?[1-9])(?:(?P=mark)(?P<d>{_DAY}))?(?![\d.%-])"
    rf"|(?P<only_month>{_MONTH}){_AFTER_MONTH}(?:\s?(?P<only_day>{_DAY})\s?[日号])?"
    rf"|(?P<year_end>年(?=底))"
    rf")"
)
_RANGE_MARK = re.compile(_TO)
_BEFORE = re.compile(r"(?:自|从|于|在|到|至|截至|截止到?|不[晚迟]于|不得[晚迟]于|最[迟晚]|早于|≤|<=?|=)\s?$")
_DURATION_BEFORE = re.compile(r"(?:提前|每|近|前|历时|用时|推迟|延长|第)\s?$")
_DEADLINE = re.compile(r"\s?(?:[上中下]旬)?(?P<end>[底末])?\s?(?P<mark>以前|之前|前|为止|止|以内|之内|内)?")
_LATER = re.compile(r"\s?(?:起|以来|以后|之后|后|开始)")
_BY = frozenset({"截至", "截止", "截止到", "不晚于", "不迟于", "不得晚于", "不得迟于", "最迟", "最晚", "早于", "≤", "<", "<="})


class DateMention(NamedTuple):
    """A date in a text: where it stands (with 于…前), its value as far as given, ``upper`` of a stretch of time, and whether it is a deadline.

    ``is_context`` marks a date that only says of when something else is (2021年以来, 3月内).
    """

    start: int
    end: int
    value: str
    upper: str | None
    is_deadline: bool
    is_context: bool


def find_dates(text: str) -> Iterator[DateMention]:
    """All dates in the folded ``text``, left to right; impossible ones (13月) are none."""
    matches = [match for match in _DATE.finditer(text) if _is_date(text, match)] if "年" in text or "月" in text or "20" in text else []
    index = 0
    while index < len(matches):
        first = last = matches[index]
        joined = index + 1 < len(matches) and _RANGE_MARK.fullmatch(text, first.end(), matches[index + 1].start())
        if joined:
            index += 1
            last = matches[index]
        index += 1
        yield _mention(text, first, last)


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Whether the match is no number, duration or bare Chinese numeral that happens to look so."""
    if match["year_end"]:
        return not text[: match.start()].endswith(("每", "上", "去", "半", "末"))
    if match["only_month"]:
        if _DURATION_BEFORE.search(text, max(0, match.start() - 4), match.start()):
            return False
        return match["only_month"][0].isdigit() or text[match.end() : match.end() + 1] in ("底", "末", "前")
    if match["y"] and not match["d"]:  # 2021.12 may be a number
        goes_on = text[match.end() : match.end() + 1]
        return match["mark"] != "." and match.span() == (0, len(text)) or goes_on in tuple("底末前~～至—")
    return True


def _mention(text: str, first: re.Match[str], last: re.Match[str]) -> DateMention:
    value, upper = _bounds(first)
    if last is not first:
        upper = _bounds(last)[0]
        if len(upper) < len(value) and value[:2] in ("19", "20", "21"):
            upper = f"{value[:4]}-{upper}"
    before = _BEFORE.search(text, max(0, first.start() - 4), first.start())
    after = _DEADLINE.match(text, last.end())
    end_word, mark = (after["end"], after["mark"]) if after else (None, None)
    if end_word and len(value) == 4 and value[0] in "12":
        value += "-12"
    end = after.end() if after and (end_word or mark) else last.end()
    later = _LATER.match(text, end)
    inside_month = bool(first["only_month"]) and mark in ("内", "以内", "之内")
    by = bool(before) and before is not None and before.group().strip() in _BY
    return DateMention(
        before.start() if before else first.start(), later.end() if later else end, value, upper,
        is_deadline=not upper and not later and not inside_month and bool(end_word or mark or by), is_context=bool(later) or inside_month,
    )  # fmt: skip


def _bounds(match: re.Match[str]) -> tuple[str, str | None]:
    """The date of a match, or both ends of a stretch that one match holds (1-12月, 2022-2024年)."""
    if match["year_end"]:
        return "12", None
    if match["years"]:
        return _number(match["years"]), _number(match["last_year"])
    if match["months"]:
        year = f"{_number(match['year_of'])}-" if match["year_of"] else ""
        return f"{year}{_two(match['months'])}", f"{year}{_two(match['last_month'])}"
    parts = [match["year"] or match["y"], match["month"] or match["m"] or match["only_month"], match["day"] or match["d"] or match["only_day"]]
    return "-".join(_number(part) if len(part) == 4 else _two(part) for part in parts if part), None


def _two(text: str) -> str:
    """A month or day in two digits."""
    return f"{int(parse_numeral(text.lstrip('0')) or 0):02d}"


def _number(text: str) -> str:
    """A year in four digits, also 二〇二一."""
    return text if text.isdecimal() else "".join(str(max("〇一二三四五六七八九".find(character), 0)) for character in text)
