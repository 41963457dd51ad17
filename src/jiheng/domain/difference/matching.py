"""Which of the things before is which of the things after: by keys that name them, then by likeness; the same both ways round."""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Thing = TypeVar("Thing")
Pairs = dict[int, int]
"""Positions before → positions after."""

_MOST_PAIRS = 250_000
"""How many pairs are tried for likeness; of more, only those that share their position are."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a thing is known by when its name has changed: pairs of characters of each of its texts, and how much each text counts."""

    grams: tuple[frozenset[str], ...]
    shares: tuple[int, ...]

    def with_other(self, other: "Likeness") -> int:
        """From 0 (nothing in common) to 100 (the same); texts that both lack say nothing."""
        told = [
            (share, 200 * len(mine & theirs) // (len(mine) + len(theirs)))
            for share, mine, theirs in zip(self.shares, self.grams, other.grams, strict=True) if mine or theirs
        ]  # fmt: skip
        return sum(share * likeness for share, likeness in told) // max(1, sum(share for share, _ in told))


def grams_of(text: str) -> frozenset[str]:
    """All pairs of neighbouring characters, and single characters of a text that has only one."""
    plain = fold_name(text)
    return frozenset(plain[at : at + 2] for at in range(max(1, len(plain) - 1))) - {""}


def fold_name(text: str) -> str:
    """A name without blanks, widths, brackets and signs."""
    return "".join(character for character in unicodedata.normalize("NFKC", text) if character.isalnum()).lower()


def match_things(
    before: Sequence[Thing], after: Sequence[Thing], *,
    keys: Sequence[Callable[[Thing], Hashable]], likeness: Callable[[Thing], Likeness], least: int,
) -> Pairs:  # fmt: skip
    """Pairs of positions: those that share a key (the n-th of it with the n-th), key by key, then the most alike from ``least`` (of 100).

    A key that is None or empty names nothing.
    """
    pairs: Pairs = {}
    for key in keys:
        _match_by_key(before, after, key, pairs)
    _match_by_likeness(before, after, likeness, least, pairs)
    return pairs


def _match_by_key(before: Sequence[Thing], after: Sequence[Thing], key: Callable[[Thing], Hashable], pairs: Pairs) -> None:
    taken = set(pairs.values())
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for position, thing in enumerate(after):
        if position not in taken and (name := key(thing)):
            waiting[name].append(position)
    for position, thing in enumerate(before):
        if position not in pairs and (there := waiting.get(key(thing))):
            pairs[position] = there.pop(0)


def _match_by_likeness(
    before: Sequence[Thing], after: Sequence[Thing], likeness: Callable[[Thing], Likeness], least: int, pairs: Pairs,
) -> None:  # fmt: skip
    taken = set(pairs.values())
    left = {position: likeness(thing) for position, thing in enumerate(before) if position not in pairs}
    right = {position: likeness(thing) for position, thing in enumerate(after) if position not in taken}
    is_few = len(left) * len(right) <= _MOST_PAIRS
    tried = ((i, j) for i in left for j in (right if is_few else (i,)) if j in right)
    alike = [(-left[i].with_other(right[j]), abs(i - j), min(i, j), i, j) for i, j in tried]
    for unlike, _, _, i, j in sorted(alike):
        if -unlike >= least and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def find_moved(pairs: Pairs) -> frozenset[int]:
    """The positions before of what left its place among the others: as few as can be said to have moved."""
    order = [(before, pairs[before]) for before in sorted(pairs)]
    staying = _longest_run([after for _, after in order])
    return frozenset(before for index, (before, _) in enumerate(order) if index not in staying)


def _longest_run(values: Sequence[int]) -> set[int]:
    """The indices of a longest increasing run of different values."""
    tails, ends, previous = list[int](), list[int](), list[int]()
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        previous.append(ends[at - 1] if at else -1)
        tails[at:at + 1], ends[at:at + 1] = [value], [index]
    run, index = set[int](), ends[-1] if ends else -1
    while index >= 0:
        run.add(index)
        index = previous[index]
    return run
