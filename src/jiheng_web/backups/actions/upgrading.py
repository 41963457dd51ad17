"""Bringing the tables up to this version: a backup first, then the migrations, then a look at what is there."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from jiheng_web.backups.actions.files import RefusedBackup
from jiheng_web.backups.actions.surveys import Check, count_rows, find_damage, verify_contents
from jiheng_web.backups.actions.taking import take_backup

_BOOKKEEPING = ("django_migrations", "django_content_type", "auth_permission", "sqlite_sequence")


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade did: the backup taken before it, None on an empty database, and how many steps were taken."""

    backup: Path | None
    steps: int


def list_steps() -> list[str]:
    """The migrations that this database lacks."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _ in plan]


def upgrade(folder: Path) -> Upgrade:
    """Applies what is lacking; a database with something in it is backed up into ``folder`` first.

    Raises ``RefusedBackup`` where no backup could be taken, and then nothing is changed. Each step is whole or not there: an interrupted
    upgrade is simply run again.
    """
    steps = list_steps()
    if not steps:
        return Upgrade(None, 0)
    before = {table: rows for table, rows in count_rows().items() if table not in _BOOKKEEPING}
    backup = take_backup(folder, label="升级前") if any(before.values()) else None
    call_command("migrate", verbosity=0)
    after = count_rows()
    lost = [table for table, rows in before.items() if after.get(table, 0) < rows]
    if backup and lost:
        raise RefusedBackup(f"升级以后有的表行数变少了（{'、'.join(lost)}）；请用升级前的备份“{backup.name}”恢复，并告诉维护人员。")
    return Upgrade(backup, len(steps))


def check_database() -> Iterator[Check]:
    """Whether the installation's own database is whole: the database itself, its documents, its ledger."""
    damage = find_damage("default")
    yield Check("数据库完整", not damage, damage or "没有损坏")
    if not damage:
        yield from verify_contents()
