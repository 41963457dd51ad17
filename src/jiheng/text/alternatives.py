"""Many words, or nearly all Chinese characters, as an expression that is quick to try."""

import re
from collections.abc import Iterable
from itertools import groupby, pairwise
from operator import itemgetter


def any_of(words: Iterable[str]) -> str:
    """A group that matches any of the ``words``, the longest first, sorted by their first character."""
    longest_first = sorted(set(words), key=lambda word: (word[0], -len(word)))
    groups = {first: "|".join(re.escape(word[1:]) for word in group) for first, group in groupby(longest_first, key=itemgetter(0))}
    return f"(?:{'|'.join(f'{re.escape(first)}(?:{rests})' if rests else re.escape(first) for first, rests in groups.items())})"


def ideographs_without(excluded: str, *, also: str = "") -> str:
    """A set of the Chinese characters but for ``excluded``, and of ``also``: as ranges, which are quicker than a look-ahead."""
    first, last = ord("一"), ord("鿿")
    edges = sorted({first - 1, *(ord(character) for character in excluded if "一" <= character <= "鿿"), last + 1})
    ranges = (f"{chr(low + 1)}-{chr(high - 1)}" for low, high in pairwise(edges) if high - low > 1)
    return f"[{''.join(ranges)}{also}]"
