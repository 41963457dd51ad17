"""What is left of a wording around its numbers, and whether a function word there may turn, limit or condition them.

The grammar explains comparison words, units, frequencies and known turns. Of the rest, nouns and verbs leave a number what it is; a
function word that is no part of one (仅5场, 5场都, 才算90%) may not, so that the number beside it is better left unread.
"""

import re
from importlib.resources import files
from typing import Any

import yaml

_LEXICON: Any = yaml.safe_load(files(__package__).joinpath("leftovers.yaml").read_text(encoding="utf-8"))


def _any(key: str) -> str:
    return "|".join(_LEXICON[key].split())


def _characters(key: str) -> str:
    """The characters that one of the words begins with."""
    return "".join(sorted({word[0] for word in _LEXICON[key].split()}))


_ANYWHERE = re.compile(rf"{_any('explained')}|(?P<open>{_any('anywhere')})")
_OPEN = re.compile(f"(?=[{_characters('anywhere')}])(?:{_any('anywhere')})")
_BEFORE_ENDS = frozenset(word[-1] for word in _LEXICON["before"].split())
_BEFORE = re.compile(rf"(?:{_any('explained_before')}|{_any('explained')})$|(?P<open>(?:{_any('before')})$)")
_BEHIND = re.compile(rf"{_any('explained_behind')}|(?P<open>{_any('behind')})")
_BEHIND_STARTS = frozenset(_characters("behind"))
_REACH = 6


def find_open_word(words: str) -> str:
    """The first function word anywhere in the folded ``words`` that is no part of a harmless one; empty where there is none."""
    if not _OPEN.search(words):
        return ""
    return next((str(match["open"]) for match in _ANYWHERE.finditer(words) if match["open"]), "")


def find_open_end(words: str) -> str:
    """The function word that the folded ``words`` before a number end in and that is no part of a harmless one; else empty."""
    words = words.rstrip()
    if words[-1:] not in _BEFORE_ENDS:
        return ""
    match = _BEFORE.search(words, max(0, len(words) - _REACH))
    return str(match["open"] or "") if match else ""


def find_open_start(words: str) -> str:
    """The function word that the folded ``words`` behind a number begin with and that is no part of a harmless one; else empty."""
    words = words.lstrip()
    if words[:1] not in _BEHIND_STARTS:
        return ""
    match = _BEHIND.match(words)
    return str(match["open"] or "") if match else ""
