"""Names → the pairs of neighbouring characters that the index keeps, as whole numbers, and a query → the pairs that it asks for.

Whole numbers and not text, so that every database sorts and compares them alike. Capital letters, which no folded name has, stand for
first letters of readings; ``START`` and ``END`` are the ends of a name, so that a name can be asked for from its beginning.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, product
from typing import NamedTuple

from jiheng.corpus.indicator_library.names import fold_name
from jiheng.text.initials import find_initials

START, END = "\x01", "\x02"
CHARACTER_BITS = 21
"""Bits that a character takes; all of Unicode fits."""


class Asked(NamedTuple):
    """Pairs that one of must stand at ``offset`` from where the wording begins: ``low`` to ``high``, one and the same for a whole pair."""

    offset: int
    low: int
    high: int


def pair_of(first: str, second: str) -> int:
    """Two characters as one number: sorted by the first."""
    return ord(first) << CHARACTER_BITS | ord(second)


def list_pairs(folded: str) -> Iterator[tuple[int, int]]:
    """Every pair of a folded name with its place: characters (with the ends of the name) and first letters of their readings."""
    framed = f"{START}{folded}{END}"
    for place in range(len(framed) - 1):
        for pair in _pairs_at(framed[place], framed[place + 1]):
            yield pair, place


@lru_cache(maxsize=1 << 18)
def _pairs_at(first: str, second: str) -> tuple[int, ...]:
    """Two neighbours as they are written, and by all their letters; a name's beginning has no letter."""
    letters = product(find_initials(first), find_initials(second) or END)
    return (pair_of(first, second), *(pair_of(*two) for two in letters))


def ask_wording(wording: str) -> tuple[Asked, ...]:
    """What a stretch of a folded name asks for: its pairs; for one character, all pairs that begin with it."""
    return tuple(_ask_run(wording, 0))


def ask_letters(wording: str) -> tuple[Asked, ...]:
    """The same with every Latin letter as the first letter of a reading (``px人次``); empty where there is no letter."""
    asked: list[Asked] = []
    place = 0
    has_letters = False
    for is_letter, group in groupby(wording, key=lambda character: character.isascii() and character.isalpha()):
        run = "".join(group)
        asked += _ask_run(run.upper() if is_letter else run, place)
        has_letters |= is_letter
        place += len(run)
    return tuple(asked) if has_letters else ()


def split_query(query: str) -> tuple[str, ...]:
    """The words of a query, folded: all of them must be in a name, in any order."""
    return tuple(dict.fromkeys(word for part in query.split() if (word := fold_name(part))))


def _ask_run(run: str, place: int) -> Iterator[Asked]:
    if len(run) == 1:
        low = ord(run) << CHARACTER_BITS
        yield Asked(place, low, low | (1 << CHARACTER_BITS) - 1)
    for offset, (first, second) in enumerate(zip(run, run[1:], strict=False), start=place):
        pair = pair_of(first, second)
        yield Asked(offset, pair, pair)
