"""``jiheng report``: the tables of a document and their findings as one page to read, print and pass on."""

import argparse
import datetime
import sys
from pathlib import Path

import jiheng
from jiheng.cli.clock import today
from jiheng.cli.output import write_answer
from jiheng.cli.profile_words import describe_profile, read_day
from jiheng.cli.terminal import clear_progress, show_progress

NAME = "report"
SUMMARY = "把一份文件里的表和疑点写成一个网页文件，可以打印、转发"

_SCREEN = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A file, a profile, and where the page goes."""
    parser.add_argument("file", metavar="文件", help="工作簿、文档、网页、PDF 或文本")
    parser.add_argument("--profile", metavar="口径", help="按哪个口径检查：内置口径的名称，或本局口径文件的路径（默认用表的口径）")
    parser.add_argument("--on", metavar="日期", type=read_day, help="按哪一天执行的口径检查，如 2025-03-01（默认今天）")
    parser.add_argument("-o", "--output", metavar="网页", help="写到哪个文件；“-”为标准输出（默认写到当前文件夹的“文件名.报告.html”）")


def run(options: argparse.Namespace) -> int:
    """Write the page and say where; 0, however many findings it shows."""
    target = options.output or f"{Path(options.file).name}.报告.html"
    show_progress(f"正在读取和检查 {options.file} ……")
    readings = jiheng.read_all(options.file, isolated=True)
    parts = [_check(reading.filing, profile=options.profile, on=options.on or today()) for reading in readings]
    page = jiheng.render_reports(readings[0].document, parts)
    clear_progress()
    write_answer(page, path=target, source=options.file)
    for failure in dict.fromkeys(failure for part in parts for failure in part.failures):
        print(failure, file=sys.stderr)
    if target != _SCREEN:
        tables = f"{len(parts)} 张表，" if len(parts) > 1 else ""
        indicators, findings = sum(part.filing.indicator_count for part in parts), sum(len(part.findings) for part in parts)
        print(f"已写入 {target}：{tables}{indicators} 项指标，{findings} 处疑点")
    return 0


def _check(filing: "jiheng.Filing", *, profile: str | None, on: datetime.date) -> "jiheng.ReportPart":
    result = jiheng.check(filing, profile=profile, on=on)
    words = "；".join([describe_profile(result).removeprefix("口径："), *result.origin.lapses])
    return jiheng.ReportPart(filing, result.findings, result.verdicts, result.failures, words)
