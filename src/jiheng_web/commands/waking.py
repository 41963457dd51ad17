"""What the commands share: the option for the data folder, and waking the web application on it."""

import argparse
from pathlib import Path
from types import ModuleType

from jiheng.extras import load


def add_folder(parser: argparse.ArgumentParser) -> None:
    """The option ``--data``."""
    parser.add_argument("--data", dest="folder", type=Path, metavar="文件夹", help="存放数据的文件夹（默认在个人目录下）")


def wake(folder: Path | None, module: str) -> ModuleType:
    """The module called so of the web application, woken on the data folder.

    Raises ``JihengError`` with a sentence where the folder cannot be used or the web's libraries are not installed.
    """
    load("jiheng_web.startup", extra="web").wake(folder, host="127.0.0.1")
    return load(f"jiheng_web.{module}", extra="web")
