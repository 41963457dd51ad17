"""``jiheng show``: what the reader saw of one page."""

import argparse
from pathlib import Path

import jiheng
from jiheng.cli.output import write_answer
from jiheng.cli.terminal import clear_progress, show_progress

NAME = "show"
SUMMARY = "画出读到的一页：单元格、各栏目的位置、没有读的地方"

_SCREEN = "-"
_KINDS = {".svg": "svg", ".html": "html", ".htm": "html", ".png": "png"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A file, a page, and where the drawing goes."""
    parser.add_argument("file", metavar="文件", help="PDF、工作簿、文档、网页或文本")
    parser.add_argument("--page", type=int, default=1, metavar="页码", help="画第几页（默认 1）；没有页的文件是第几张表")
    parser.add_argument(
        "-o", "--output", metavar="图", help="写到 .svg、.html 或 .png（只画页面）；“-”为标准输出（默认写到当前文件夹的“文件名.第N页.svg”）",
    )


def run(options: argparse.Namespace) -> int:
    """Write the drawing and say where."""
    target = options.output or f"{Path(options.file).name}.第{options.page}页.svg"
    kind = "svg" if target == _SCREEN else _KINDS.get(Path(target).suffix.lower())
    if kind is None:
        raise jiheng.JihengError(f"不知道“{target}”要写成哪种图；请把文件名写成 .svg、.html 或 .png 结尾。")
    show_progress(f"正在读取 {options.file} ……")
    drawing = jiheng.show(options.file, page=options.page, kind=kind)  # type: ignore[arg-type]  # one of the kinds above
    clear_progress()
    write_answer(drawing, path=target, source=options.file)
    if target != _SCREEN:
        print(f"已写入 {target}")
    return 0
