"""Names → the tables of the library: many at once, or a few more later."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from jiheng.corpus.indicator_library.grams import list_pairs
from jiheng.corpus.indicator_library.likeness import likeness_key
from jiheng.corpus.indicator_library.names import NAME_CHARACTERS, fold_name
from jiheng.corpus.indicator_library.places import BLOCK_BITS, Places, pack, place_of, unpack
from jiheng.corpus.indicator_library.tables import LibraryDatabase, as_bytes, whole

_INSERT_NAME = "INSERT INTO {names} (number, name, folded, likeness, uses) VALUES (?, ?, ?, ?, ?)"
_INSERT_PAIR = "INSERT INTO {pairs} (pair, block, places) VALUES (?, ?, ?)"
_UPSERT_PAIR = _INSERT_PAIR + " ON CONFLICT (pair, block) DO UPDATE SET places = excluded.places"
_AT_ONCE = 400
T = TypeVar("T")


def build_library(database: LibraryDatabase, names: Mapping[str, int]) -> int:
    """Fill the empty tables with names (as written → how often used), the most used first; how many different names there are.

    Names that are equal once folded become one, under the spelling that is used most. What is empty or longer than ``NAME_CHARACTERS``
    is no name and is left out: ``is_name`` tells which.
    """
    folded: dict[str, tuple[str, int]] = {}
    for name, uses in sorted(names.items(), key=lambda pair: (-pair[1], pair[0])):
        key = fold_name(name)
        if is_name(key):
            before = folded.get(key, (name.strip(), 0))
            folded[key] = (before[0], before[1] + uses)
    ordered = sorted(folded.items(), key=lambda pair: (-pair[1][1], len(pair[0]), pair[0]))
    numbered = ((number, name, key, likeness_key(name), uses) for number, (key, (name, uses)) in enumerate(ordered))
    database.put(_INSERT_NAME, numbered)
    for block, some in enumerate(_batches([key for key, _ in ordered], 1 << BLOCK_BITS)):
        pairs = _index(some)
        database.put(_INSERT_PAIR, ((pair, block, pack(pairs[pair])) for pair in sorted(pairs)))
    return len(ordered)


def add_names(database: LibraryDatabase, names: Mapping[str, int]) -> int:
    """Add uses of names to a library that has some already; how many names are new.

    Runs in one transaction of the caller. Two who add at once: the numbers of new names are unique, so that one of them is refused by
    the database before the index is touched, and tries again.
    """
    uses: dict[str, tuple[str, int]] = {}
    for name, number in names.items():
        key = fold_name(name)
        if is_name(key):
            uses[key] = (uses.get(key, (name.strip(), 0))[0], uses.get(key, ("", 0))[1] + number)
    known = _find_known(database, list(uses))
    new = sorted(key for key in uses if key not in known)
    first = whole(next(iter(database.ask("SELECT COALESCE(MAX(number) + 1, 0) FROM {names}")))[0])
    database.put(_INSERT_NAME, [(first + at, uses[key][0], key, likeness_key(uses[key][0]), uses[key][1]) for at, key in enumerate(new)])
    database.put("UPDATE {names} SET uses = uses + ? WHERE number = ?", [(uses[key][1], number) for key, number in known.items()])
    numbered = [(first + at, key) for at, key in enumerate(new)]
    for block in sorted({number >> BLOCK_BITS for number, _ in numbered}):
        _extend(database, block, [(number, key) for number, key in numbered if number >> BLOCK_BITS == block])
    return len(new)


def is_name(folded: str) -> bool:
    """Whether a folded text can be a name in the library."""
    return 0 < len(folded) <= NAME_CHARACTERS


def _index(folded: Sequence[str]) -> dict[int, Places]:
    """The places of every pair in the names of one block, by pair."""
    pairs: dict[int, Places] = {}
    for number, name in enumerate(folded):
        base = place_of(number, 0)
        for pair, place in list_pairs(name):
            places = pairs.get(pair)
            if places is None:
                pairs[pair] = array("I", (base | place,))
            else:
                places.append(base | place)
    return pairs


def _extend(database: LibraryDatabase, block: int, numbered: Sequence[tuple[int, str]]) -> None:
    """New places at the end of a block's rows."""
    more: dict[int, Places] = {}
    for number, name in numbered:
        for pair, place in list_pairs(name):
            more.setdefault(pair, array("I")).append(place_of(number, place))
    for pairs in _batches(sorted(more), _AT_ONCE):
        marks = ", ".join("?" * len(pairs))
        rows = database.ask(f"SELECT pair, places FROM {{pairs}} WHERE block = ? AND pair IN ({marks})", block, *pairs)
        before = {whole(pair): unpack(as_bytes(places)) for pair, places in rows}
        database.put(_UPSERT_PAIR, [(pair, block, pack(before.get(pair, array("I")) + more[pair])) for pair in pairs])


def _find_known(database: LibraryDatabase, keys: Sequence[str]) -> dict[str, int]:
    known: dict[str, int] = {}
    for some in _batches(keys, _AT_ONCE):
        marks = ", ".join("?" * len(some))
        for folded, number in database.ask(f"SELECT folded, number FROM {{names}} WHERE folded IN ({marks})", *some):
            known[str(folded)] = whole(number)
    return known


def _batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(values)
    while batch := list(islice(rest, size)):
        yield batch
