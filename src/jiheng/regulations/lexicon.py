"""The field's words: what an indicator's name promises, and which words say nothing a reviewer could check.

The lists are data (``lexicon/*.yaml``); rules ask here and never carry words of their own that another bureau might want to change.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from jiheng.domain.evaluation.policy import Direction
from jiheng.errors import BrokenRegulation
from jiheng.regulations.store import load_yaml, strings_at

_WORDS, _EXPECTATIONS, _MISSPELLINGS = "lexicon/words.yaml", "lexicon/expectations.yaml", "lexicon/misspellings.yaml"
_DIRECTIONS: Mapping[str, Direction] = {"more": "more", "less": "less", "": ""}
_BRACKETED_END = re.compile(r"[（(][^（）()]{0,12}[)）]$")
_ENDING_AT_MOST = 24
"""How many characters at the end of a name can tell its kind; no word in the list is nearly as long."""
_TAIL = re.compile("(?:情况|等|指标)+$")
_SHARE = re.compile("(?:比例|占比|比率|比重)$")
_RATE = "率"
_NEGATED = re.compile("[不未非无零](?:按时|按期|及时|如期|按规定|按要求)?$")
_OPPOSITES: Mapping[Direction, Direction] = {"more": "less", "less": "more", "": ""}
_CLOSING = " 。；，、.;,"
_QUOTES = "“”\"‘’《》 "


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a kind of name promises: the 二级指标 it may stand under (empty: any) and its ``own`` one, the dimensions its measure unit
    may have (empty: any), and the direction (``more``, ``less`` or empty where the name does not tell)."""

    title: str
    categories: frozenset[str]
    own: str
    dimensions: frozenset[str]
    direction: Direction


@dataclass(frozen=True)
class Lexicon:
    """Word lists by name, each as one compiled alternation, longest word first; ``misspellings`` maps a wrong word to the right one,
    ``misspelt`` finds the wrong ones."""

    lists: Mapping[str, re.Pattern[str]]
    words: Mapping[str, frozenset[str]]
    misspellings: Mapping[str, str]
    misspelt: re.Pattern[str]

    def find(self, kind: str, text: str) -> str | None:
        """The first word of the list ``kind`` in ``text``."""
        match = self.lists[kind].search(text)
        return match.group() if match else None

    def find_at_start(self, kind: str, text: str) -> str | None:
        """The word of the list ``kind`` that ``text`` begins with."""
        match = self.lists[kind].match(text)
        return match.group() if match else None

    def find_at_end(self, kind: str, text: str) -> str | None:
        """The longest word of the list ``kind`` that ``text`` ends with."""
        return max((word for word in self.words[kind] if text.endswith(word)), key=len, default=None)

    def has(self, kind: str, word: str) -> bool:
        """Whether ``word`` as a whole is in the list ``kind``."""
        return word in self.words[kind]


@cache
def load_lexicon() -> Lexicon:
    """The built-in word lists."""
    content = load_yaml(_WORDS)
    words = {kind: strings_at(content, kind, path=_WORDS) for kind in content}
    misspellings = {wrong: str(right) for wrong, right in load_yaml(_MISSPELLINGS).items()}
    return Lexicon(
        {kind: _alternation(listed) for kind, listed in words.items()}, {kind: frozenset(listed) for kind, listed in words.items()},
        misspellings, _alternation(misspellings),
    )


def core_of(name: str) -> str:
    """A name without its closing punctuation and without a measure unit in brackets: ``项目完成率(%)`` → ``项目完成率``."""
    return _BRACKETED_END.sub("", name.strip(_CLOSING)).strip(_CLOSING)


@lru_cache(maxsize=65_536)
def expect_of(name: str) -> Expectation | None:
    """What the name of an indicator promises: the kind that lists the longest word the name ends with (``不合格率`` before ``合格率``).

    A share is looked up by its rate where the word itself tells no direction (``覆盖比例`` as ``覆盖率``).
    """
    ending = _TAIL.sub("", core_of(name)[-_ENDING_AT_MOST:])
    found = _find_kind(ending)
    if found is not None and not found.direction and _SHARE.search(ending):
        rate = _find_kind(_SHARE.sub(_RATE, ending))
        return rate if rate is not None and rate.direction else found
    return found


def _find_kind(ending: str) -> Expectation | None:
    """The kind of the longest listed word at the end, turned round where a word of negation stands before it (``零差错率``)."""
    kinds = _expectations()
    for start in range(len(ending)):
        if kind := kinds.get(ending[start:]):
            return replace(kind, direction=_OPPOSITES[kind.direction]) if _NEGATED.search(ending, 0, start) else kind
    return None


@cache
def _expectations() -> Mapping[str, Expectation]:
    """Every kind of name by each of its words."""
    entries = load_yaml(_EXPECTATIONS).get("expectations")
    if not isinstance(entries, list):
        raise BrokenRegulation(f"{_EXPECTATIONS}：expectations 应为列表。")
    return {word: _expectation(entry) for entry in entries for word in strings_at(entry, "words", path=_EXPECTATIONS)}


def _expectation(entry: dict[str, object]) -> Expectation:
    categories = frozenset(strings_at(entry, "categories", path=_EXPECTATIONS))
    dimensions = frozenset(strings_at(entry, "dimensions", path=_EXPECTATIONS))
    return Expectation(str(entry["title"]), categories, str(entry.get("own", "")), dimensions, _direction(entry))


def _direction(entry: dict[str, object]) -> Direction:
    direction = entry.get("direction", "")
    if direction not in _DIRECTIONS:
        raise BrokenRegulation(f"{_EXPECTATIONS}：direction {direction} 不是 more、less 或空。")
    return _DIRECTIONS[str(direction)]


def _alternation(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)) or r"(?!)")
