"""The command ``jiheng worker``: runs the background jobs where the server does not do it itself."""

import argparse

from jiheng_web.commands.waking import add_folder, wake

NAME = "worker"
SUMMARY = "执行后台任务（serve 会自己带一个；另外开几个可以同时做）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_folder(parser)
    parser.add_argument("--once", action="store_true", help="做完排着的任务就结束")
    parser.add_argument("--supervised", metavar="名称", help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Works until it is stopped; raises ``JihengError`` where it cannot start."""
    worker = wake(options.folder, "worker")
    worker.check_ready()
    if options.once:
        print(f"做完了 {worker.work_off()} 个任务。")
        return 0
    if not options.supervised:
        print("开始执行后台任务（按 Ctrl+C 停止）", flush=True)
    worker.work(options.supervised, is_supervised=bool(options.supervised))
    return 0
