"""The command ``jiheng restore``."""

import argparse
from pathlib import Path

from jiheng_web.commands.waking import add_folder, wake

NAME = "restore"
SUMMARY = "核对一份备份，或用它恢复"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("path", type=Path, metavar="备份", help="jiheng backup 写出的文件")
    add_folder(parser)
    parser.add_argument("--check", action="store_true", help="只核对，不恢复：行数、账本、每份文件的内容")
    parser.add_argument("--replace", action="store_true", help="换掉现在的数据库（旧的改名留着）")


def run(options: argparse.Namespace) -> int:
    """Says everything that was compared; 1 where something does not hold. Raises ``JihengError`` where it cannot be restored."""
    keeping = wake(options.folder, "keeping")
    if options.check:
        inspection = keeping.check_backup(options.path, beside_folder=keeping.get_home().folder)
        _tell(inspection)
        print("备份完好，可以用来恢复。" if inspection.is_sound else "备份有问题，请换一份。")
        return int(not inspection.is_sound)
    inspection, kept = keeping.restore(options.path, home=keeping.get_home(), actor=keeping.get_operator(), replace=options.replace)
    _tell(inspection)
    print("恢复好了。" + (f"原来的数据库留着，叫“{kept}”。" if kept else ""))
    return 0


def _tell(inspection: object) -> None:
    print(f"备份时间 {getattr(inspection, 'made_at', '')}，版本 {getattr(inspection, 'version', '')}")
    for check in getattr(inspection, "checks", ()):
        print(f"{'一致' if check.holds else '不符'}　{check.what}：{check.words}")
