"""Names that contain a wording, by characters or by first letters of their readings: exact, by the index alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby

from jiheng.corpus.indicator_library.grams import Asked, ask_letters, ask_wording, split_query
from jiheng.corpus.indicator_library.names import NAME_CHARACTERS, fold_name
from jiheng.corpus.indicator_library.places import PLACE_BITS, Places, first_numbers, meet, numbers_of, unpack
from jiheng.corpus.indicator_library.tables import LibraryDatabase, as_bytes, whole

SHOWN = 20
_ALL = (0, 1 << 40)
_MOST_USED_FIRST = ((0, 0), (1, 1 << 40))
"""Blocks that are asked for one after another: the most used names stand in the first."""
_AT_ONCE = 500
_PLACE = (1 << PLACE_BITS) - 1

Starts = Iterator[tuple[int, Sequence[int]]]
"""Block after block, where a wording begins in its names."""


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name of the library: its number, the spelling that is used most, and how often it is used."""

    number: int
    name: str
    uses: int


def search_names(database: LibraryDatabase, query: str, *, most: int = SHOWN) -> tuple[FoundName, ...]:
    """The names to suggest for what somebody types: the name itself, then names that begin so, then the most used first.

    ``query`` is one or more words parted by blanks, each at least one character; Latin letters also stand for first letters of readings
    (``pxrc`` finds 培训人次). All words must be in the name. Empty for an empty query.
    """
    words = _words(query)
    if not words or most < 1:
        return ()
    begins, others = list[int](), list[int]()
    for block, starts in _find_starts(database, words, is_short=True):
        opening = dict.fromkeys(numbers_of([start for start in starts if start & _PLACE == 1], block))
        begins += opening
        others += [number for number in first_numbers(starts, block, most=most) if number not in opening]
        if len(begins) + len(others) >= most:
            break
    whole_name = fold_name(query)
    found = _get_names(database, (begins + others)[:most], folded=whole_name)
    return tuple(sorted(found, key=lambda one: fold_name(one.name) != whole_name)[:most])


def find_numbers(database: LibraryDatabase, query: str, *, most: int | None = None) -> list[int]:
    """The numbers of all names that have every word of the query, ascending: the most used first, as far as the library was built at once;
    with ``most`` only the first ones."""
    words = _words(query)
    found: list[int] = []
    for block, starts in _find_starts(database, words, is_short=most is not None) if words else ():
        found += numbers_of(starts, block) if most is None else first_numbers(starts, block, most=most)
        if most is not None and len(found) >= most:
            break
    return found[:most]


def get_names(database: LibraryDatabase, numbers: Sequence[int]) -> list[FoundName]:
    """The names with these numbers, in their order."""
    found: list[FoundName] = []
    for start in range(0, len(numbers), _AT_ONCE):
        found += _get_names(database, numbers[start : start + _AT_ONCE])
    return found


def _get_names(database: LibraryDatabase, numbers: Sequence[int], *, folded: str | None = None) -> list[FoundName]:
    """The names with these numbers, in their order, and behind them the one that is ``folded`` where it is none of them."""
    condition = f"number IN ({', '.join('?' * len(numbers))})" if numbers else "number < 0"
    values: tuple[int | str, ...] = tuple(numbers)
    if folded is not None:
        condition, values = f"{condition} OR folded = ?", (*values, folded)
    rows = database.ask(f"SELECT number, name, uses FROM {{names}} WHERE {condition}", *values)
    by_number = {found.number: found for found in (FoundName(whole(number), str(name), whole(uses)) for number, name, uses in rows)}
    return [by_number.pop(number) for number in numbers if number in by_number] + list(by_number.values())


def _words(query: str) -> tuple[str, ...]:
    words = split_query(query) if len(query) <= NAME_CHARACTERS else ()
    return tuple(sorted(words, key=len, reverse=True))


