"""Two wordings side by side: word by word, numbers whole, Chinese characters one by one."""

import re
import unicodedata
from difflib import SequenceMatcher

from jiheng.domain.difference.facts import Part, PartKind, TextChange

_TOKENS = re.compile(r"\d+(?:[.,]\d+)*[%％‰]?|[A-Za-z]+|\s+|.", re.DOTALL)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LONGEST = 4_000
"""Tokens of a stretch up to which it is compared word by word; a longer one is shown as a whole."""
_STOPS = frozenset("，。；、：")
_FLIPPED: dict[PartKind, PartKind] = {"same": "same", "removed": "added", "added": "removed"}


def compare_text(label: str, before: str | None, after: str | None) -> TextChange | None:
    """What differs between two wordings; None where nothing does. An empty wording and none are the same."""
    old, new = before or "", after or ""
    if old == new:
        return None
    return TextChange(label, old, new, split_parts(old, new), is_spelling=plain_text(old) == plain_text(new))


def plain_text(text: str) -> str:
    """What a wording says, whatever its blanks, widths and zeros after the point."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return _NUMBER.sub(lambda number: _shorten(number[0]), plain)


def split_parts(before: str, after: str) -> tuple[Part, ...]:
    """The parts of two wordings in reading order; what was removed stands before what was added in its place.

    Both ways round the same parts come out, only their kinds change places.
    """
    if before <= after:
        return tuple(_at_stops(_parts(before, after)))
    return tuple(_at_stops(_in_order([Part(_FLIPPED[part.kind], part.text) for part in _parts(after, before)])))


def _parts(before: str, after: str) -> list[Part]:
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    inner = _inner_parts(old[head : len(old) - tail], new[head : len(new) - tail])
    ends = "".join(old[:head]), "".join(old[len(old) - tail :])
    return [Part("same", ends[0])] * bool(head) + inner + [Part("same", ends[1])] * bool(tail)


def _inner_parts(old: list[str], new: list[str]) -> list[Part]:
    if max(len(old), len(new)) > _LONGEST:
        return _changed("".join(old), "".join(new))
    parts: list[Part] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        removed, added = "".join(old[i:j]), "".join(new[k:m])
        parts += [Part("same", removed)] if kind == "equal" else _changed(removed, added)
    return parts


def _shared(old: list[str], new: list[str]) -> int:
    """How many tokens both begin with."""
    return next((at for at, (mine, theirs) in enumerate(zip(old, new, strict=False)) if mine != theirs), min(len(old), len(new)))


def _at_stops(parts: list[Part]) -> list[Part]:
    """The same with what was put in or taken out between two parts beginning at a stop, where it can be read so: 4场｛、演出2场｝."""
    settled = list(parts)
    for at in range(1, len(settled) - 1):
        before, changed, after = settled[at - 1 : at + 2]
        if before.kind == after.kind == "same" and changed.kind != "same":
            moved = _find_shift(changed.text, after.text)
            shifted = changed.text[moved:] + changed.text[:moved]
            settled[at - 1 : at + 2] = [
                Part("same", before.text + changed.text[:moved]), Part(changed.kind, shifted), Part("same", after.text[moved:]),
            ]  # fmt: skip
    return [part for part in settled if part.text]


def _find_shift(changed: str, after: str) -> int:
    """By how many characters a stretch can be moved on so that it begins at a stop; 0 where it cannot."""
    for moved in range(1, min(len(changed), len(after))):
        if changed[moved - 1] != after[moved - 1] or changed[moved - 1].isascii():
            return 0
        if changed[moved] in _STOPS:
            return moved
    return 0


def _changed(removed: str, added: str) -> list[Part]:
    both: tuple[tuple[PartKind, str], ...] = (("removed", removed), ("added", added))
    return [Part(kind, text) for kind, text in both if text]


def _in_order(parts: list[Part]) -> list[Part]:
    """The same with removed before added between two parts that stay."""
    ordered, changed = list[Part](), list[Part]()
    for part in parts:
        if part.kind == "same":
            ordered += [*sorted(changed, key=_removed_first), part]
            changed = []
        else:
            changed.append(part)
    return [*ordered, *sorted(changed, key=_removed_first)]


def _removed_first(part: Part) -> bool:
    return part.kind == "added"


def _shorten(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
