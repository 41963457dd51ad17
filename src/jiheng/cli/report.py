"""``jiheng report``: one table and its findings as one page to read, print and pass on."""

import argparse
import sys
from pathlib import Path

import jiheng
from jiheng.cli.output import write_answer
from jiheng.cli.terminal import clear_progress, show_progress

NAME = "report"
SUMMARY = "把一张表和它的疑点写成一个网页文件，可以打印、转发"

_SCREEN = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A file, a profile, and where the page goes."""
    parser.add_argument("file", metavar="文件", help="工作簿、文档、网页、PDF 或文本")
    parser.add_argument("--profile", metavar="口径", help="按哪个口径检查（默认用表的口径）")
    parser.add_argument("-o", "--output", metavar="网页", help="写到哪个文件；“-”为标准输出（默认写到当前文件夹的“文件名.报告.html”）")


def run(options: argparse.Namespace) -> int:
    """Write the page and say where; 0, however many findings it shows."""
    target = options.output or f"{Path(options.file).name}.报告.html"
    show_progress(f"正在读取和检查 {options.file} ……")
    reading = jiheng.read(options.file, isolated=True)
    result = jiheng.check(reading.filing, profile=options.profile)
    page = jiheng.render_report(reading.document, reading.filing, result.findings, result.verdicts, failures=result.failures)
    clear_progress()
    write_answer(page, path=target, source=options.file)
    for failure in result.failures:
        print(failure, file=sys.stderr)
    if target != _SCREEN:
        print(f"已写入 {target}：{reading.filing.indicator_count} 项指标，{len(result.findings)} 处疑点")
    return 0
