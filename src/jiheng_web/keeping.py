"""What the commands of an installation do, in one place. Django must be awake (``startup``)."""

import getpass
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

import jiheng
from jiheng_web.actors import EVERYWHERE, Actor, Held
from jiheng_web.backups.actions.files import RefusedBackup
from jiheng_web.backups.actions.moving import move_database
from jiheng_web.backups.actions.restoring import check_backup, restore
from jiheng_web.backups.actions.surveys import Check
from jiheng_web.backups.actions.taking import take_backup
from jiheng_web.backups.actions.upgrading import check_database, upgrade
from jiheng_web.home import Home
from jiheng_web.ledgers.queries import list_segments
from jiheng_web.ledgers.storage import copy_rows

__all__ = [
    "check_backup", "check_database", "export_ledger", "get_home", "get_operator", "move_installation", "restore", "take_backup", "upgrade",
]

VERIFIER = "verify_ledger.py"


def get_home() -> Home:
    """The data folder of this installation."""
    return Home(settings.HOME)


def get_operator() -> Actor:
    """Whoever types commands on the machine of the installation: the system's own name for them; they hold everything anyway."""
    return Actor(f"命令行（{getpass.getuser()}）", held=(Held("local", EVERYWHERE),))


def move_installation(url: str) -> list[Check]:
    """Copies the installation to another database while nothing runs on it; raises ``RefusedBackup`` where that cannot be."""
    with get_home().alone() as is_alone:
        if not is_alone:
            raise RefusedBackup("绩衡正在运行；请先停止它（和 jiheng worker），再换数据库。")
        return move_database(url)


def export_ledger(folder: Path) -> Iterator[tuple[str, int]]:
    """Every segment that is not archived as a folder of tiles exactly as it stands, and the verifier beside; gives names and sizes."""
    segments = list(list_segments().filter(is_archived=False))
    if not segments:
        raise jiheng.BrokenLedger("账本里还没有记录，没有可以导出的。")
    for segment in segments:
        copy_rows(segment, folder / segment.name)
        yield segment.name, segment.size
    Path(folder, VERIFIER).write_text(jiheng.print_verifier(), encoding="utf-8", newline="\n")
