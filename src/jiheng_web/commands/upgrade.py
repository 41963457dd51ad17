"""The command ``jiheng upgrade``."""

import argparse

from jiheng_web.commands.waking import add_folder, wake

NAME = "upgrade"
SUMMARY = "升级数据库：先备份，再升级，再核对（serve 启动时也会做）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Says what was done and what was found; 1 where the database is not whole. Raises ``JihengError`` where nothing could be done."""
    keeping = wake(options.folder, "keeping")
    home = keeping.get_home()
    with home.turn():
        done = keeping.upgrade(home.backups)
    if done.backup:
        print(f"升级前的备份：{done.backup}")
    print(f"升级好了，共 {done.steps} 步。" if done.steps else "已经是最新的，没有要升级的。")
    is_whole = True
    for check in keeping.check_database():
        print(f"{'正常' if check.holds else '有问题'}　{check.what}：{check.words}")
        is_whole = is_whole and check.holds
    return int(not is_whole)
