"""Where the parts of a log lie in a folder, and how entries lie in a bundle.

Source: C2SP tlog-tiles: ``tile/<level>/<index>`` and ``tile/entries/<index>``, the index in groups of three digits, ``.p/<width>`` after
what is not full yet; an entry in a bundle has its length before it, as two bytes.
"""

from collections.abc import Sequence
from typing import Literal

from jiheng.ledger.merkle import TILE_HEIGHT, TILE_WIDTH

Level = int | Literal["entries"]

ENTRY_BYTES = (1 << 16) - 1
"""So long may an entry be; its length takes two bytes."""
_LENGTH_BYTES = 2


def tile_path(level: Level, index: int, *, width: int = TILE_WIDTH) -> str:
    """The path of a tile, or of a bundle of entries, inside its log: ``tile/0/x001/234``, ``tile/entries/000.p/17``."""
    groups = [f"{index % 1000:03}"]
    while index := index // 1000:
        groups.insert(0, f"x{index % 1000:03}")
    partial = "" if width == TILE_WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(groups)}{partial}"


def tile_widths(size: int) -> dict[Level, int]:
    """How many hashes, or entries, stand on each level in a log of ``size`` entries: of level n one for every 256 ** n entries."""
    widths: dict[Level, int] = {"entries": size, 0: size} if size else {}
    level = 1
    while count := size >> (TILE_HEIGHT * level):
        widths[level] = count
        level += 1
    return widths


def write_bundle(entries: Sequence[bytes]) -> bytes:
    """The bytes of a bundle; an entry has at most ``ENTRY_BYTES``."""
    return b"".join(len(entry).to_bytes(_LENGTH_BYTES, "big") + entry for entry in entries)


def read_bundle(content: bytes) -> tuple[bytes, ...]:
    """The entries of a bundle; raises ``ValueError`` where a length leads outside of it."""
    entries, start = [], 0
    while start < len(content):
        first = start + _LENGTH_BYTES
        last = first + int.from_bytes(content[start:first], "big")
        if first > len(content) or last > len(content):
            raise ValueError("the bundle ends inside an entry")
        entries.append(content[first:last])
        start = last
    return tuple(entries)
