"""Where a part of a text is printed that may stand in several cells (sign, number and measure unit in columns of their own)."""

from collections.abc import Sequence

from jiheng.source import Source


def find_place(places: Sequence[Source], start: int, end: int, *, length: int) -> Source | None:
    """Where characters ``start``–``end`` of a text of ``length`` characters are printed, which stands at ``places`` one after the other.

    None where they run over several places, or where the text is not printed character for character.
    """
    if sum(place.end - place.start for place in places) != length:
        return None
    at = 0
    for place in places:
        size = place.end - place.start
        if at <= start and end <= at + size:
            return place.part(place.start + start - at, place.start + end - at)
        at += size
    return None
