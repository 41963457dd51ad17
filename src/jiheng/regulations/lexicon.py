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
_REFINEMENTS = "lexicon/refinements.yaml"
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
    may have (empty: any), and the direction (``more``, ``less`` or empty where the name does not tell). ``group`` is what ``refinements``
    call kinds that say one thing of different matters."""

    title: str
    categories: frozenset[str]
    own: str
    dimensions: frozenset[str]
    direction: Direction
    group: str = ""


@dataclass(frozen=True, slots=True)
class _Refinement:
    """What other words of a name change about the kind that its ending tells: ``own`` and ``direction``, None for as it is."""

    groups: frozenset[str]
    near: re.Pattern[str]
    not_near: re.Pattern[str]
    own: str | None
    direction: Direction | None

    def suits(self, kind: Expectation, name: str) -> bool:
        return kind.group in self.groups and self.near.search(name) is not None and self.not_near.search(name) is None


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
    """What the name of an indicator promises: the kind that lists the longest word the name ends with (``不合格率`` before ``合格率``),
    else the one that lists a word it begins with; the other words of the name may refine it (``森林覆盖率`` is no ``政策知晓率``).

    A share is looked up by its rate where the word itself tells no direction (``覆盖比例`` as ``覆盖率``).
    """
    core = core_of(name)
    ending = _TAIL.sub("", core[-_ENDING_AT_MOST:])
    found, is_negated = _find_kind(ending)
    if found is not None and not found.direction and _SHARE.search(ending):
        rate, turns = _find_kind(_SHARE.sub(_RATE, ending))
        found, is_negated = (rate, turns) if rate is not None and rate.direction else (found, is_negated)
    found = found or next((kind for opening, kind in _openings() if opening.match(core)), None)
    if found is None:
        return None
    refined = _refine(found, core) if found.group else found
    return replace(refined, direction=_OPPOSITES[refined.direction]) if is_negated else refined


def _find_kind(ending: str) -> tuple[Expectation | None, bool]:
    """The kind of the longest listed word at the end, and whether a word of negation right before it turns it round (``零差错率``)."""
    kinds = _expectations()
    for start in range(len(ending)):
        if kind := kinds.get(ending[start:]):
            return kind, _NEGATED.search(ending, 0, start) is not None
    return None, False


def _refine(kind: Expectation, name: str) -> Expectation:
    """The kind as the first refinement that suits the name has it."""
    for change in _refinements():
        if change.suits(kind, name):
            own = kind.own if change.own is None else change.own
            return replace(kind, own=own, direction=kind.direction if change.direction is None else change.direction)
    return kind


@cache
def _expectations() -> Mapping[str, Expectation]:
    """Every kind of name by each of its words."""
    entries = _entries(_EXPECTATIONS, "expectations")
    return {word: _expectation(entry) for entry in entries for word in strings_at(entry, "words", path=_EXPECTATIONS)}


@cache
def _openings() -> tuple[tuple[re.Pattern[str], Expectation], ...]:
    """The kinds that are also told by how a name begins."""
    opened = ((strings_at(entry, "opens", path=_EXPECTATIONS), entry) for entry in _entries(_EXPECTATIONS, "expectations"))
    return tuple((_alternation(words), _expectation(entry)) for words, entry in opened if words)


@cache
def _refinements() -> tuple[_Refinement, ...]:
    return tuple(map(_refinement, _entries(_REFINEMENTS, "refinements")))


def _entries(path: str, key: str) -> list[dict[str, object]]:
    entries = load_yaml(path).get(key)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BrokenRegulation(f"{path}：{key} 应为键值表的列表。")
    return entries


def _expectation(entry: dict[str, object]) -> Expectation:
    categories = frozenset(strings_at(entry, "categories", path=_EXPECTATIONS))
    dimensions = frozenset(strings_at(entry, "dimensions", path=_EXPECTATIONS))
    title, own, group = (str(entry.get(key, "")) for key in ("title", "own", "group"))
    return Expectation(title, categories, own, dimensions, _direction(entry), group)


def _refinement(entry: dict[str, object]) -> _Refinement:
    groups, near, not_near = (strings_at(entry, key, path=_REFINEMENTS) for key in ("of", "near", "not_near"))
    own = str(entry["own"]) if "own" in entry else None
    direction = _direction(entry) if "direction" in entry else None
    return _Refinement(frozenset(groups), _alternation(near), _alternation(not_near), own, direction)


def _direction(entry: dict[str, object]) -> Direction:
    direction = entry.get("direction", "")
    if direction not in _DIRECTIONS:
        raise BrokenRegulation(f"{_EXPECTATIONS}：direction {direction} 不是 more、less 或空。")
    return _DIRECTIONS[str(direction)]


def _alternation(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)) or r"(?!)")
