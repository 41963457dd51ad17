"""Checkpoints put into a folder of the installation day by day; each must be the continuation of the one before."""

import datetime
import os
from pathlib import Path

import jiheng
from jiheng_web.backups.actions.files import sync_folder
from jiheng_web.ledgers.queries import find_head
from jiheng_web.ledgers.storage import DatabaseStorage


def list_kept(folder: Path) -> list[jiheng.Checkpoint]:
    """Every checkpoint in the folder that can be read, the oldest first."""
    kept: list[jiheng.Checkpoint] = []
    for path in sorted(folder.glob("*.txt")):
        try:
            kept += jiheng.find_checkpoints(path.read_text(encoding="utf-8", errors="replace"), name=path.name)
        except jiheng.JihengError:
            continue
    return kept


def export_checkpoint(folder: Path, *, at: datetime.datetime) -> Path | None:
    """The newest checkpoint as ``2026-11-23.txt``, with its code as an SVG beside it; None before the first act.

    It is written in any case; then ``jiheng.BrokenLedger`` is raised where it does not continue the newest one kept of its segment.
    """
    head = find_head()
    if head is None:
        return None
    before = [kept for kept in list_kept(folder) if kept.segment == head.segment]
    checkpoint = jiheng.stamp_checkpoint(head, at=at)
    path = folder / f"{at:%Y-%m-%d}.txt"
    folder.mkdir(parents=True, exist_ok=True)
    _put(path.with_suffix(".svg"), jiheng.draw_code(checkpoint))
    _put(path, jiheng.print_checkpoint(checkpoint))
    if before:
        jiheng.make_consistency(DatabaseStorage(head.segment), old=before[-1], new=checkpoint)
    return path


def _put(path: Path, text: str) -> None:
    beside = path.with_name(path.name + ".unfinished")
    with beside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync_folder(path.parent)