class _Way:
    """One way to read a word: the pairs asked for, and the rows of each, met block by block.

    Where the database is near, rows are taken one after another, so that what is not needed is never read; where bytes travel, a window of
    blocks comes at once.
    """

    def __init__(self, database: LibraryDatabase, asked: Sequence[Asked], window: tuple[int, int]) -> None:
        self._asked = asked
        self._is_exact = all(one.low == one.high for one in asked)
        offsets: dict[tuple[int, int], list[int]] = {}
        for one in asked:
            offsets.setdefault((one.low, one.high), []).append(one.offset)
        self._offsets = list(offsets.values())
        together = _read_together(database, [low for low, high in offsets if low == high], window) if database.is_remote else {}
        self._rows = [
            iter(together[low]) if low in together else _blocks_of(database, low, high, window) for low, high in offsets
        ]  # fmt: skip

    def starts(self) -> Starts:
        """Where the word begins: the blocks that have every pair, in their order."""
        rows = [next(each, None) for each in self._rows]
        while all(rows):
            here = [row for row in rows if row]
            block = max(row[0] for row in here)
            if any(row[0] < block for row in here):
                rows = [next(each, None) if row[0] < block else row for row, each in zip(here, self._rows, strict=True)]
                continue
            found = [(offset, row[1]) for row, offsets in zip(here, self._offsets, strict=True) for offset in offsets]
            if starts := meet(found, is_sorted=self._is_exact):
                yield block, starts
            rows = [next(each, None) for each in self._rows]


def _blocks_of(database: LibraryDatabase, low: int, high: int, window: tuple[int, int]) -> Iterator[tuple[int, Places]]:
    """The places of a pair, or of any pair of a range, block after block."""
    condition, values = ("pair = ?", (low,)) if low == high else ("pair BETWEEN ? AND ?", (low, high))
    if window != _ALL:
        condition, values = f"{condition} AND block BETWEEN ? AND ?", (*values, *window)
    rows = database.ask(f"SELECT block, places FROM {{pairs}} WHERE {condition} ORDER BY block", *values)
    for block, some in groupby(rows, key=lambda row: row[0]):
        places = [unpack(as_bytes(packed)) for _, packed in some]
        yield whole(block), places[0] if len(places) == 1 else sum(places[1:], start=places[0])


def _read_together(database: LibraryDatabase, pairs: Sequence[int], window: tuple[int, int]) -> dict[int, list[tuple[int, Places]]]:
    """The places of several pairs by one statement, block after block; an empty list for a pair that is nowhere."""
    found: dict[int, list[tuple[int, Places]]] = {pair: [] for pair in pairs}
    if pairs:
        wanted = f"pair IN ({', '.join('?' * len(pairs))}) AND block BETWEEN ? AND ?"
        statement = f"SELECT pair, block, places FROM {{pairs}} WHERE {wanted} ORDER BY block"
        for pair, block, packed in database.ask(statement, *pairs, *window):
            found[whole(pair)].append((whole(block), unpack(as_bytes(packed))))
    return found


def _find_starts(database: LibraryDatabase, words: Sequence[str], *, is_short: bool) -> Starts:
    """Where the first word begins in names that have the other words too; ``is_short`` where the first names may be enough."""
    for window in _MOST_USED_FIRST if is_short and database.is_remote else (_ALL,):
        streams = [_find_word(database, word, window) for word in words]
        if len(streams) == 1:
            yield from streams[0]
            continue
        others = [dict(stream) for stream in streams[1:]]
        for block, starts in streams[0]:
            names = set.intersection(*({start >> PLACE_BITS for start in other.get(block, ())} for other in others))
            if both := [start for start in starts if start >> PLACE_BITS in names]:
                yield block, both


def _find_word(database: LibraryDatabase, word: str, window: tuple[int, int]) -> Starts:
    """Where a word begins: as it is written, and by first letters."""
    ways = [_Way(database, asked, window).starts() for asked in (ask_wording(word), ask_letters(word)) if asked]
    if len(ways) == 1:
        return ways[0]
    merged = merge(*ways, key=lambda pair: pair[0])
    return ((block, sorted({start for _, starts in some for start in starts})) for block, some in groupby(merged, key=lambda pair: pair[0]))
