"""The Merkle tree of a log that only grows: its right edge, and the hashes that become permanent when entries are added.

Source: RFC 6962, section 2.1 (hashes of trees and subtrees); C2SP tlog-tiles (tiles of height 8).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from jiheng.ledger.hashes import HashProfile

TILE_HEIGHT = 8
TILE_WIDTH = 1 << TILE_HEIGHT


class TileHash(NamedTuple):
    """The root of a complete subtree of 256 ** ``level`` entries, the ``position``-th of its level from 0: permanent once written."""

    level: int
    position: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Frontier:
    """The right edge of a tree: how many entries it has, and the roots of its complete subtrees, the largest first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()


class Growth(NamedTuple):
    """A tree after some entries were added, and the hashes that this made permanent."""

    frontier: Frontier
    hashes: tuple[TileHash, ...]


def extend(frontier: Frontier, leaves: Iterable[bytes], *, profile: HashProfile) -> Growth:
    """The tree with these leaf hashes added at its right; two hashes a leaf on average."""
    peaks, size, hashes = list(frontier.peaks), frontier.size, list[TileHash]()
    for leaf in leaves:
        digest, rest, height = leaf, size, 0
        hashes.append(TileHash(0, size, leaf))
        while rest & 1:
            digest = profile.hash_node(peaks.pop(), digest)
            rest >>= 1
            height += 1
            if height % TILE_HEIGHT == 0:
                hashes.append(TileHash(height // TILE_HEIGHT, rest, digest))
        peaks.append(digest)
        size += 1
    return Growth(Frontier(size, tuple(peaks)), tuple(hashes))


def root_of(frontier: Frontier, *, profile: HashProfile) -> bytes:
    """The root of the whole tree; of an empty one the hash of nothing."""
    if not frontier.peaks:
        return profile.digest(b"")
    *others, digest = frontier.peaks
    for peak in reversed(others):
        digest = profile.hash_node(peak, digest)
    return digest


def join_complete(hashes: tuple[bytes, ...], *, profile: HashProfile) -> bytes:
    """The root over these neighbours, whose number is a power of two."""
    while len(hashes) > 1:
        hashes = tuple(profile.hash_node(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2))
    return hashes[0]
