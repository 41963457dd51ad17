"""How the installation is doing: the database, the disk, the backups, the queue and the ledger."""

import datetime
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.utils import timezone

import jiheng
from jiheng_web.accounts.models import Account
from jiheng_web.backups.actions.files import BackupFile, list_backups
from jiheng_web.documents.models import ReadDocument
from jiheng_web.home import Home
from jiheng_web.jobs.models import Job
from jiheng_web.jobs.queries import count_open, find_last_seen, find_oldest_waiting
from jiheng_web.ledgers.queries import find_head
from jiheng_web.places.models import Place, Project
from jiheng_web.submissions.models import Submission

FREE_PERCENT = 5
"""Less of the disk free than this is a fault."""
_LATE = 3
"""A backup is missing when so many times its span has passed."""
_SEEN_MINUTES = 2
_STUCK_MINUTES = 30
_COUNTED = (("单位", Place), ("项目", Project), ("申报表", Submission), ("已读文件", ReadDocument), ("账号", Account), ("后台任务", Job))


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing about the installation: what, whether it is well, and in which words."""

    what: str
    is_well: bool
    words: str


@dataclass(frozen=True, slots=True)
class State:
    """The installation at this moment."""

    signs: tuple[Sign, ...]
    counts: tuple[tuple[str, int], ...]
    backups: tuple[BackupFile, ...]
    head: jiheng.Head | None

    @property
    def is_well(self) -> bool:
        """Whether every sign is."""
        return all(sign.is_well for sign in self.signs)


def find_state() -> State:
    """Everything that the page of the installation shows."""
    home, now = Home(settings.HOME), timezone.now()
    backups = list_backups(home.backups)
    signs = (_database_sign(), _disk_sign(home.folder), _backup_sign(backups, now), _worker_sign(now), _queue_sign(now))
    counts = tuple((words, model._default_manager.count()) for words, model in _COUNTED)
    return State(signs, counts, backups, find_head())


def find_faults() -> list[str]:
    """What makes the installation unfit to answer: the database that cannot be written, the disk that is full."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return ["数据库写不进去"]
    disk = _disk_sign(Path(settings.HOME))
    return [] if disk.is_well else [f"磁盘{disk.words}"]


def _database_sign() -> Sign:
    name = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "sqlite":
        size = sum(path.stat().st_size for path in (name, name.with_name(name.name + "-wal")) if path.is_file())
        return Sign("数据库", True, f"SQLite，{_say_size(size)}")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return Sign("数据库", True, f"PostgreSQL，{_say_size(int(cursor.fetchone()[0]))}")


def _disk_sign(folder: Path) -> Sign:
    usage = shutil.disk_usage(folder)
    return Sign("磁盘", usage.free * 100 >= usage.total * FREE_PERCENT, f"还剩 {_say_size(usage.free)}（{usage.free * 100 // usage.total}%）")


def _backup_sign(backups: tuple[BackupFile, ...], now: datetime.datetime) -> Sign:
    if not backups:
        return Sign("备份", settings.BACKUP_MINUTES <= 0, "还没有备份")
    age = now - backups[0].at
    is_late = settings.BACKUP_MINUTES > 0 and age > datetime.timedelta(minutes=settings.BACKUP_MINUTES * _LATE)
    return Sign("备份", not is_late, f"最近一份是 {_say_age(age)}，共 {len(backups)} 份")


def _worker_sign(now: datetime.datetime) -> Sign:
    seen = find_last_seen()
    if seen is None:
        return Sign("后台任务执行进程", False, "没有启动过；请用 jiheng serve 或 jiheng worker 启动")
    is_there = now - seen <= datetime.timedelta(minutes=_SEEN_MINUTES)
    return Sign("后台任务执行进程", is_there, f"{'在运行' if is_there else '没有在运行'}，最近一次是 {_say_age(now - seen)}")


def _queue_sign(now: datetime.datetime) -> Sign:
    counts, oldest = count_open(), find_oldest_waiting()
    age = now - oldest.ready_at if oldest else datetime.timedelta()
    words = f"等待 {counts['waiting']} 个，进行中 {counts['running']} 个" + (f"；最早的是 {_say_age(age)}排的" if oldest else "")
    return Sign("排着的任务", age <= datetime.timedelta(minutes=_STUCK_MINUTES), words)


def _say_size(size: int) -> str:
    return f"{size / (1 << 30):.1f} GB" if size >= 1 << 30 else f"{size / (1 << 20):.1f} MB"


def _say_age(age: datetime.timedelta) -> str:
    seconds = max(int(age.total_seconds()), 0)
    for span, words in ((86_400, "天"), (3_600, "小时"), (60, "分钟")):
        if seconds >= span:
            return f"{seconds // span} {words}前"
    return f"{seconds} 秒前"
