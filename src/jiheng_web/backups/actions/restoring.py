"""Putting a backup back: unpacked beside the database, compared with its manifest, verified, and only then put in place."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

import jiheng
from jiheng_web.actors import Actor, permit
from jiheng_web.backups.actions import postgresql_copies, sqlite_copies
from jiheng_web.backups.actions.files import RefusedBackup, open_backup
from jiheng_web.backups.actions.surveys import Check, beside, compare, find_damage, survey, verify_contents
from jiheng_web.home import Home
from jiheng_web.ledgers.actions import record
from jiheng_web.ledgers.queries import find_head

_ENGINE_WORDS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in a backup: when and by which version it was made, and everything that was compared."""

    made_at: str
    version: str
    checks: tuple[Check, ...]

    @property
    def is_sound(self) -> bool:
        """Whether everything holds."""
        return all(check.holds for check in self.checks)


def check_backup(path: Path, *, beside_folder: Path) -> Inspection:
    """Restores a backup into a place of its own, compares and verifies everything, and drops it again.

    Raises ``RefusedBackup`` for what is no whole backup, or one of the other database.
    """
    with _unpacked(path, beside_folder) as (manifest, copy):
        return _inspect(manifest, copy)


def restore(path: Path, *, home: Home, actor: Actor, replace: bool = False) -> tuple[Inspection, str]:
    """Makes a backup the installation's database, when everything in it holds; gives what was found, and where the old one is kept.

    The ledger says that it was restored and what was there before. Raises ``RefusedBackup`` where something does not hold, where the
    database has something in it and ``replace`` is not said, and while the installation runs.
    """
    role = permit(actor, "installation.keep")
    with home.alone() as is_alone:
        if not is_alone:
            raise RefusedBackup("绩衡正在运行；请先停止它（和 jiheng worker），再恢复。")
        has_tables = bool(connection.introspection.table_names())
        if has_tables and not replace:
            raise RefusedBackup("这里已经有一个数据库，没有动它；确定要换掉它，请加 --replace（旧的会留着）。")
        replaced = _say_head() if has_tables else None
        with _unpacked(path, home.folder) as (manifest, copy):
            inspection = _inspect(manifest, copy)
            if not inspection.is_sound:
                wrong = "；".join(f"{check.what}：{check.words}" for check in inspection.checks if not check.holds)
                raise RefusedBackup(f"“{path.name}”没有通过核对（{wrong}），没有恢复；请换一份备份。")
            kept = _put_in_place(copy, at=timezone.localtime(), has_tables=has_tables)
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        details = {"备份": path.name, "备份时间": inspection.made_at, "换下的账本": replaced}
        record("installation.restore", actor=actor, role=role, subject="installation", details=details)
    return inspection, kept


@contextmanager
def _unpacked(path: Path, folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The manifest, and the settings of the database that the backup was unpacked into."""
    with open_backup(path, beside=folder) as (manifest, database):
        if manifest["engine"] != connection.vendor:
            made, own = (_ENGINE_WORDS.get(engine, engine) for engine in (manifest["engine"], connection.vendor))
            raise RefusedBackup(f"这份备份是 {made} 的，这里用的是 {own}；请先恢复到 {made}，再用 jiheng move-database 换过来。")
        if connection.vendor == "postgresql":
            with postgresql_copies.unpacked(database) as copy:
                yield manifest, copy
        else:
            yield manifest, sqlite_copies.describe(database)


def _inspect(manifest: dict[str, Any], copy: dict[str, Any]) -> Inspection:
    with beside(copy) as alias:
        damage = find_damage(alias)
        checks = [Check("数据库完整", not damage, damage or "没有损坏")]
        if not damage:
            checks += [*compare(survey(alias), manifest), *verify_contents(alias)]
    return Inspection(str(manifest["made_at"]), str(manifest["version"]), tuple(checks))


def _put_in_place(copy: dict[str, Any], *, at: datetime.datetime, has_tables: bool) -> str:
    name = Path(str(connection.settings_dict["NAME"]))
    kept = f"{name.name}-旧-{at:{_STAMP}}"
    if connection.vendor == "postgresql":
        postgresql_copies.put_in_place(copy, kept=kept)
    else:
        sqlite_copies.put_in_place(Path(copy["NAME"]), name, kept=name.with_name(kept))
    return kept if has_tables else ""


def _say_head() -> str | None:
    """The newest checkpoint of the ledger that is being replaced; None where there is none to read."""
    try:
        head = find_head()
    except DatabaseError:
        return None
    return jiheng.checkpoint_line(head.checkpoint) if head else None
