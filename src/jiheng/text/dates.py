"""Dates as targets print them: 2021年底 · 12月底前 · 2021年1月-12月 · 2021-12-31."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jiheng.text.numerals import parse_numeral
from jiheng.text.targets import Operator

_YEAR = r"(?:(?:19|20|21)\d\d|二[〇零][〇零一二三四五六七八九]{2})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"\s?(?:-{1,2}|[–—~～至到]{1,2})\s?"
_AFTER_MONTH = r"\s?月(?:份)?(?![度均供])"
_RELATIVE = {"上年": -1, "去年": -1, "当年": 0, "本年": 0, "本年度": 0, "今年": 0, "次年": 1, "翌年": 1, "来年": 1, "下年": 1, "下一年": 1}
_DATE = re.compile(
    rf"(?=[\d〇一二三四五六七八九十第上下年去当本今次翌来])(?<![\d.〇一二三四五六七八九十])(?P<relative>(?:[上去当本今次翌来]年|本年度|下一?年)\s?(?=[\d一二三四五六七八九十上下第年]))?(?:"
    rf"(?P<years>{_YEAR})\s?年?{_TO}(?P<last_year>{_YEAR})\s?年(?:度)?"
    rf"|(?:(?P<year_of>{_YEAR})\s?年\s?)?(?P<months>{_MONTH})(?:\s?月)?{_TO}(?P<last_month>{_MONTH}){_AFTER_MONTH}(?!\s?\d)"
    rf"|(?<![-至到第每个])(?:(?P<year_in>{_YEAR})\s?年\s?)?"
    rf"(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)(?!度)"
    rf"|(?P<year>{_YEAR})\s?年(?:度)?(?:\s?(?P<month>{_MONTH}){_AFTER_MONTH}(?:\s?(?P<day>{_DAY})\s?[日号])?)?"
    rf"|(?P<y>{_YEAR})(?P<mark>[-/.])(?P<m>1[0-2]|0?[1-9])(?:(?P=mark)(?P<d>{_DAY}))?(?![\d.%]|-(?!{_YEAR}))"
    rf"|(?P<only_month>{_MONTH}){_AFTER_MONTH}(?:\s?(?P<only_day>{_DAY})\s?[日号])?"
    rf"|(?P<year_end>年(?=底))"
    rf")"
)
_PLAIN = re.compile(
    rf"(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|[1-9])月"
    rf"(?:[-—~～至到]{{1,2}}(?:(?P<last_year>20\d\d)年)?(?P<last_month>1[0-2]|[1-9])月"
    rf"|(?:(?P<day>{_DAY})日|(?P<end>[底末])|)(?P<by>(?:之|以)?前)?(?:(?<=[底末前])(?:全部|基本|顺利)?(?:完成|到位|竣工|办结|验收))?)"
)
_AFTER_NUMBERS = re.compile(rf"[底末前]|[-~～至—]+{_YEAR}[-/.年]")
"""What makes 2021.12 before it a date."""
_BEFORE_NUMBERS = re.compile(rf"{_YEAR}[-/.年]\d{{1,2}}月?\s?[-~～至—]+$")
"""What makes 2021.12 after it a date."""
_HINT = re.compile("[年月]|季度|20")
_RANGE_MARK = re.compile(rf"\s?(?:起|开始)?{_TO}")
_BEFORE = re.compile(r"(?:自|从|于|在|到|至|截至|截止到?|不[晚迟]于|不得[晚迟]于|最[迟晚]|早于|≤|<=?|=)\s?$")
_COMPARED = re.compile(r"(?:较|(?<!占)比|同|与|(?:低|高|少|多|优)于)\s?$")
_DURATION_BEFORE = re.compile(r"(?:提前|每|近|前|历时|用时|推迟|延长|第)\s?$")
_DEADLINE = re.compile(r"\s?(?:[上中下]旬)?(?P<end>[底末])?\s?(?P<mark>以前|之前|前|为止|止|以内|之内|内)?")
_LATER = re.compile(r"\s?(?:起|以来|以后|之后|后|开始)")
_PRECEDING = ("前", "之前", "以前")
_NEVER = frozenset({"02-30", "02-31", "04-31", "06-31", "09-31", "11-31"})
_WITHIN = ("内", "以内", "之内")
_BY = frozenset({"截至", "截止", "截止到", "不晚于", "不迟于", "不得晚于", "不得迟于", "最迟", "最晚", "早于", "≤", "<", "<="})


class DateMention(NamedTuple):
    """A date in a text: where it stands (with 于 and 前), its value as far as given, and the ``upper`` end of a stretch of time.

    ``is_context`` marks a date that only says of when something else is (2021年以来, 3月内, 较2020年底).
    """

    start: int
    end: int
    value: str
    upper: str | None
    is_deadline: bool
    is_context: bool


def read_date(folded: str, *, fiscal_year: int | None) -> tuple[Operator, str, str | None] | None:
    """The date that fills the ``folded`` text, where it is plain (9月前, 2021年12月31日, 1月-12月): its operator, value and upper end.

    A short cut: what it does not know, ``find_dates`` may.
    """
    match = _PLAIN.fullmatch(folded)
    if not match:
        return None
    year = match["year"] or (None if fiscal_year is None else str(fiscal_year))
    value = _dashed(year, match["month"], match["day"])
    if match["day"] and _is_never(value):
        return None
    if match["last_month"]:
        return "range", value, _dashed(match["last_year"] or year, match["last_month"])
    return "≤" if match["end"] or match["by"] else "=", value, None


def find_dates(text: str, *, fiscal_year: int | None = None) -> Iterator[DateMention]:
    """All dates in the folded ``text``, left to right; impossible ones (13月) are none.

    ``fiscal_year`` is the year of what names none or a relative one (年底前, 次年3月); without it such a date stays as far as given.
    """
    matches = [match for match in _DATE.finditer(text) if _is_date(text, match)] if _HINT.search(text) else []
    index = 0
    while index < len(matches):
        first = last = matches[index]
        value, upper = (_in_year(date, first, fiscal_year) for date in _bounds(first))
        if index + 1 < len(matches) and _RANGE_MARK.fullmatch(text, first.end(), matches[index + 1].start()):
            index += 1
            last = matches[index]
            upper = _in_year(_bounds(last)[0], last, int(value[:4]) if value and _has_year(value) else fiscal_year)
        index += 1
        yield _mention(text, first, last, value or "", upper)


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Whether the match is no number, duration or bare Chinese numeral that happens to look so, and no day that there never is."""
    if (match["day"] or match["d"] or match["only_day"]) and _is_never(_bounds(match)[0]):
        return False
    if match["year_end"]:
        return not text[: match.start()].endswith(("每", "上", "去", "半", "末"))
    if match["only_month"]:
        if _DURATION_BEFORE.search(text, max(0, match.start() - 4), match.start()):
            return False
        return match["only_month"][0].isdecimal() or text[match.end() : match.end() + 1] in ("底", "末", "前")
    if match["y"] and not match["d"]:  # 2021.12 may be a number
        if match["mark"] != "." and match.span() == (0, len(text)) or _AFTER_NUMBERS.match(text, match.end()):
            return True
        return _BEFORE_NUMBERS.search(text, max(0, match.start() - len("2021.12月 —— ")), match.start()) is not None
    return True


