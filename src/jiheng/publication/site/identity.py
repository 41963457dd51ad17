"""Addresses that stay: made of what a thing is called, never of where it stands."""

import hashlib
import re
import unicodedata
from base64 import b32encode
from collections.abc import Hashable, Iterable, Iterator

_LENGTH = 12
_BLANKS = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text as it is compared: one width, small letters, no blanks."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).lower()


def make_id(*parts: str) -> str:
    """Twelve small letters and digits that stand for these names; widths and blanks make no difference."""
    written = "\0".join(map(plain, parts)).encode(errors="replace")
    return b32encode(hashlib.blake2b(written, digest_size=10).digest()).decode().lower()[:_LENGTH]


class Names:
    """Gives every one of several things of the same name a name of its own, the first the plain one."""

    def __init__(self) -> None:
        self._taken: set[Hashable] = set()

    def tell_apart(self, name: tuple[str, ...], further: Iterable[str]) -> tuple[str, ...]:
        """``name``, or ``name`` with as many of the ``further`` words as make it new, or with a number at last."""
        for candidate in _candidates(name, further):
            key = tuple(map(plain, candidate))
            if key not in self._taken:
                self._taken.add(key)
                return candidate
        raise AssertionError("there is always another number")


def _candidates(name: tuple[str, ...], further: Iterable[str]) -> Iterator[tuple[str, ...]]:
    yield name
    longer = name
    for word in further:
        longer = (*longer, word)
        yield longer
    number = 1
    while True:
        number += 1
        yield (*name, f"#{number}")
