"""Replacing stretches of a text that lies in several pieces, as texts with runs of different looks do."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from jiheng.readers.flow import Place


class Stretch(NamedTuple):
    """Characters ``start`` to ``end`` of a text are to be ``replacement``."""

    start: int
    end: int
    replacement: str


Wanted = Mapping[Place, Sequence[Stretch]]
"""What is to be replaced, by the cells in which it stands."""
Refused = dict[tuple[Place, Stretch], str]
"""Why single stretches cannot be replaced, each as the end of a Chinese sentence."""


def refuse_cell(place: Place, stretches: Iterable[Stretch], reason: str) -> Refused:
    """All stretches of a cell for the same reason."""
    return {(place, stretch): reason for stretch in stretches}


def replace_stretches(text: str, stretches: Iterable[Stretch]) -> str:
    """The text with all the stretches replaced; they do not overlap."""
    for start, end, replacement in sorted(stretches, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text


def replace_in_pieces(pieces: Sequence[str], stretches: Iterable[Stretch], *, fixed: Collection[int] = ()) -> list[str]:
    """The same for a text in pieces: a replacement lies in the piece in which its stretch begins, so that it looks as that did.

    What is only inserted between two pieces lies in the first, but for ``fixed`` ones (by their index).
    """
    changed = list(pieces)
    for start, end, replacement in sorted(stretches, reverse=True):
        at = 0
        waiting: str | None = replacement
        for index, piece in enumerate(pieces):
            first, last = max(start - at, 0), min(end - at, len(piece))
            is_before_end = start < at + len(piece) or (start == end == at + len(piece) and index not in fixed)
            if waiting is not None and is_before_end:
                changed[index] = changed[index][:first] + waiting + changed[index][max(last, first):]
                waiting = None
            elif first < last:
                changed[index] = changed[index][:first] + changed[index][last:]
            at += len(piece)
    return changed


def overlapping(stretches: Sequence[Stretch]) -> set[int]:
    """The indexes of those that overlap one that came before, or begin where it does."""
    taken: list[Stretch] = []
    late = set()
    for index, stretch in enumerate(stretches):
        if any(stretch.start < one.end and one.start < stretch.end or stretch.start == one.start for one in taken):
            late.add(index)
        else:
            taken.append(stretch)
    return late
