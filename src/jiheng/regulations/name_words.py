"""Names of indicators without what may be worded one way or another, from ``lexicon/name_words.yaml``."""

import re
from collections.abc import Mapping
from functools import cache

from jiheng.errors import BrokenRegulation
from jiheng.regulations.store import load_yaml, strings_at

_FILE = "lexicon/name_words.yaml"


def plain_name(folded: str, *, confirmed: Mapping[str, str] | None = None) -> str:
    """A folded name in the words that stand for all their spellings: ``参训学员满意率(%)`` → ``学员满意度``.

    ``confirmed`` are words that people have confirmed to say the same (word → the one that stands for it); they come first.
    """
    if confirmed:
        folded = _one_of(tuple(sorted(confirmed))).sub(lambda found: confirmed[found.group()], folded)
    spellings, pattern = _spellings()
    same = pattern.sub(lambda found: spellings[found.group()], _drops().sub("", folded))
    return pattern.sub(lambda found: spellings[found.group()], same) or folded


@cache
def _drops() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{drop})" for drop in strings_at(load_yaml(_FILE), "drop", path=_FILE)))


@cache
def _spellings() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Every other spelling with the word that stands for it, and what finds them all, the longest first."""
    rows = load_yaml(_FILE).get("same")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise BrokenRegulation(f"{_FILE}：same 应为词表的列表。")
    spellings = {str(word): str(row[0]) for row in rows for word in row}
    return spellings, _one_of(tuple(sorted(spellings)))


@cache
def _one_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))
