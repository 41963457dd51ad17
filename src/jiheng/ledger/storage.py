"""The port of a ledger: what a storage keeps, so that an entry is written in the same transaction as the act it tells of.

A database keeps three things: a row for each entry (number → bytes), a row for each permanent hash ((level, position) → 32 bytes), and
one row with the head. The first two are only ever inserted; the head is what two writers must not change at once.
"""

import datetime
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Protocol

from jiheng.ledger.checkpoint import Checkpoint
from jiheng.ledger.hashes import get_hash_profile
from jiheng.ledger.merkle import Frontier, TileHash, root_of


@dataclass(frozen=True, slots=True)
class Head:
    """Where a segment ends: its name, what is needed to add to it, and the time of its last entry."""

    origin: str
    segment: str
    algorithm: str
    frontier: Frontier
    at: datetime.datetime
    is_closed: bool = False

    @property
    def checkpoint(self) -> Checkpoint:
        """The checkpoint of everything up to here."""
        root = root_of(self.frontier, profile=get_hash_profile(self.algorithm))
        return Checkpoint(f"{self.origin}/{self.segment}", self.frontier.size, root, self.algorithm)


@dataclass(frozen=True, slots=True)
class Step:
    """What one addition writes: the entries, numbered on from ``first``, the hashes they made permanent, and the head after it."""

    first: int
    entries: tuple[bytes, ...]
    hashes: tuple[TileHash, ...]
    head: Head


class LedgerStorage(Protocol):
    """One segment of a ledger, in a folder or a database."""

    def writing(self) -> AbstractContextManager[None]:
        """A time in which nobody else writes: a transaction that locks the head, or a lock on the folder."""

    def read_head(self) -> Head | None:
        """The head; None where the segment has no entry yet. Raises ``BrokenLedger`` where nothing may be added."""

    def read_entries(self, *, first: int, count: int) -> tuple[bytes, ...]:
        """``count`` entries from number ``first``, as they were written; numbers count from 1."""

    def read_hashes(self, level: int, *, first: int, count: int) -> tuple[bytes, ...]:
        """``count`` permanent hashes of a level from position ``first``; positions count from 0."""

    def write(self, step: Step) -> None:
        """Write all of it or nothing, inside ``writing``."""


def stamp_checkpoint(head: Head, *, at: datetime.datetime) -> Checkpoint:
    """The checkpoint as it is exported at this moment: later entries cannot be dated before it, nor its own after it."""
    return replace(head.checkpoint, at=max(at, head.at))
