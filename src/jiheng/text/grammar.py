"""The target grammar: what a target value says, clause by clause.

A reader of sentences would guess; this one looks for anchors (numbers with unit and bounds, dates), divides the text around them, and
calls a statement what it cannot read for certain.
"""

import re
from functools import lru_cache

from jiheng.text.clauses import read_clauses
from jiheng.text.dates import find_dates
from jiheng.text.placeholders import has_placeholder, is_placeholder
from jiheng.text.quantities import find_quantities
from jiheng.text.simple import read_simple
from jiheng.text.states import is_state
from jiheng.text.targets import Blank, Clause, Grade, Statement, Target
from jiheng.text.widths import fold

LENGTH_AT_MOST = 2_000
"""Longer texts are not scanned: they are no target values."""

_NUMERALS = re.compile("[0-9〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟半]|年底")
_COMMAND = re.compile(r"\\(?:(?P<ge>ge(?:q|qslant)?)|(?P<le>le(?:q|qslant)?)|(?P<times>times)|(?P<pm>pm)|(?P<approx>approx))(?![A-Za-z])")
_COMMAND_SIGNS = {"ge": "≥", "le": "≤", "times": "×", "pm": "±", "approx": "≈"}
_CODE = re.compile(r"\d{3}\s+(?=[<>=≥≤])")
_QUOTED = re.compile(r"“[^“”]{0,60}”|‘[^‘’]{0,60}’|《[^《》]{0,60}》|「[^「」]{0,60}」|〔[^〔〕]{0,60}〕|\"[^\"]{0,60}\"")


@lru_cache(maxsize=50_000)
def parse_target(text: str) -> Target:
    """What ``text`` says: at least one clause, in the order of the wording. Never raises; what it cannot read is a ``Statement``.

    >>> parse_target("每月不少于1次").clauses[0].per
    '每月'
    """
    text = text.strip()
    return Target(text, _read(text))


def _read(text: str) -> tuple[Clause, ...]:
    if not text:
        return (Blank(text),)
    if len(text) > LENGTH_AT_MOST:
        return (Statement(text.removesuffix("。")),)
    folded = _fold(text)
    simple = read_simple(text, folded)
    if simple:
        return (simple,)
    if is_placeholder(folded.strip("。 ")):
        return (Blank(text),)
    if _NUMERALS.search(folded):
        names = _names(folded)
        dates = list(find_dates(folded))
        mentions = find_quantities(folded, masked=[*names, *((date.start, date.end) for date in dates)])
        if mentions or dates:
            return read_clauses(text, folded, names=names, dates=dates, mentions=mentions)
    if has_placeholder(folded):
        return (Blank(text),)
    plain = text.removesuffix("。").rstrip()
    return (Grade(plain),) if is_state(folded.rstrip("。；; ")) else (Statement(plain),)


def _fold(text: str) -> str:
    """``text`` in narrow signs, LaTeX commands as the sign they stand for, of the same length."""
    folded = fold(text)
    if "\\" not in folded:
        return folded
    signs = _COMMAND.sub(lambda command: _COMMAND_SIGNS[str(command.lastgroup)].ljust(len(command.group())), folded)
    return signs.replace("$", " ").replace("\\%", " %")


def _names(folded: str) -> list[tuple[int, int]]:
    """Stretches whose numbers belong to a name or a code: “两个覆盖”, 《1+X证书》, the 004 of ``004 >= 20 次``."""
    code = _CODE.match(folded)
    spans = [match.span() for match in _QUOTED.finditer(folded) if len(match.group()) < len(folded)]
    return [code.span(), *spans] if code else spans
