"""Words of actual values that mean the same under every policy, from ``words.yaml``."""

from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from jiheng.text.widths import fold

WordKind = Literal["none", "events", "choices", "done", "undone", "whole", "parts", "bases", "rises", "falls", "flat", "shares"]
_EDGE = " 。；;，,、"


def bare(text: str) -> str:
    """The wording in narrow signs, without punctuation at its edges."""
    return fold(text).strip(_EDGE)


def list_words(kind: WordKind) -> tuple[str, ...]:
    """The words of one kind, in the order of the file."""
    return tuple(_document()[kind].split())


def is_word(kind: WordKind, text: str) -> bool:
    """Whether the wording is nothing but a word of the kind."""
    return bare(text) in list_words(kind)


def says_none(text: str) -> bool:
    """Whether the word says that nothing happened: 无, 未发生, 零事故, 未发生安全事故."""
    word = bare(text)
    start = max((start for start in list_words("none") if word.startswith(start)), key=len, default="")
    return bool(start) and (word == start or word.endswith(list_words("events")))


@cache
def _document() -> dict[str, str]:
    content: dict[str, str] = yaml.safe_load(files(__package__).joinpath("words.yaml").read_text(encoding="utf-8"))
    return content
