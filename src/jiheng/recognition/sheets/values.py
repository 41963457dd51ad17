"""Values of an indicator out of their cells: sign, number and measure unit in columns of their own are one target."""

import re

from jiheng.recognition.sheets.pieces import Pieces, text_of
from jiheng.text.widths import fold

_CODE = re.compile(r"\d{3}\s+(?=\D)")
_SIGNS = frozenset({"≥", "≤", ">", "<", "=", ">=", "<=", "≈", "≠", "±"})
_SIGN_WORDS = frozenset({
    "大于等于", "小于等于", "等于", "大于", "小于", "不少于", "不低于", "不超过", "不高于", "不大于", "不小于", "高于", "低于", "大于或等于", "小于或等于",
})
_OPENS_WITH_BOUND = re.compile(r"[≥≤<>=≈]|\\[gl]eq?|大于|小于|等于|不少于|不低于|不超过|不高于|高于|低于|至少|超过|达到|约")
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?(?:\s?[-~～—至]\s?\d[\d,]*(?:\.\d+)?)?")
_BOUNDED = re.compile(rf"(?:[≥≤<>=≈]+|(?:大于|小于)?等于|大于|小于|不少于|不低于|不超过|不高于)?\s?{_NUMBER.pattern}")
_COUNTS = re.compile(r"[\d零一二两三四五六七八九十百*XxＸ×]")
_NO_UNIT = frozenset({"/", "\\", "-", "—", "——", "无", "无单位", "*", "其他", "文字描述", "文本"})
_DASH = frozenset({"", "—", "-", "－", "–", "/", "——", "——　", "―", "\\"})
_DECIMAL = re.compile(r"(-?\d{1,12}(?:\.\d{1,20})?)\s?(?:分|%|％|百分比)?")


def find_sign(text: str) -> str | None:
    """The comparison that a cell of a sign column prints, without the code before it (``004 >=`` → ``>=``); None for 定性, 正向 …"""
    plain = "".join(_CODE.sub("", fold(text.strip())).split())
    return plain if plain in _SIGNS or plain in _SIGN_WORDS else None


def join_value(sign: Pieces, value: Pieces, unit: Pieces) -> tuple[str, Pieces]:
    """The text of a value and the pieces that it is made of: ``≥`` ``95`` ``%`` → ``≥95%``.

    A sign counts before a number that has none (``等于`` before 良好 says nothing), a measure unit behind a bare number; the value itself
    is never changed.
    """
    text = text_of(value)
    plain = fold(text)
    used = value
    if (not text or _NUMBER.fullmatch(plain) or _BOUNDED.fullmatch(plain)) and unit and (word := text_of(unit)) not in _NO_UNIT:
        text, used = text + word, (*used, *unit)
    printed = _sign_text(sign)
    if printed and not _OPENS_WITH_BOUND.match(plain) and (not plain or _COUNTS.search(plain)):
        text, used = printed + text, (*sign, *used)
    return text, used


def _sign_text(sign: Pieces) -> str:
    """The sign as printed, without a code."""
    text = text_of(sign)
    return _CODE.sub("", text).strip() if sign and find_sign(text) else ""


def is_dash(text: str) -> bool:
    """Whether a cell holds nothing but a dash that somebody drew for a blank."""
    return text.strip() in _DASH


def find_decimal(text: str) -> str | None:
    """The decimal that a cell of points, scores or rates prints (``18分`` → ``18``, ``87.83%`` → ``87.83``), None for anything else."""
    match = _DECIMAL.fullmatch(fold("".join(text.split())))
    return match[1] if match else None
