"""The target grammar: what a target value says, clause by clause.

A reader of sentences would guess; this one looks for anchors (numbers with unit and bounds, dates), divides the text around them, and
calls a statement what it cannot read for certain.
"""

import re
from functools import lru_cache

from jiheng.text.clauses import read_clauses, read_unmeasured
from jiheng.text.dates import find_dates, read_date
from jiheng.text.placeholders import is_placeholder
from jiheng.text.plain import may_count, read_plain
from jiheng.text.quantities import find_quantities
from jiheng.text.reasons import NOTHING_WRITTEN, TO_BE_FILLED, TOO_LONG
from jiheng.text.targets import Blank, Clause, Date, Statement, Target
from jiheng.text.widths import fold

LENGTH_AT_MOST = 2_000
"""Longer texts are not scanned: they are no target values."""

_COMMAND = re.compile(r"\\(?:(?P<ge>ge(?:q|qslant)?)|(?P<le>le(?:q|qslant)?)|(?P<times>times)|(?P<pm>pm)|(?P<approx>approx))(?![A-Za-z])")
_COMMAND_SIGNS = {"ge": "≥", "le": "≤", "times": "×", "pm": "±", "approx": "≈"}
_LETTER_ZERO = re.compile(r"(?<=\d)O(?=O?[\d%‰])")
_LETTER_ONE = re.compile(r"(?<![A-Za-z\d])[lI](?=[0O]{2}\s?%)")
# 9 5 % is 95 %; without a sign before it, only a share is that certain.
_SPACED = re.compile(r"(?:(?<=[≥≤<>=])|(?<=[≥≤<>=] )|\A(?=[\d ]{3,9}\s?[%‰]))\d(?: \d){1,3}(?=\s?[%‰]|\s[一-鿿])")
_CODE = re.compile(r"\d{3}\s+(?=[<>=≥≤])")
_QUOTED = re.compile(r"“[^“”]{0,60}”|‘[^‘’]{0,60}’|《[^《》]{0,60}》|「[^「」]{0,60}」|〔[^〔〕]{0,60}〕|\"[^\"]{0,60}\"")


def parse_target(text: str, *, fiscal_year: int | None = None) -> Target:
    """What ``text`` says: at least one clause, in the order of the wording. Never raises; what it cannot read is a ``Statement``.

    ``fiscal_year`` completes dates that name no year: 年底前 is then ``≤ 2024-12``, else ``≤ 12``.

    >>> parse_target("每月不少于1次").clauses[0].per
    '每月'
    """
    text = text.strip()
    if len(text) > LENGTH_AT_MOST:  # not remembered either: a server could be filled with such texts
        return Target(text, (Statement(text.removesuffix("。"), TOO_LONG),))
    return recall_target(text, fiscal_year)


@lru_cache(maxsize=20_000)
def recall_target(text: str, fiscal_year: int | None = None) -> Target:
    """``parse_target`` of a text without outer blanks and not too long; targets repeat, so the answers are remembered."""
    return Target(text, _read(text, fiscal_year))


def _read(text: str, fiscal_year: int | None) -> tuple[Clause, ...]:
    if not text:
        return (Blank(text, NOTHING_WRITTEN),)
    folded = fold_wording(text)
    if "月" in folded and (date := read_date(folded, fiscal_year=fiscal_year)):
        return (Date("≤" if date[1] else "=", date[0], text=text),)
    if may_count(folded):
        return read_plain(text, folded) or read_closely(text, folded, fiscal_year=fiscal_year)
    return (_read_words(text, folded),)


def read_closely(text: str, folded: str, *, fiscal_year: int | None = None) -> tuple[Clause, ...]:
    """The clauses of ``text``, with no short cut; ``folded`` is what ``fold_wording`` makes of it."""
    names = _names(folded)
    dates = list(find_dates(folded, fiscal_year=fiscal_year))
    mentions = find_quantities(folded, masked=[*names, *((date.start, date.end) for date in dates)])
    if (mentions or dates) and not is_placeholder(folded.strip("。 ")):
        return read_clauses(text, folded, names=names, dates=dates, mentions=mentions)
    return (_read_words(text, folded),)


def _read_words(text: str, folded: str) -> Clause:
    if is_placeholder(folded.strip("。 ")):
        return Blank(text, TO_BE_FILLED)
    return read_unmeasured(text.removesuffix("。").rstrip(), folded)


def fold_wording(text: str) -> str:
    """``text`` in narrow signs, LaTeX commands and certain slips of recognition as what they stand for, of the same length."""
    folded = fold(text)
    if "\\" in folded:
        folded = _COMMAND.sub(lambda command: _COMMAND_SIGNS[str(command.lastgroup)].ljust(len(command.group())), folded)
        folded = folded.replace("$", " ").replace("\\%", " %")
    if "O" in folded or "l" in folded or "I" in folded:
        folded = _LETTER_ZERO.sub("0", _LETTER_ONE.sub("1", folded))
    return _SPACED.sub(lambda digits: digits.group().replace(" ", "").rjust(len(digits.group())), folded) if " " in folded else folded


def _names(folded: str) -> list[tuple[int, int]]:
    """Stretches whose numbers belong to a name or a code: “两个覆盖”, 《1+X证书》, the 004 of ``004 >= 20 次``."""
    code = _CODE.match(folded)
    spans = [match.span() for match in _QUOTED.finditer(folded) if len(match.group()) < len(folded)]
    return [code.span(), *spans] if code else spans
