"""The command ``jiheng backup``."""

import argparse
from pathlib import Path

from jiheng_web.commands.waking import add_folder, wake

NAME = "backup"
SUMMARY = "备份：数据库和账本，运行时也能做"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_folder(parser)
    parser.add_argument("--to", dest="target", type=Path, metavar="文件夹", help="备份放在哪里（默认数据文件夹里的“备份”）")


def run(options: argparse.Namespace) -> int:
    """Takes a backup and says where it lies; raises ``JihengError`` where it cannot be taken."""
    keeping = wake(options.folder, "keeping")
    path = keeping.take_backup(options.target or keeping.get_home().backups, label="手动")
    print(f"备份好了：{path}（{path.stat().st_size >> 10:,} KB）")
    return 0
