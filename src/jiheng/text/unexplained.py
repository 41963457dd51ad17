"""Whether every word around the quantities of a piece is explained: where a function word is left over, they are not read."""

import re
from collections.abc import Sequence

from jiheng.text.dates import DateMention
from jiheng.text.leftovers import find_open_end, find_open_start, find_open_word
from jiheng.text.quantities import Mention
from jiheng.text.reasons import MISSPELT, say_unexplained

Span = tuple[int, int]

_JOINED = re.compile("\\s?(?:且|但|既|也|并且?|又|而且)?\\s?")
"""What joins the two ends of one statement: ≥80%且≤95%."""
_REMARK = re.compile("（(?![^（）]*[如若除仅但])[^（）]*）|\\((?![^()]*[如若除仅但])[^()]*\\)")
"""A bracket without a number that only says more about what stands before it: 95%（不达标的限期整改）."""
_STRAY = frozenset("《》<>≥≤^~!|#&@?¥.．{}]")
_STRAY_BEHIND = frozenset("{}|#&@^!?\\_")
_OWN_STARTS = frozenset("≥≤<>=≈到至未")
_AIMED = re.compile("为(?:限|目标)")
_FROM = frozenset("由从自")
_RISES = re.compile("[^，；。]{1,12}\\d")
"""What makes a number behind 由 the beginning of a change: 由75%提高到85%."""


def find_unexplained(folded: str, piece: Span, mentions: Sequence[Mention], dates: Sequence[DateMention], names: Sequence[Span]) -> str:
    """Why the words around the quantities and dates of a ``piece`` leave their meaning open, in Chinese; empty where they do not.

    The words in quoted ``names`` change nothing.
    """
    spans = [(mention.start, mention.end) for mention in mentions]
    heads, tails = {start for start, _ in spans}, {end for _, end in spans}
    if dates:
        heads.difference_update(date.end for date in dates)
        tails.difference_update(date.start for date in dates)
    pers = [(per.start, per.end) for mention in mentions for per in mention.pers]
    at = piece[0]
    for start, end in sorted([*spans, *pers, *names, (piece[1], piece[1])]):
        if at < start <= piece[1] and (word := _doubt_gap(folded, (at, start), end, is_behind=at in tails, is_before=start in heads)):
            return word
        at = max(at, end)
    return ""


def _doubt_gap(folded: str, span: Span, end: int, *, is_behind: bool, is_before: bool) -> str:
    """What speaks against the quantities beside the words of ``span``: behind one, and before one that ends at ``end``."""
    gap = folded[slice(*span)]
    if is_behind and is_before and _JOINED.fullmatch(gap):
        return ""
    if is_before and gap.rstrip()[-1:] in _STRAY:
        return MISSPELT
    if is_behind and gap.lstrip()[:1] in _STRAY_BEHIND:
        return MISSPELT
    word = find_open_word(_REMARK.sub("", gap) if "（" in gap or "(" in gap else gap) or is_behind and find_open_start(gap)
    word = word or is_before and _find_open_end(folded, gap, (span[1], end))
    return say_unexplained(word) if word else ""


def _find_open_end(folded: str, gap: str, anchor: Span) -> str:
    """The function word that ends the ``gap`` before a quantity, unless the wording of that begins with a sign of its own."""
    if folded[anchor[0]] in _OWN_STARTS or folded[anchor[1] - 1] == "限" or _AIMED.match(folded, anchor[1]):
        return ""
    word = find_open_end(gap)
    return "" if word in _FROM and _RISES.match(folded, anchor[1]) else word
