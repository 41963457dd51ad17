"""The target grammar: what a target value says, clause by clause.

A reader of sentences would guess; this one looks for anchors (numbers with unit and bounds, dates), divides the text around them, and
calls a statement what it cannot read for certain.
"""

import re
from functools import lru_cache

from jiheng.text.clauses import read_clauses, read_unmeasured
from jiheng.text.counting import may_count
from jiheng.text.dates import find_dates, read_date
from jiheng.text.placeholders import is_placeholder
from jiheng.text.plain import read_plain, read_simple
from jiheng.text.quantities import find_quantities
from jiheng.text.reasons import INTERVAL, NOTHING_WRITTEN, TO_BE_FILLED, TOO_LONG
from jiheng.text.targets import Blank, Clause, Date, Statement, Target
from jiheng.text.wording import fold_wording, strip_label

LENGTH_AT_MOST = 2_000
"""Longer texts are not scanned: they are no target values."""

_CODE = re.compile(r"\d{3}\s+(?=[<>=≥≤])")
_NAMED = re.compile(r"[“‘《「〔\"\[\]【】]")
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
    text = strip_label(text)
    folded = fold_wording(text)
    if "月" in folded and (date := read_date(folded, fiscal_year=fiscal_year)):
        return (Date(*date, text),)
    if simple := read_simple(text, folded):
        return (simple,)
    if not may_count(folded):
        return (_read_words(text, folded),)
    return read_plain(text, folded) or read_closely(text, folded, fiscal_year=fiscal_year)


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


def _names(folded: str) -> list[tuple[int, int]]:
    """Stretches whose numbers belong to a name or a code: “两个覆盖”, 《1+X证书》, the 004 of ``004 >= 20 次``."""
    code = _CODE.match(folded)
    if not _NAMED.search(folded):
        return [code.span()] if code else []
    spans = [match.span() for match in _QUOTED.finditer(folded) if len(match.group()) < len(folded) and match.group()[1] not in "≥≤<>="]
    if "[" in folded or "]" in folded or "【" in folded or "】" in folded:
        spans += [interval.span() for interval in INTERVAL.finditer(folded)]
    return [code.span(), *spans] if code else spans
