"""The command ``jiheng export-ledger``."""

import argparse
from pathlib import Path

from jiheng_web.commands.waking import add_folder, wake

NAME = "export-ledger"
SUMMARY = "把数据库里的账本原样导出成文件夹，交给别人核验"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("target", type=Path, metavar="文件夹", help="导出到哪里；每段一个文件夹，旁边附上核验程序")
    add_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Exports every segment that is not archived, sound or not; raises ``JihengError`` where it cannot be written."""
    keeping = wake(options.folder, "keeping")
    for name, size in keeping.export_ledger(options.target):
        print(f"{name}：{size:,} 条")
    print(f"导出好了。请核验：jiheng ledger verify {options.target} --checkpoint 另存的存证")
    return 0
