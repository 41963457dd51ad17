"""What a cell of a budget table prints: an amount, a dash, a code or words."""

import re

from jiheng.text.money import Money, parse_money
from jiheng.text.widths import fold

_AMOUNT = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?|[（(]\d[\d,]*(?:\.\d+)?[)）]")
_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
_DASHES = frozenset("-—–－/") | {"——", "--"}
_BROKEN = re.compile(r"(?<=[\d,.])\s+(?=[\d,.])")


def is_amount(text: str) -> bool:
    """Whether ``text`` is an amount and no code: it has a point, a comma, a sign, or is 0."""
    plain = fold(text.strip())
    return bool(_AMOUNT.fullmatch(plain)) and (not plain.isdecimal() or plain == "0" or len(plain) > 3 and plain[:1] != "0")


def is_code(text: str) -> bool:
    """Whether ``text`` is a 类 code or a whole 科目编码."""
    return bool(_CODE.fullmatch(fold(text.strip())))


def is_dash(text: str) -> bool:
    """Whether ``text`` says that there is nothing."""
    return text.strip() in _DASHES


def read_amount(text: str, *, unit: str) -> Money | None:
    """The amount in ``unit``, None for a dash; a line break inside a number is no part of it, and (1.00) is minus one.

    Raises ``ValueError`` with a Chinese clause for what is no amount.
    """
    plain = _BROKEN.sub("", fold(text.strip()))
    if is_dash(plain):
        return None
    if plain[:1] in "(（" and plain[-1:] in ")）":
        return parse_money("-" + plain[1:-1], unit=unit)
    return parse_money(plain, unit=unit)
