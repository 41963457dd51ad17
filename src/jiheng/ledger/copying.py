"""A segment copied into a folder exactly as a storage holds it, without judging: what is verified of a storage that may have been bent."""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from jiheng.errors import BrokenLedger, say_why
from jiheng.ledger.checkpoint import Checkpoint, print_checkpoint
from jiheng.ledger.folder import CHECKPOINT_NAME
from jiheng.ledger.merkle import TILE_WIDTH
from jiheng.ledger.storage import Head
from jiheng.ledger.tiles import ENTRY_BYTES, Level, tile_path, tile_widths, write_bundle


def copy_segment(head: Head, path: Path, *, entries: Iterable[bytes], hashes: Callable[[int], Iterable[bytes]]) -> Checkpoint:
    """Write the rows of a storage into the empty folder at ``path`` and give the checkpoint that its head speaks of.

    ``entries`` are all of them by number, ``hashes`` gives those of a level by position. Where rows are missing, false or too many, the
    folder has them so too, and ``verify_ledger`` says what is wrong with it. Memory does not grow with the log. Raises ``BrokenLedger``
    where the folder has something in it already or cannot be written.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        if any(path.iterdir()):
            raise BrokenLedger(f"“{path}”不是空文件夹；请换一个空的。")
        _write_level(path, "entries", entries)
        for level in tile_widths(head.frontier.size):
            if level != "entries":
                _write_level(path, level, hashes(level))
        Path(path, CHECKPOINT_NAME).write_text(print_checkpoint(head.checkpoint), encoding="utf-8", newline="\n")
    except OSError as error:
        raise BrokenLedger(f"账本写不到“{path}”（{say_why(error)}）；请检查磁盘空间和权限，再试。") from error
    return head.checkpoint


def _write_level(path: Path, level: Level, rows: Iterable[bytes]) -> None:
    for index, part in enumerate(_parts(rows)):
        target = Path(path, tile_path(level, index, width=len(part)))
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            file.write(write_bundle([row[:ENTRY_BYTES] for row in part]) if level == "entries" else b"".join(part))
            os.fsync(file.fileno())


def _parts(rows: Iterable[bytes]) -> Iterator[list[bytes]]:
    remaining = iter(rows)
    while part := list(islice(remaining, TILE_WIDTH)):
        yield part
