"""Words for a state or level (优, 及时, 不断提升, 效果明显, 按需), from ``states.yaml``."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jiheng.text.alternatives import any_of

_LENGTH_AT_MOST = 16
_JOINTS = re.compile("[、，,并且 ]|和(?!谐)")


def is_state(text: str) -> bool:
    """Whether the folded ``text`` is nothing but words for a state or level; a sentence about something is not."""
    if len(text) > _LENGTH_AT_MOST:
        return False
    if text in _words():
        return True
    return all(_pattern().fullmatch(part) for part in _JOINTS.split(text))


@cache
def _lexicon() -> Any:
    return yaml.safe_load(files(__package__).joinpath("states.yaml").read_text(encoding="utf-8"))


@cache
def _words() -> frozenset[str]:
    """The words that are a state or level alone."""
    return frozenset(word for key in ("words", "verbs", "adjectives") for word in _lexicon()[key].split())


@cache
def _pattern() -> re.Pattern[str]:
    lexicon = _lexicon()
    kinds = ("words", "adverbs", "verbs", "adjectives", "nouns")
    words, adverbs, verbs, adjectives, nouns = (any_of(lexicon[kind].split()) for kind in kinds)
    return re.compile("|".join((
        words,
        rf"{adverbs}{{0,3}}{verbs}{{1,2}}",
        rf"{nouns}?{adverbs}{{0,2}}{adjectives}{{1,3}}",
        rf"{nouns}{adverbs}{{0,3}}{verbs}",
        *lexicon["patterns"],
    )))  # fmt: skip
