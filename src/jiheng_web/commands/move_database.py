"""The command ``jiheng move-database``."""

import argparse

from jiheng_web.commands.waking import add_folder, wake

NAME = "move-database"
SUMMARY = "把数据搬到另一个数据库（如 SQLite 换到 PostgreSQL），搬完逐行核对"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("url", metavar="地址", help="空的目标数据库，如 postgresql://用户:密码@主机:5432/名称")
    add_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Copies everything and says what was compared; 1 where something differs. Raises ``JihengError`` where it cannot be done."""
    keeping = wake(options.folder, "keeping")
    checks = keeping.move_installation(options.url)
    for check in checks:
        print(f"{'一致' if check.holds else '不符'}　{check.what}：{check.words}")
    if not all(check.holds for check in checks):
        print("两边不一致，请不要使用目标数据库；原来的数据库没有动。")
        return 1
    print("搬好了。原来的数据库没有动；以后请把环境变量 JIHENG_DATABASE_URL 设成新的地址再启动。")
    return 0
