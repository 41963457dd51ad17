"""Where a pair of characters stands in the names of a block, packed: four bytes for each place, so that exact search needs no names."""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Places: TypeAlias = "array[int]"
"""Packed places, taken apart: ``place_of`` of every one, ascending."""

BLOCK_BITS = PLACE_BITS = 16
BLOCK_NAMES = 1 << BLOCK_BITS
"""Names of one block."""
_LOW = (1 << PLACE_BITS) - 1
_FEWER = 8
"""By so many times fewer places are looked up one by one."""

if array("I").itemsize != 4:  # pragma: no cover - so on every machine that Python runs on
    raise ImportError("array('I') is not four bytes wide")


def pack(places: Places) -> bytes:
    """The bytes of places, the low byte first on every machine."""
    if sys.byteorder == "big":  # pragma: no cover - machines are little-endian
        places = places[:]
        places.byteswap()
    return places.tobytes()


def unpack(packed: bytes) -> Places:
    """The places in these bytes."""
    places = array("I")
    places.frombytes(packed)
    if sys.byteorder == "big":  # pragma: no cover - machines are little-endian
        places.byteswap()
    return places


def place_of(number: int, place: int) -> int:
    """The place of a pair in the name ``number``, within its block."""
    return (number & BLOCK_NAMES - 1) << PLACE_BITS | place


def shift(places: Iterable[int], offset: int) -> set[int]:
    """Where a wording begins whose pair at ``offset`` stands at these places; a place too near to the start of its name is left out."""
    if not offset:
        return set(places)
    return {place - offset for place in places if place & _LOW >= offset}


def numbers_of(places: Iterable[int], block: int) -> list[int]:
    """The numbers of the names that hold these places, each once, in the order of the places."""
    base = block << BLOCK_BITS
    return list(dict.fromkeys([base | place >> PLACE_BITS for place in places]))


def first_numbers(places: Iterable[int], block: int, *, most: int) -> list[int]:
    """The same, no more than ``most``."""
    numbers: dict[int, None] = {}
    for place in places:
        numbers[place >> PLACE_BITS] = None
        if len(numbers) == most:
            break
    return [block << BLOCK_BITS | number for number in numbers]


def meet(found: Sequence[tuple[int, Places]], *, is_sorted: bool = True) -> Sequence[int]:
    """Where wordings begin that have every pair at its offset, ascending: pairs as offset and places; ``is_sorted`` if the places are."""
    if len(found) == 1 and not found[0][0] and is_sorted:
        return found[0][1]
    ordered = sorted(found, key=lambda pair: len(pair[1]))
    starts = shift(ordered[0][1], ordered[0][0])
    for offset, places in ordered[1:]:
        if not starts:
            break
        if is_sorted and len(starts) * _FEWER < len(places):
            starts = {start for start in starts if _has(places, start + offset)}
        else:
            starts.intersection_update([place - offset for place in places] if offset else places)
    return sorted(starts)


def _has(places: Places, place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place
