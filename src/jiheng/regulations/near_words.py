"""What somebody may have meant by a word that is not known."""

from collections.abc import Collection
from difflib import get_close_matches

_NEAR, _SHOWN = 3, 12
_LIKENESS_LEAST = 1 / 2


def say_near(word: str, known: Collection[str], *, shown: Collection[str] | None = None) -> str:
    """A clause that names the known words that come nearest, else some of those there are (``shown``: which)."""
    holding = [one for one in known if word in one] if word else []
    near = holding[:_NEAR] or get_close_matches(word, list(known), n=_NEAR, cutoff=_LIKENESS_LEAST)
    return f"相近的有：{'、'.join(near)}" if near else f"可用的有：{'、'.join(list(shown or sorted(known))[:_SHOWN])}"
