"""Names of the library that say the same as a name, and names near to it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from jiheng.corpus.indicator_library.grams import pair_of
from jiheng.corpus.indicator_library.likeness import NEAR, SAME, NamedIndicator, likeness_key, measure_likeness
from jiheng.corpus.indicator_library.names import NAME_CHARACTERS, fold_name
from jiheng.corpus.indicator_library.places import numbers_of, unpack
from jiheng.corpus.indicator_library.search import FoundName, get_names
from jiheng.corpus.indicator_library.tables import LibraryDatabase, as_bytes, whole
from jiheng.regulations.name_words import plain_name

_RAREST = 4
"""So many of a name's pairs, the rarest ones, say which names are looked at."""
_LOOKED_AT = 300
_FIRST_BLOCK = 0


@dataclass(frozen=True, slots=True)
class SimilarName:
    """A name of the library and how alike it is, 0 to 1; from ``SAME`` on it says the same."""

    found: FoundName
    likeness: Decimal

    @property
    def is_same(self) -> bool:
        """Whether both say the same, as far as their wording tells."""
        return self.likeness >= SAME


def find_similar(
    database: LibraryDatabase, wanted: NamedIndicator, *, known: Mapping[int, NamedIndicator] | None = None,
    least: Decimal = SAME, confirmed: Mapping[str, str] | None = None,
) -> tuple[SimilarName, ...]:  # fmt: skip
    """Names like ``wanted``, the most alike first; without the name itself as it is written.

    ``known`` is what is known of names of the library by number (class, unit): it must not contradict. With ``least`` below ``SAME`` also
    names near to it are looked for, among the most used ones that share its rarest pairs of characters. ``confirmed`` as in ``plain_name``.
    """
    names = _find_same(database, wanted.name, confirmed=confirmed)
    if least < SAME:
        names += get_names(database, _find_candidates(database, wanted.name))
    similar: dict[int, SimilarName] = {}
    for found in names:
        other = (known or {}).get(found.number, NamedIndicator(found.name))
        likeness = measure_likeness(wanted, NamedIndicator(found.name, other.category, other.unit), confirmed=confirmed)
        if likeness >= max(least, Decimal(0)) and likeness and found.name != wanted.name:
            similar[found.number] = SimilarName(found, likeness)
    return tuple(sorted(similar.values(), key=lambda one: (-one.likeness, -one.found.uses, one.found.number)))


def find_near(database: LibraryDatabase, wanted: NamedIndicator, *, confirmed: Mapping[str, str] | None = None) -> tuple[SimilarName, ...]:
    """The same with ``NEAR``: for a person to choose from."""
    return find_similar(database, wanted, least=NEAR, confirmed=confirmed)


def _find_same(database: LibraryDatabase, name: str, *, confirmed: Mapping[str, str] | None) -> list[FoundName]:
    """Names of the same key, with what people confirmed and without: the table's keys are those of the built-in words."""
    keys = {likeness_key(name)} | _keys_by_confirmed(name, confirmed or {})
    marks = ", ".join("?" * len(keys))
    rows = database.ask(f"SELECT number, name, uses FROM {{names}} WHERE likeness IN ({marks})", *sorted(keys))
    return [FoundName(whole(number), str(found), whole(uses)) for number, found, uses in rows]


def _keys_by_confirmed(name: str, confirmed: Mapping[str, str]) -> set[str]:
    """The keys of the name with each confirmed word put for another one of the same meaning."""
    folded = fold_name(name)
    words = {word for word in {*confirmed, *confirmed.values()} if word in folded}
    return {
        likeness_key(folded.replace(word, other))
        for word in words
        for other in {*confirmed, *confirmed.values()}
        if other != word and confirmed.get(other, other) == confirmed.get(word, word)
    }


def _find_candidates(database: LibraryDatabase, name: str) -> list[int]:
    """The names of the first block that share most of the rarest pairs with the name or with its plain words."""
    folded = fold_name(name)[:NAME_CHARACTERS]
    pairs = {pair_of(*two) for text in (folded, plain_name(folded)) for two in zip(text, text[1:], strict=False)}
    if not pairs:
        return []
    marks = ", ".join("?" * len(pairs))
    rows = database.ask(f"SELECT places FROM {{pairs}} WHERE pair IN ({marks}) AND block = ?", *sorted(pairs), _FIRST_BLOCK)
    places = [unpack(as_bytes(packed)) for (packed,) in rows]
    shared: Counter[int] = Counter()
    for some in sorted(places, key=len)[:_RAREST]:
        shared.update(numbers_of(some, _FIRST_BLOCK))
    return [number for number, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:_LOOKED_AT]]
