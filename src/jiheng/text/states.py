"""Words for a state or level (优, 及时, 不断提升, 效果明显, 按需), from ``states.yaml``."""

import re
from functools import cache
from importlib.resources import files

import yaml

_LENGTH_AT_MOST = 16
_JOINTS = re.compile("[、，,并且 ]|和(?!谐)")


def is_state(text: str) -> bool:
    """Whether the folded ``text`` is nothing but words for a state or level; a sentence about something is not."""
    if len(text) > _LENGTH_AT_MOST:
        return False
    return all(_pattern().fullmatch(part) for part in _JOINTS.split(text))


@cache
def _pattern() -> re.Pattern[str]:
    lexicon = yaml.safe_load(files(__package__).joinpath("states.yaml").read_text(encoding="utf-8"))
    words, adverbs, verbs, adjectives, nouns = (_any_of(lexicon[key]) for key in ("words", "adverbs", "verbs", "adjectives", "nouns"))
    return re.compile("|".join((
        words,
        rf"{adverbs}{{0,3}}{verbs}{{1,2}}",
        rf"{nouns}?{adverbs}{{0,2}}{adjectives}{{1,3}}",
        rf"{nouns}{adverbs}{{0,3}}{verbs}",
        *lexicon["patterns"],
    )))  # fmt: skip


def _any_of(words: str) -> str:
    """A group that matches any of the words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words.split(), key=len, reverse=True)))})"
