"""The first letter of how a Chinese character is read: ``增长率`` → Z, C or Z, L.

The 3,755 characters of the first level of GB 2312 stand in the order of their readings, so their letters follow from their codes; the
rest is in ``initials.yaml``. A character with several readings has several letters: whoever types one of them finds it.
"""

from bisect import bisect_right
from functools import cache, lru_cache
from importlib.resources import files

import yaml

_STARTS = (
    0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8, 0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA,
    0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1,
)  # fmt: skip
"""The code of the first character read with each of ``_LETTERS``."""
_LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ"
_LAST = 0xD7F9


@lru_cache(maxsize=16_384)
def find_initials(character: str) -> str:
    """The capital letters that readings of ``character`` begin with, the usual one first; a Latin letter is its own; else empty."""
    if character.isascii():
        return character.upper() if character.isalpha() else ""
    others, second = _tables()
    return "".join(dict.fromkeys(_find_by_code(character) + others.get(character, "") + second.get(character, "")))


def print_initials(text: str) -> str:
    """The usual letter of each character, those without one left out: ``培训人次`` → ``PXRC``."""
    return "".join(find_initials(character)[:1] for character in text)


def _find_by_code(character: str) -> str:
    try:
        high, low = character.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return ""
    code = high << 8 | low
    return _LETTERS[bisect_right(_STARTS, code) - 1] if _STARTS[0] <= code <= _LAST else ""


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Characters beyond the first level, and further readings of those in it, each with its letters."""
    content = yaml.safe_load(files(__package__).joinpath("initials.yaml").read_text(encoding="utf-8"))
    return _turn(content["others"]), _turn(content["second"])


def _turn(lists: dict[str, str]) -> dict[str, str]:
    letters: dict[str, str] = {}
    for letter, characters in lists.items():
        for character in characters:
            letters[character] = letters.get(character, "") + str(letter)
    return letters
