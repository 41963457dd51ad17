"""Taking a backup, and thinning out old ones."""

import datetime
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils import timezone

import jiheng
from jiheng_web.backups.actions import postgresql_copies, sqlite_copies
from jiheng_web.backups.actions.files import BackupFile, RefusedBackup, list_backups, write_backup
from jiheng_web.backups.actions.surveys import Survey, beside, find_damage, survey

KEPT_HOURS, KEPT_DAYS, KEPT_MONTHS = 24, 30, 12
_ROOM = 2
"""A copy and its packed form want so many times the size of the database."""


def take_backup(folder: Path, *, at: datetime.datetime | None = None, label: str = "") -> Path:
    """A backup of the installation in ``folder``, checked before it gets its name; others may write meanwhile.

    Not inside a transaction. Raises ``RefusedBackup`` with a sentence where it cannot be taken; nothing half-made stays.
    """
    moment = at or timezone.localtime()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _demand_room(folder)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".copy-") as name:
            database = Path(name, "database")
            manifest = {"engine": connection.vendor, **_copy(database).to_json()}
            return write_backup(folder, database, manifest, at=moment, label=label)
    except OSError as error:
        raise RefusedBackup(f"备份写不到“{folder}”（{jiheng.say_why(error)}）；请检查磁盘空间和权限，或换一个文件夹。") from error
    except DatabaseError as error:
        raise RefusedBackup("数据库读不出来，没有备份成；请检查数据库是不是在运行、磁盘是不是满了，再试。") from error


def thin_out(folder: Path) -> int:
    """Deletes backups of the clock that are kept no longer: of the last 24 hours, 30 days and 12 months that have some, one each stays."""
    backups = [backup for backup in list_backups(folder) if not backup.label]
    kept = {
        *_newest(backups, KEPT_HOURS, lambda at: (at.date(), at.hour)),
        *_newest(backups, KEPT_DAYS, lambda at: at.date()),
        *_newest(backups, KEPT_MONTHS, lambda at: (at.year, at.month)),
    }
    outgrown = [backup for backup in backups if backup not in kept]
    for backup in outgrown:
        backup.path.unlink(missing_ok=True)
    return len(outgrown)


def _copy(database: Path) -> Survey:
    if connection.vendor == "postgresql":
        return postgresql_copies.copy_to(database)
    sqlite_copies.copy_to(database)
    with beside(sqlite_copies.describe(database)) as alias:
        damage = find_damage(alias)
        if damage:
            raise RefusedBackup(f"数据库损坏了（{damage}），没有备份成；请用最近的备份恢复。")
        return survey(alias)


def _demand_room(folder: Path) -> None:
    name = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor != "sqlite" or not name.is_file():
        return
    wanted, free = name.stat().st_size * _ROOM, shutil.disk_usage(folder).free
    if free < wanted:
        raise RefusedBackup(f"“{folder}”所在的磁盘只剩 {free >> 20} MB，备份要 {wanted >> 20} MB；请腾出空间，或换一个文件夹。")


def _newest(backups: Iterable[BackupFile], count: int, span: Callable[[datetime.datetime], object]) -> list[BackupFile]:
    """The newest backup of each of the newest ``count`` spans."""
    kept: dict[object, BackupFile] = {}
    for backup in backups:
        kept.setdefault(span(backup.at), backup)
    return list(kept.values())[:count]
