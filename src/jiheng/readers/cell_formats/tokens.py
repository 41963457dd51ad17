"""The code of a number format → sections of tokens: ``"≥"0%;[Red]-0`` has two, the first a literal, a digit and a percent sign.

The language is that of ECMA-376 part 1, 18.8.31, with what Chinese editions of Excel and WPS add: ``!`` escapes as ``\\`` does,
``G/通用格式`` is ``General``, ``上午/下午`` is ``AM/PM``, ``aaaa`` is the weekday.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Literal, NamedTuple

Kind = Literal["literal", "digit", "point", "comma", "percent", "exponent", "slash", "text", "general", "moment", "elapsed", "half", "end"]

CODE_CHARACTERS = 1_000
"""Longer codes are not Excel's; the rest of one is not looked at."""

_TOKEN = re.compile(
    r"\"(?P<quoted>[^\"]*)\"?|[\\!](?P<escaped>.)|[_*](?P<padding>.)|\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/通用格式)"
    r"|(?P<half>AM/PM|A/P|上午/下午)|(?P<exponent>E[+-])|(?P<moment>y+|m+|d+|h+|s+|e+|g+|b+|a{3,4})"
    r"|(?P<digit>[0#?])|(?P<sign>[.,%/@;])|(?P<plain>.)",
    re.DOTALL | re.IGNORECASE,
)
_KINDS: dict[str, Kind] = {"general": "general", "half": "half", "exponent": "exponent", "moment": "moment", "digit": "digit"}
_SIGNS: dict[str, Kind] = {".": "point", ",": "comma", "%": "percent", "/": "slash", "@": "text", ";": "end"}
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_NUMERALS = re.compile(r"DBNum([123])", re.IGNORECASE)
_SYSTEM_MOMENT = re.compile(r"\[\$-(?:F800|x-sysdate|(F400|x-systime))\][^;]*", re.IGNORECASE)
_CHINESE_LOCALES = ("804", "404", "C04", "1004", "1404")


class Token(NamedTuple):
    """One piece of a code: literal text, or what stands for a part of the value."""

    kind: Kind
    text: str


class Condition(NamedTuple):
    """A bound in brackets, such as ``[>=100]``."""

    sign: str
    bound: Decimal


class Section(NamedTuple):
    """One of up to four parts of a code; ``numerals`` is 1–3 for ``[DBNum1]`` and its kin, else 0."""

    tokens: tuple[Token, ...] = ()
    condition: Condition | None = None
    numerals: int = 0
    is_chinese: bool = False

    def has(self, *kinds: Kind) -> bool:
        """Whether a token is of one of these kinds."""
        return any(token.kind in kinds for token in self.tokens)


def parse_sections(code: str) -> tuple[Section, ...]:
    """The sections of a code, at least one; whatever is no part of the language stands for itself."""
    sections = [Section()]
    # the date or time of the system's settings stands for whatever follows its mark
    code = _SYSTEM_MOMENT.sub(lambda match: "h:mm:ss" if match[1] else 'yyyy"年"m"月"d"日"', code[:CODE_CHARACTERS])
    for token in _tokens(code):
        if isinstance(token, str):
            sections[-1] = _bracketed(sections[-1], token)
        elif token.kind == "end":
            sections.append(Section())
        else:
            sections[-1] = sections[-1]._replace(tokens=(*sections[-1].tokens, token))
    return tuple(sections)


def _tokens(code: str) -> Iterator[Token | str]:
    """The tokens; what stands in brackets comes as it is written."""
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup, match[match.lastgroup or 0]
        if kind == "bracket":
            yield text
        elif kind in ("quoted", "escaped", "plain"):
            yield Token("literal", text)
        elif kind == "sign":
            yield Token(_SIGNS[text], text)
        elif kind and kind != "padding":
            yield Token(_KINDS[kind], text.lower() if kind == "moment" else text)


def _bracketed(section: Section, text: str) -> Section:
    """The section with what a bracket says of it; colours and calendars say nothing about the text."""
    condition = _CONDITION.fullmatch(text.strip())
    if condition:
        try:
            return section._replace(condition=Condition(condition[1], Decimal(condition[2])))
        except InvalidOperation:
            return section
    if numerals := _NUMERALS.fullmatch(text):
        return section._replace(numerals=int(numerals[1]))
    if _ELAPSED.fullmatch(text):
        return section._replace(tokens=(*section.tokens, Token("elapsed", text.lower())))
    if text.startswith("$"):
        return _located(section, *text[1:].rpartition("-")[::2]) if "-" in text else _with_literal(section, text[1:])
    return section


def _located(section: Section, currency: str, locale: str) -> Section:
    """A section with the currency and the language of ``[$¥-804]``."""
    section = section._replace(is_chinese=section.is_chinese or locale.upper().endswith(_CHINESE_LOCALES))
    return _with_literal(section, currency) if currency else section


def _with_literal(section: Section, text: str) -> Section:
    return section._replace(tokens=(*section.tokens, Token("literal", text)))