def _is_never(date: str) -> bool:
    """Whether there is no such day: 2月30日."""
    return date[-5:] in _NEVER or date[-5:] == "02-29" and _has_year(date) and int(date[:4]) % 4 > 0


def _mention(text: str, first: re.Match[str], last: re.Match[str], value: str, upper: str | None) -> DateMention:
    """The date from ``first`` to ``last`` with the words around it: 不晚于 … 底前, 自 … 起."""
    before = _BEFORE.search(text, max(0, first.start() - 4), first.start())
    after = _DEADLINE.match(text, last.end())
    end_word, mark = (after["end"], after["mark"]) if after else (None, None)
    end = after.end() if after and (end_word or mark) else last.end()
    if end_word and len(value) == 4:
        value += "-12"
    is_by = before is not None and before.group().strip() in _BY
    if upper and (end_word or mark in _PRECEDING or is_by) and (first["quarter"] or first["half"]):
        value, upper = upper, None  # 三季度末
    later = _LATER.match(text, end)
    is_before_stretch = bool(first["quarter"] or first["half"]) and not end_word and mark in _PRECEDING  # 四季度前: September or December?
    is_base = _COMPARED.search(text, max(0, first.start() - 3), first.start()) is not None  # 较2020年底
    is_vague = is_base or bool(later) or is_before_stretch or bool(first["only_month"]) and mark in _WITHIN
    is_deadline = bool(end_word or mark or is_by)
    return DateMention(
        start=before.start() if before else first.start(), end=later.end() if later else end, value=value, upper=upper,
        is_deadline=is_deadline and not upper and not is_vague, is_context=is_vague,
    )  # fmt: skip


def _bounds(match: re.Match[str]) -> tuple[str, str | None]:
    """The date of a match, or both ends of a stretch that one match holds (1-12月, 2022-2024年, 三季度)."""
    if match["year_end"]:
        return "12", None
    if match["years"]:
        return _year(match["years"]), _year(match["last_year"])
    if match["months"]:
        return _dashed(match["year_of"], match["months"]), _dashed(match["year_of"], match["last_month"])
    if match["quarter"]:
        last = 3 * int(parse_numeral(match["quarter"]) or 0)
        return _dashed(match["year_in"], str(last - 2)), _dashed(match["year_in"], str(last))
    if match["half"]:
        first_month, last_month = ("1", "6") if match["half"] == "上" else ("7", "12")
        return _dashed(match["year_in"], first_month), _dashed(match["year_in"], last_month)
    if match["only_month"]:
        return _dashed(None, match["only_month"], match["only_day"]), None
    return _dashed(match["year"] or match["y"], match["month"] or match["m"], match["day"] or match["d"]), None


def _in_year(date: str | None, match: re.Match[str], year: int | None) -> str | None:
    """``date`` in ``year`` or the one that its 次年 means from there, where it has no year of its own."""
    if date is None or year is None or _has_year(date):
        return date
    if match["year_end"] and match.string[: match.start()].endswith(("次", "翌", "来", "下")):
        return f"{year + 1}-{date}"
    return f"{year + _RELATIVE.get((match['relative'] or '').strip(), 0)}-{date}"


def _has_year(date: str) -> bool:
    return len(date.partition("-")[0]) == len("2021")


def _dashed(year: str | None, *parts: str | None) -> str:
    """YYYY-MM-DD as far as given; months and days in two digits."""
    numbers = [f"{int(parse_numeral(part.lstrip('0')) or 0):02d}" for part in parts if part]
    return "-".join([_year(year), *numbers] if year else numbers)


def _year(text: str) -> str:
    """A year in four digits, also 二〇二一."""
    return text if text.isdecimal() else "".join(str(max("〇一二三四五六七八九".find(character), 0)) for character in text)
