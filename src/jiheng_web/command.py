"""The command ``jiheng serve``; it starts the server and imports no web framework itself."""

import argparse
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


def run(options: argparse.Namespace) -> int:
    """Serves until it is stopped; returns the exit code.

    Raises ``JihengError`` with a sentence where it cannot start, also where the web's libraries are not installed. Django wants its
    settings before its models are imported, so what wakes it is loaded before what serves.
    """
    home = load("jiheng_web.startup", extra="web").wake(options.folder, host=options.host)
    load("jiheng_web.server", extra="web").serve(options.host, options.port, home=home, files=options.files)
    return 0
