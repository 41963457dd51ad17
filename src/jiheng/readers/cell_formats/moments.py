"""Dates and times by the letters of a section: ``yyyy"年"m"月"d"日"``, ``h:mm:ss``, ``[h]:mm``, ``aaaa``, ``上午/下午``.

A moment is a number of days since 1899-12-30; the 60th day is the 29th of February 1900 that never was, as in every spreadsheet.
"""

import datetime
from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from jiheng.readers.cell_formats.chinese import write_digits, write_words
from jiheng.readers.cell_formats.tokens import Section, Token

_EPOCH = datetime.date(1899, 12, 30)
_LAST_DAY = 2_958_466
_WEEKDAYS = "一二三四五六日"
_ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)
_FIRST_REAL_DAY = 61
_BUDDHIST = 543
_SECONDS = 86_400


class _Moment(NamedTuple):
    """A date with its weekday (Monday is 0), the seconds of its day in full, and all seconds since the beginning."""

    year: int
    month: int
    day: int
    weekday: int
    seconds: Decimal
    elapsed: Decimal


def is_moment(section: Section) -> bool:
    """Whether a section shows a date or a time."""
    return section.has("moment", "elapsed", "half")


def show_moment(section: Section, value: Decimal) -> str | None:
    """The date or time that ``value`` days make; None where no calendar has it."""
    tokens = _told_apart(section.tokens)
    places = sum(token.kind == "digit" for token in tokens)
    moment = _moment(value, places=places)
    if moment is None:
        return None
    has_half = section.has("half")
    pieces: list[str] = []
    decimals = f"{moment.seconds % 1:.{min(places, 9)}f}"[2:]
    for token in tokens:
        if token.kind == "digit":
            pieces.append(decimals[:1])
            decimals = decimals[1:]
        elif token.kind in ("moment", "elapsed", "half"):
            pieces.append(_show(token, moment, section, has_half=has_half))
        else:
            pieces.append(token.text)
    return "".join(pieces)


def _moment(value: Decimal, *, places: int) -> _Moment | None:
    if not 0 <= value < _LAST_DAY:
        return None
    elapsed = (value * _SECONDS).quantize(Decimal(1).scaleb(-min(places, 9)), ROUND_HALF_UP)
    days = int(elapsed // _SECONDS)
    seconds = elapsed - days * _SECONDS
    if days == _FIRST_REAL_DAY - 1:
        return _Moment(1900, 2, 29, 2, seconds, elapsed)
    if days == 0:
        return _Moment(1900, 1, 0, 5, seconds, elapsed)
    if days >= _LAST_DAY:
        return None
    date = _EPOCH + datetime.timedelta(days=days + (days < _FIRST_REAL_DAY))
    return _Moment(date.year, date.month, date.day, date.weekday(), seconds, elapsed)


def _told_apart(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with minutes spelled ``n``: an ``m`` after hours or before seconds is no month."""
    told = list(tokens)
    clock = [index for index, token in enumerate(told) if token.kind in ("moment", "elapsed")]
    for place, index in enumerate(clock):
        token = told[index]
        before = told[clock[place - 1]].text[0] if place else ""
        after = told[clock[place + 1]].text[0] if place + 1 < len(clock) else ""
        if token.kind == "moment" and token.text in ("m", "mm") and (before == "h" or after == "s"):
            told[index] = token._replace(text=token.text.replace("m", "n"))
    return told


def _show(token: Token, moment: _Moment, section: Section, *, has_half: bool) -> str:
    letter, width = token.text[0], len(token.text)
    seconds = int(moment.seconds.to_integral_value(ROUND_FLOOR))
    hour = seconds // 3600
    if token.kind == "half":
        return _half(token.text, is_afternoon=hour >= 12)
    if token.kind == "elapsed":
        divisor = {"h": 3600, "m": 60, "s": 1}[letter]
        return _padded(int(moment.elapsed // divisor), width, section)
    if letter in "ged" or letter in "ymba":
        return _show_date(letter, width, moment, section)
    shown = {"h": (hour % 12 or 12) if has_half else hour, "n": seconds // 60 % 60, "s": seconds % 60}[letter]
    return _padded(shown, min(width, 2), section)


def _show_date(letter: str, width: int, moment: _Moment, section: Section) -> str:
    if letter in "yeb":
        year = moment.year + _BUDDHIST * (letter == "b")
        text = f"{year % 100:02}" if letter != "e" and width < 3 else str(year)
        return write_digits(text, section.numerals) if section.numerals else text
    if letter == "a" or (letter == "d" and width > 2 and section.is_chinese):
        return ("星期" if width > 3 else "" if letter == "a" else "周") + _WEEKDAYS[moment.weekday]
    if letter == "d" and width > 2:
        return _ENGLISH_WEEKDAYS[moment.weekday][:None if width > 3 else 3]
    if letter == "m" and width > 2:
        return _month_name(moment.month, width, section)
    return _padded({"m": moment.month, "d": moment.day}[letter], width, section) if letter != "g" else ""


def _month_name(month: int, width: int, section: Section) -> str:
    if section.is_chinese:
        return (write_words(str(month), 1, is_short=True) if width > 3 else str(month)) + "月"
    name = _ENGLISH_MONTHS[month - 1]
    return name[:{3: 3, 5: 1}.get(width)]


def _padded(number: int, width: int, section: Section) -> str:
    text = f"{number:0{min(width, 9)}}"
    return write_words(text, section.numerals, is_short=True) if section.numerals else text


def _half(text: str, *, is_afternoon: bool) -> str:
    morning, afternoon = text.split("/")
    return afternoon if is_afternoon else morning
