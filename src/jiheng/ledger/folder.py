"""A segment of a ledger as a folder of tiles: static files that anybody can copy, publish and verify.

What is new is written beside and renamed, the ``checkpoint`` last of all: a writer that is killed leaves the log as it was acknowledged.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from jiheng.errors import BrokenLedger, say_why
from jiheng.ledger.checkpoint import Checkpoint, print_checkpoint, read_checkpoint
from jiheng.ledger.entry import CLOSING, OPENING, Entry, read_entry
from jiheng.ledger.hashes import HASH_BYTES, get_hash_profile
from jiheng.ledger.merkle import TILE_HEIGHT, TILE_WIDTH
from jiheng.ledger.proofs import read_frontier
from jiheng.ledger.storage import Head, Step
from jiheng.ledger.tiles import Level, read_bundle, tile_path, tile_widths, write_bundle

if sys.platform == "win32":
    import msvcrt

    def _lock(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _lock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX)


_CHECKPOINT_BYTES = 1 << 16
CHECKPOINT_NAME, LOCK_NAME, UNFINISHED = "checkpoint", ".lock", ".unfinished"


@dataclass(frozen=True, slots=True)
class FolderStorage:
    """The segment in the folder at ``path``, which is made when the segment is opened."""

    path: Path

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock of the folder, waiting for whoever holds it; the system lets go of it when a writer is killed."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            with Path(self.path, LOCK_NAME).open("ab") as lock:
                _lock(lock.fileno())
                yield
        except OSError as error:
            raise BrokenLedger(f"账本“{self.path}”写不进去（{say_why(error)}）；请检查磁盘空间和权限，再试。") from error

    def read_checkpoint(self) -> Checkpoint | None:
        """What the folder says of itself; None where it has no checkpoint. Raises ``BrokenLedger`` where that is damaged."""
        path = Path(self.path, CHECKPOINT_NAME)
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return read_checkpoint(file.read(_CHECKPOINT_BYTES).decode("utf-8", "replace"), name=str(path))

    def read_head(self) -> Head | None:
        """The head, worked out from the files; raises ``BrokenLedger`` where they do not agree with the checkpoint."""
        checkpoint = self.read_checkpoint()
        if checkpoint is None:
            self._refuse_remains()
            return None
        try:
            opening, last = (read_entry(*self.read_entries(first=number, count=1)) for number in (1, checkpoint.size))
            head = self._head(checkpoint, opening, last)
        except ValueError as error:
            raise self._broken() from error
        if head.checkpoint != replace(checkpoint, signatures=()):
            raise self._broken()
        return head

    def read_entries(self, *, first: int, count: int) -> tuple[bytes, ...]:
        """``count`` entries from number ``first``; raises ``BrokenLedger`` where they are not there."""
        entries: list[bytes] = []
        for bundle in range((first - 1) // TILE_WIDTH, (first + count - 2) // TILE_WIDTH + 1):
            entries += self._bundle(bundle)
        start = (first - 1) % TILE_WIDTH
        if len(entries) < start + count:
            raise self._broken()
        return tuple(entries[start : start + count])

    def read_hashes(self, level: int, *, first: int, count: int) -> tuple[bytes, ...]:
        """``count`` hashes of a level from position ``first``; raises ``BrokenLedger`` where they are not there."""
        content = b"".join(self._part(level, index) for index in range(first // TILE_WIDTH, (first + count - 1) // TILE_WIDTH + 1))
        start = first % TILE_WIDTH
        hashes = tuple(content[at : at + HASH_BYTES] for at in range(start * HASH_BYTES, (start + count) * HASH_BYTES, HASH_BYTES))
        if len(content) < (start + count) * HASH_BYTES:
            raise self._broken()
        return hashes

    def write(self, step: Step) -> None:
        """Entries and tiles first, then the checkpoint, then the partial tiles that are no longer needed go."""
        before = step.first - 1
        self._write_level("entries", before, step.entries)
        for level in sorted({row.level for row in step.hashes}):
            rows = [row.digest for row in step.hashes if row.level == level]
            self._write_level(level, before >> (TILE_HEIGHT * level), rows)
        self._put(CHECKPOINT_NAME, print_checkpoint(step.head.checkpoint).encode())
        self._drop_outgrown(tile_widths(before), tile_widths(step.head.frontier.size))

    def _head(self, checkpoint: Checkpoint, opening: Entry, last: Entry) -> Head:
        said = opening.act.after
        if opening.act.action != OPENING or not isinstance(said, dict):
            raise self._broken()
        algorithm = str(said.get("algorithm"))
        frontier = read_frontier(self, checkpoint.size, profile=get_hash_profile(algorithm))
        return Head(str(said.get("origin")), opening.segment, algorithm, frontier, last.at, last.act.action == CLOSING)

    def _bundle(self, index: int) -> tuple[bytes, ...]:
        try:
            return read_bundle(self._part("entries", index))
        except ValueError as error:
            raise self._broken() from error

    def _part(self, level: Level, index: int) -> bytes:
        """The bytes of a tile or bundle: the full one, else the partial one that the checkpoint asks for."""
        checkpoint = self.read_checkpoint()
        count = tile_widths(checkpoint.size).get(level, 0) - index * TILE_WIDTH if checkpoint else 0
        try:
            return Path(self.path, tile_path(level, index, width=min(count, TILE_WIDTH))).read_bytes()
        except OSError as error:
            raise self._broken() from error

    def _write_level(self, level: Level, before: int, added: Sequence[bytes]) -> None:
        index, width = divmod(before, TILE_WIDTH)
        kept: Sequence[bytes] = ()
        if width:
            kept = self._bundle(index) if level == "entries" else self.read_hashes(level, first=index * TILE_WIDTH, count=width)
        rows = [*kept, *added]
        for start in range(0, len(rows), TILE_WIDTH):
            part = rows[start : start + TILE_WIDTH]
            content = write_bundle(part) if level == "entries" else b"".join(part)
            self._put(tile_path(level, index + start // TILE_WIDTH, width=len(part)), content)

    def _put(self, name: str, content: bytes) -> None:
        """Write a file beside, make sure that it is on the disk, and rename it."""
        target = Path(self.path, name)
        self._make_folder(target.parent)
        beside = target.with_name(target.name + UNFINISHED)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
        _sync_folder(target.parent)

    def _drop_outgrown(self, before: dict[Level, int], after: dict[Level, int]) -> None:
        for level, count in before.items():
            index, width = divmod(count, TILE_WIDTH)
            if width and after[level] != count:
                _drop_partial(Path(self.path, tile_path(level, index, width=width)).parent, kept=after[level] - index * TILE_WIDTH)

    def _make_folder(self, folder: Path) -> None:
        """A folder and those above it inside the log, on the disk."""
        if not folder.is_dir():
            folder.mkdir(parents=True)
            while folder != self.path:
                folder = folder.parent
                _sync_folder(folder)

    def _refuse_remains(self) -> None:
        """Without a checkpoint only what the very first addition left may lie here; anything else once was a ledger."""
        own = {tile_path("entries", 0, width=1), tile_path(0, 0, width=1), LOCK_NAME}
        remains = sorted(set(list_files(self.path)) - own)
        if any(not name.endswith(UNFINISHED) for name in remains):
            raise BrokenLedger(f"“{self.path}”里有记录（{remains[0]}）而没有 {CHECKPOINT_NAME}：可能被删过；请先改名留存，再另外启用。")

    def _broken(self) -> BrokenLedger:
        return BrokenLedger(f"账本“{self.path}”前后不一致，不能用；请先用 jiheng ledger verify 核验，用没有改动过的副本恢复。")


def list_files(path: Path) -> Iterable[str]:
    """Every file below ``path`` by its path inside it, with forward slashes, in no order."""
    return (file.relative_to(path).as_posix() for file in path.rglob("*") if not file.is_dir())


def _drop_partial(folder: Path, *, kept: int) -> None:
    """Remove the partial tiles in ``folder``, also those of writers that were killed, but the one of width ``kept``."""
    for file in folder.iterdir():
        if file.name != str(kept):
            file.unlink()
    if kept >= TILE_WIDTH:
        folder.rmdir()


def _sync_folder(path: Path) -> None:
    """A renamed file is there after a power cut only when its folder was written too; Windows does not offer it."""
    if sys.platform == "win32":
        return
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
