"""Numbers as people write them: 1,200 · 3.5万 · 1亿2000万 · 三十五 · 壹佰 · 百分之九十 · 三分之二 · 九成."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

DIGITS_AT_MOST = 40
"""Longer runs of digits are not quantities."""

_SPELLINGS = ("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {character: value for value, spellings in enumerate(_SPELLINGS) for character in spellings}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_NONZERO = "".join(character for character, value in _DIGITS.items() if value)
_CHARACTERS = "".join((*_DIGITS, *_SMALL, *_LARGE))
_CHINESE = rf"[{_CHARACTERS}]+(?:点[{''.join(_DIGITS)}]+[万亿]?)?"
MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
"""Places that multiply what stands before them."""

_CHINESE_AT_MOST = 24
_SEPARATORS = str.maketrans("", "", ",， ")
_ALONE = {"半": Decimal("0.5"), "十": Decimal(10), "万": Decimal(10_000), "亿": Decimal(100_000_000)} | {
    character: Decimal(value) for character, value in _DIGITS.items()
}

# 千 and 百 multiply, unless they belong to the unit: 5千克, 3百分点.
MULTIPLIER = r"(?:[十百千]?万(?!分之)亿?|[十百千]?亿|百(?![分米])|千(?![克米瓦伏帕卡焦赫分]|字节))"
_PLAIN = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:，\d{3})+(?![\d.%])|\d{1,3}(?: \d{3})+(?= ?[一-鿿])|\d+)(?:\.\d+)?"
_ARABIC = re.compile(rf"-?{_PLAIN}(?:\s?{MULTIPLIER}(?:{_PLAIN}{MULTIPLIER}){{0,3}}(?:\d+(?![.\d]))?)?")
_PART = re.compile(rf"({_PLAIN})\s?({MULTIPLIER})?")
_SECTION = re.compile(rf"(?:([{_NONZERO}])?[千仟])?([零〇])?(?:([{_NONZERO}])?[百佰])?([零〇])?(?:([{_NONZERO}])?[十拾])?([零〇])?([{_NONZERO}])?")
# Two neighbouring digits (两三次, 五六十人) and 十几 name a stretch, not a number.
_NEIGHBOURS = "一两|两三|二三|三四|四五|五六|六七|七八|八九|三五"
_PLACES = "".join((*_SMALL, *_LARGE))
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_NUMBER = re.compile(
    rf"(?=[-\d{_CHARACTERS}半])(?:(?P<simple>(?<![\d.])(?:0|[1-9]\d{{0,11}})(?:\.\d{{1,9}})?(?![\d.,，\s×xX*/eE成折几{_PLACES}]|分之))"
    rf"|(?P<about>[二三四五六七八九]?十几|[1-9]0几|(?<![{_CHARACTERS}])十?(?:{_NEIGHBOURS})[十百千万]?(?![{_CHARACTERS}点]))"
    rf"|(?P<power>\d{{1,9}}(?:\.\d{{1,9}})?\s?[×xX*]\s?10(?:\^[+-]?\d{{1,2}}|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})"
    rf"|\d(?:\.\d{{1,9}}[eE][+-]?|[eE][+-])\d{{1,2}})(?![\dA-Za-z])"
    rf"|(?P<share>(?P<base>[百千万三四五六七八九十]|\d{{1,3}})分之(?P<part>{_CHINESE}|\d{{1,9}}(?:\.\d{{1,9}})?))"
    rf"|(?P<fraction>(?<![\d/.:-])\d{{1,2}}/[1-9]\d?(?![\d/.:%百千万亿-]))"
    rf"|(?P<tenths>[{_NONZERO}十]|\d(?:\.\d)?)成(?![不立果员为熟效就功本长交绩品型套片])(?P<half>半|[{_NONZERO}](?=\s?(?:以|及|左|$|[，；。、）)])))?"
    rf"|(?P<discount>[{_NONZERO}]{{1,2}}|\d(?:\.\d)?)折(?![页扣旧叠算中射线合线])"
    rf"|(?P<chinese>{_CHINESE}|半)"
    rf"|(?P<arabic>{_ARABIC.pattern}))"
)


HAS_NUMERAL = re.compile(f"[0-9{_CHARACTERS}半]")
"""Finds the first character that a number may be spelled with."""


class Number(NamedTuple):
    """A number in a text: where it stands, its exact value, and how it is spelled.

    ``is_share`` marks 百分之九十, 九成, 三分之二; ``unit`` is the one that such a spelling brings along (%, ‰ or none).
    ``upper`` is the other end of a spelling that names a stretch (两三, 十几); ``is_fraction`` marks 1/3, which may be two figures.
    """

    start: int
    end: int
    value: Decimal
    is_chinese: bool
    is_share: bool = False
    unit: str = ""
    upper: Decimal | None = None
    is_fraction: bool = False


def find_numbers(text: str) -> Iterator[Number]:
    """All numbers in the folded ``text``, left to right, whatever they count; runs that spell no number (万一, 007, 三五) are left out."""
    for match in _NUMBER.finditer(text):
        number = _number(match)
        if number:
            yield number


def parse_numeral(text: str) -> Decimal | None:
    """The value of a numeral that fills the folded ``text``, Arabic (with 万, 亿) or Chinese; None for anything else.

    三五 and 二〇二一 are no numerals.
    """
    if _ARABIC.fullmatch(text):
        return _parse_arabic(text)
    return _parse_chinese(text)


def _number(match: re.Match[str]) -> Number | None:
    start, end = match.span()
    kind = match.lastgroup
    if kind == "simple":
        return Number(start, end, Decimal(match.group()), False)
    if kind == "arabic":
        # A dash after a word or a number joins, it is no sign: 80%-90%.
        joins = match["arabic"][0] == "-" and start > 0 and (match.string[start - 1].isalnum() or match.string[start - 1] in "%)）-")
        value = _parse_arabic(match["arabic"][joins:])
        return None if value is None else Number(start + joins, end, value, is_chinese=False)
    if kind == "chinese":
        if match.string.startswith(("分点", "分比"), end):  # 个百分点
            return None
        value = _parse_chinese(match["chinese"])
        return None if value is None else Number(start, end, value, is_chinese=True)
    if match["about"]:
        low, high = _parse_about(match["about"])
        return Number(start, end, low, is_chinese=True, upper=high)
    if match["power"]:
        return Number(start, end, _parse_power(match["power"]), is_chinese=False)
    if match["fraction"]:
        part, whole = map(Decimal, match["fraction"].split("/"))
        return Number(start, end, part / whole, is_chinese=True, is_share=True, is_fraction=True) if part < whole else None
    value, unit = _parse_share(match)
    return None if value is None else Number(start, end, value, is_chinese=True, is_share=True, unit=unit)


def _parse_share(match: re.Match[str]) -> tuple[Decimal | None, str]:
    """百分之九十 is 90 %, 九成 90 %, 千分之三 3 ‰; 三分之二 has no exact decimal and is rounded to 28 digits."""
    if match["tenths"]:
        if not match["half"] and match.string[match.end() : match.end() + 1] in tuple(_NONZERO):  # 三成五个
            return None, ""
        tenths, half = parse_numeral(match["tenths"]), match["half"]
        return (None if tenths is None else tenths * 10 + (5 if half == "半" else _DIGITS[half] if half else 0)), "%"
    if discount := match["discount"]:  # 五折 is half of it, 八五折 85 %
        digits = "".join(str(_DIGITS.get(character, character)) for character in discount)
        return Decimal(digits) * (10 if len(digits) == 1 or "." in digits else 1), "%"
    base = match["base"]
    value, whole = parse_numeral(match["part"]), parse_numeral(base)
    if value is None or not whole:
        return None, ""
    if base in ("百", "千"):
        return value, "%" if base == "百" else "‰"
    return value / whole, ""


def _parse_about(text: str) -> tuple[Decimal, Decimal]:
    """十几 is 11 to 19, 二十几 and 20几 21 to 29, 五六十 50 to 60, 十七八 17 to 18."""
    if text[-1] == "几":
        tens = Decimal(text[0]) if text[0].isdecimal() else Decimal(_DIGITS.get(text[0], 1))
        return tens * 10 + 1, tens * 10 + 9
    start = 10 if text[0] == "十" else 0
    digits = text[1:] if start else text
    factor = {**_SMALL, **_LARGE}.get(digits[2:], 1)
    return Decimal((start + _DIGITS[digits[0]]) * factor), Decimal((start + _DIGITS[digits[1]]) * factor)


def _parse_power(text: str) -> Decimal:
    """1.5×10^6 and 2.4E+05, exactly."""
    digits, power = re.split(r"[×xX*]\s?10\^?|[eE]", text, maxsplit=1)
    return Decimal(f"{Decimal(digits.strip()).scaleb(int(power.translate(_SUPERSCRIPTS))):f}")


def _parse_arabic(text: str) -> Decimal | None:
    """1,200.5 · 3.5万 · 1亿2000万: each multiplier smaller than the one before. None for leading zeros and endless digits."""
    if len(text) > DIGITS_AT_MOST:
        return None
    sign, body = (-1, text[1:]) if text[0] == "-" else (1, text)
    body = body.translate(_SEPARATORS)
    if body.isdecimal() and (body == "0" or body[0] != "0"):
        return sign * Decimal(body)
    total, last = Decimal(0), None
    parts = _PART.findall(body)
    if len(parts) > 1 and any("." in digits for digits, _ in parts[:-1]):  # 1.3万5
        return None
    for digits, multiplier in parts:
        factor = _factor(multiplier)
        if last is not None and not multiplier and len(digits) == 1 and digits != "0" and last >= 100:
            factor = last // 10  # 3万5 is 35,000: 30,005 has all its places
        elif last is not None and (factor >= last or not multiplier and 10 ** len(digits) != last):
            return None
        if len(digits) > 1 and digits[0] == "0" and digits[1] != ".":
            return None
        total, last = total + Decimal(digits) * factor, factor
    return sign * (total.quantize(Decimal(1)) if total == total.to_integral_value() and last != 1 else total)


def _factor(multiplier: str) -> int:
    factor = 1
    for character in multiplier:
        factor *= _SMALL.get(character) or _LARGE[character]
    return factor


def _parse_chinese(text: str) -> Decimal | None:
    """三十五 · 一百零二 · 两万三千 · 壹佰 · 三点五 · 半; None for what is not a well-formed numeral."""
    if text in _ALONE:
        return _ALONE[text]
    if not text or len(text) > _CHINESE_AT_MOST:
        return None
    whole, point, decimals = text.partition("点")
    value = _parse_whole(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    tail, factor = (decimals[:-1], _LARGE[decimals[-1]]) if decimals and decimals[-1] in _LARGE else (decimals, 1)
    if not tail or any(character not in _DIGITS for character in tail):
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[character]) for character in tail)}") * factor


def _parse_whole(text: str) -> int | None:
    """Sections of four places, each below its 亿 or 万, largest first."""
    total, leads, last = 0, True, 1
    for marks, factor in (("亿億", 10**8), ("万萬", 10**4), ("", 1)):
        place = next((index for index, character in enumerate(text) if character in marks), len(text) if factor == 1 else -1)
        if place < 0 or not text:
            continue
        if factor == 1 and len(text) == 1 and text in _NONZERO and last > 1:  # 一万二 is 12,000: 10,002 is 一万零二
            return total + _DIGITS[text] * last // 10
        section = _parse_section(text[:place], leads=leads)
        if section is None:
            return None
        total, leads, last, text = total + section * factor, False, factor, text[place + 1 :]
    return None if leads else total


def _parse_section(text: str, *, leads: bool) -> int | None:
    """Below ten thousand: 三千零五十. A section that leads the numeral may begin with a bare 十, 百 or 千 (十二, 百)."""
    if text in ("零", "〇"):
        return 0
    match = _SECTION.fullmatch(text)
    if not match or not text or not leads and text[0] in _SMALL:
        return None
    thousands, _, hundreds, _, tens, _, ones = match.groups()
    if _has_bare_place(text):
        return None
    unit = 1
    if ones and len(text) > 1 and text[-2] not in "十拾零〇":  # 一百二 is 120
        if len(text) < 3:
            return None
        unit = _SMALL[text[-2]] // 10
    places = ((thousands, "千仟", 1000), (hundreds, "百佰", 100), (tens, "十拾", 10))
    value = sum((_DIGITS[digit] if digit else 1) * factor for digit, marks, factor in places if any(mark in text for mark in marks))
    return value + (_DIGITS[ones] * unit if ones else 0)


def _has_bare_place(text: str) -> bool:
    """Whether a 百 or 千 after the first place has no digit of its own (十百 spells no number)."""
    return any(character in "百佰千仟" and index and text[index - 1] not in _NONZERO for index, character in enumerate(text))
