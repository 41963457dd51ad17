"""The command ``jiheng serve``; it starts the server and imports no web framework itself."""

import argparse
import os
from pathlib import Path

from jiheng.extras import load

NAME = "serve"
SUMMARY = "打开网页，在本机浏览器里使用"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--host", default="127.0.0.1", metavar="地址", help="监听的地址（默认 127.0.0.1，只有本机能打开）")
    parser.add_argument("--port", default=8000, type=int, metavar="端口", help="端口（默认 8000；0 表示由系统挑一个空闲的）")
    parser.add_argument("--data", dest="folder", type=Path, metavar="文件夹", help="存放数据的文件夹（默认在个人目录下）")
    parser.add_argument("--load", dest="files", type=Path, nargs="+", default=[], metavar="文件", help="启动时读入的文件，已读过的不重复读")
    parser.add_argument("--no-worker", action="store_true", help="不带后台任务的执行进程（另外用 jiheng worker 启动）")
    parser.add_argument("--office", action="store_true", help="机关版：要登录，有账号、角色和三员分立（不写是单机版）")
    parser.add_argument("--https", action="store_true", help="浏览器经 HTTPS 反向代理打开（登录凭据只走加密连接）")
    parser.add_argument("--new-password", metavar="账号", help="机关版：给这个账号一个新的首次密码，打印出来就结束")


def run(options: argparse.Namespace) -> int:
    """Serves until it is stopped; returns the exit code.

    Raises ``JihengError`` with a sentence where it cannot start, also where the web's libraries are not installed. Django wants its
    settings before its models are imported, so what wakes it is loaded before what serves.
    """
    if options.office:
        os.environ["JIHENG_EDITION"] = "office"
    if options.https:
        os.environ["JIHENG_HTTPS"] = "1"
    home = load("jiheng_web.startup", extra="web").wake(options.folder, host=options.host)
    if options.new_password:
        load("jiheng_web.office", extra="web").tell_new_password(options.new_password)
        return 0
    server = load("jiheng_web.server", extra="web")
    server.serve(options.host, options.port, home=home, files=options.files, has_worker=not options.no_worker)
    return 0
