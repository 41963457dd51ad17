"""Proofs: that an entry is in a log of a certain size, and that a log of one size became a longer one by additions only.

Made as RFC 6962, sections 2.1.1 and 2.1.2 define them; verified by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2.
Positions count from 0 here, as in the RFC.
"""

from typing import Protocol

from jiheng.ledger.hashes import HashProfile
from jiheng.ledger.merkle import TILE_HEIGHT, Frontier, join_complete


class HashReader(Protocol):
    """What gives out the permanent hashes of a log."""

    def read_hashes(self, level: int, *, first: int, count: int) -> tuple[bytes, ...]:
        """``count`` neighbours of a level from position ``first``."""


def prove_inclusion(hashes: HashReader, *, position: int, size: int, profile: HashProfile) -> tuple[bytes, ...]:
    """The path from the entry at ``position`` to the root of the tree of ``size``, from the leaf upwards."""
    _demand(0 <= position < size)
    first, last, path = 0, size, list[bytes]()
    while last - first > 1:
        middle = first + _split(last - first)
        if position < middle:
            path.append(_subtree(hashes, middle, last, profile))
            last = middle
        else:
            path.append(_subtree(hashes, first, middle, profile))
            first = middle
    return tuple(reversed(path))


def prove_consistency(hashes: HashReader, *, old: int, new: int, profile: HashProfile) -> tuple[bytes, ...]:
    """The proof that the tree of size ``old`` is the beginning of the one of size ``new``; empty where one of them is trivial."""
    _demand(0 <= old <= new)
    if old in (0, new):
        return ()
    first, last, is_whole, path = 0, new, True, list[bytes]()
    while old != last:
        middle = first + _split(last - first)
        if old <= middle:
            path.append(_subtree(hashes, middle, last, profile))
            last = middle
        else:
            path.append(_subtree(hashes, first, middle, profile))
            first, is_whole = middle, False
    if not is_whole:
        path.append(_subtree(hashes, first, last, profile))
    return tuple(reversed(path))


def verify_inclusion(
    leaf: bytes, *, position: int, size: int, path: tuple[bytes, ...], root: bytes, profile: HashProfile,
) -> bool:  # fmt: skip
    """Whether ``path`` proves that the leaf hash stands at ``position`` in the tree of ``size`` with this ``root``."""
    if not 0 <= position < size:
        return False
    node, last, digest = position, size - 1, leaf
    for beside in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            digest = profile.hash_node(beside, digest)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            digest = profile.hash_node(digest, beside)
        node, last = node >> 1, last >> 1
    return last == 0 and digest == root


def verify_consistency(
    *, old: int, new: int, old_root: bytes, new_root: bytes, path: tuple[bytes, ...], profile: HashProfile,
) -> bool:  # fmt: skip
    """Whether ``path`` proves that the tree of size ``old`` is the beginning of the one of size ``new``."""
    if not 0 <= old <= new:
        return False
    if old in (0, new):
        return not path and old_root == (profile.digest(b"") if old == 0 else new_root)
    steps = list(path) if old & (old - 1) else [old_root, *path]
    if not steps:
        return False
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    left = right = steps[0]
    for beside in steps[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            left, right = profile.hash_node(beside, left), profile.hash_node(beside, right)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            right = profile.hash_node(right, beside)
        node, last = node >> 1, last >> 1
    return last == 0 and left == old_root and right == new_root


def read_frontier(hashes: HashReader, size: int, *, profile: HashProfile) -> Frontier:
    """The right edge of the tree of ``size`` entries."""
    heights = [height for height in reversed(range(size.bit_length())) if size >> height & 1]
    starts = [size >> (height + 1) << (height + 1) for height in heights]
    peaks = [_subtree(hashes, first, first + (1 << height), profile) for first, height in zip(starts, heights, strict=True)]
    return Frontier(size, tuple(peaks))


def _demand(is_within: bool) -> None:
    if not is_within:
        raise ValueError("the tree is too small for this proof")


def _split(count: int) -> int:
    """The largest power of two below ``count``."""
    return 1 << ((count - 1).bit_length() - 1)


def _subtree(hashes: HashReader, first: int, last: int, profile: HashProfile) -> bytes:
    """MTH(D[first:last]): from the tiles where it is complete, else from its parts."""
    count = last - first
    if count & (count - 1):
        middle = first + _split(count)
        return profile.hash_node(_subtree(hashes, first, middle, profile), _subtree(hashes, middle, last, profile))
    level, rest = divmod(count.bit_length() - 1, TILE_HEIGHT)
    start = first >> (TILE_HEIGHT * level)
    return join_complete(hashes.read_hashes(level, first=start, count=1 << rest), profile=profile)
