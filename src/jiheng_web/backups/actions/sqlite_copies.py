"""Copies of an SQLite database, and putting one in its place."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from django.db import connections

from jiheng_web.backups.actions.files import RefusedBackup, sync_folder

ENGINE = "django.db.backends.sqlite3"
_COMPANIONS = ("-wal", "-shm", "-journal")


def describe(path: Path) -> dict[str, Any]:
    """Django's settings for looking into a copy; nothing is written to it."""
    return {"ENGINE": ENGINE, "NAME": str(path)}


def copy_to(path: Path) -> None:
    """A consistent copy of the installation's database while others write; it is on the disk when this returns."""
    with connections["default"].cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def put_in_place(copy: Path, target: Path, *, kept: Path) -> None:
    """``copy`` becomes the database at ``target``; the one that is there is ``kept`` under that name.

    A crash leaves one or the other in place, and whole.
    """
    connections["default"].close()
    if target.exists():
        _settle(target)
        os.link(target, kept)
    Path(copy).replace(target)
    sync_folder(target.parent)


def _settle(path: Path) -> None:
    """Everything that lies beside the database goes into it, which only works where nobody else has it open."""
    try:
        with sqlite3.connect(path, timeout=1) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode=DELETE")
        connection.close()
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise RefusedBackup("数据库正被别的程序使用；请先停止绩衡，再恢复。") from error
    for suffix in _COMPANIONS:
        if path.with_name(path.name + suffix).exists():
            path.with_name(path.name + suffix).unlink()
