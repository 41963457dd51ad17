"""How a finding is told to the public: in neutral words, with what could explain it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jiheng.errors import BrokenRegulation
from jiheng.regulations.store import load_yaml, mapping_at, strings_at

_FILE = "signals.yaml"


@dataclass(frozen=True, slots=True)
class SignalWords:
    """What is to be seen, in words that judge nobody, and what could explain it."""

    title: str
    explanations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignalNotes:
    """The note on method, the words of every concern, and those of all other concerns."""

    method: tuple[str, ...]
    by_concern: Mapping[str, SignalWords]
    default: SignalWords

    def words_of(self, concern: str) -> SignalWords:
        """The words for a finding of this concern."""
        return self.by_concern.get(concern, self.default)


@cache
def load_signals() -> SignalNotes:
    """The notes; raises ``BrokenRegulation`` where the file says what cannot be."""
    content = load_yaml(_FILE)
    concerns = mapping_at(content, "concerns", path=_FILE)
    by_concern = {concern: _words(entry, concern) for concern, entry in concerns.items()}
    return SignalNotes(strings_at(content, "method", path=_FILE), by_concern, _words(content.get("default"), "default"))


def _words(entry: object, where: str) -> SignalWords:
    if not isinstance(entry, dict) or not isinstance(entry.get("title"), str):
        raise BrokenRegulation(f"{_FILE}：{where} 缺 title。")
    return SignalWords(entry["title"], strings_at(entry, "explanations", path=_FILE))
