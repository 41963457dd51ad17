"""``jiheng report``: the tables of a document and their findings as one page to read, print and pass on."""

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

import jiheng
from jiheng.cli.clock import today
from jiheng.cli.output import write_answer
from jiheng.cli.profile_words import describe_profile, read_day
from jiheng.cli.terminal import clear_progress, show_progress
from jiheng.errors import say_why

NAME = "report"
SUMMARY = "把一份文件里的表和疑点写成一个网页文件，可以打印、转发"

_SCREEN = "-"


_SUFFIX = ".报告"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A file or many, a profile, and where the page or the pages go."""
    parser.add_argument("file", metavar="文件", help="工作簿、文档、网页、PDF 或文本；也可以是文件夹或压缩包（ZIP），里面一份文件写一个网页")
    parser.add_argument("--profile", metavar="口径", help="按哪个口径检查：内置口径的名称，或本局口径文件的路径（默认用表的口径）")
    parser.add_argument("--on", metavar="日期", type=read_day, help="按哪一天执行的口径检查，如 2025-03-01（默认今天）")
    parser.add_argument(
        "-o", "--output", metavar="网页", help="写到哪个文件；“-”为标准输出（默认写到当前文件夹的“文件名.报告.html”）；文件夹或压缩包写到哪个文件夹（默认“名称.报告”）",
    )


def run(options: argparse.Namespace) -> int:
    """Write the page or the pages and say where; 0, however many findings they show."""
    if jiheng.holds_documents(options.file):
        return _report_each(options)
    target = options.output or f"{Path(options.file).name}{_SUFFIX}.html"
    show_progress(f"正在读取和检查 {options.file} ……")
    said = _write(jiheng.read_all(options.file, isolated=True), target, options)
    clear_progress()
    if target != _SCREEN:
        print(said)
    return 0


def _report_each(options: argparse.Namespace) -> int:
    """A page for every document in a folder or an archive, in folders like its own; what cannot be read is said in its place."""
    if options.output == _SCREEN:
        raise jiheng.JihengError(f"“{options.file}”里有许多文件，一份写一个网页，不能都写到标准输出；请用 -o 写明放网页的文件夹。")
    folder = Path(options.output or f"{Path(options.file).name}{_SUFFIX}")
    written = refused = 0
    for path, readings, error in jiheng.read_each(options.file):
        show_progress(f"正在读取和检查 {path} ……")
        if error:
            said = f"{path}：{error}"
            refused += 1
        else:
            target = folder.joinpath(*(part for part in f"{path}{_SUFFIX}.html".split("/") if part not in ("", ".", "..")))
            _make_folder(target.parent)
            said = _write(readings, str(target), options)
            written += 1
        clear_progress()
        print(said)
    if not written:
        raise jiheng.UnknownForm(f"“{options.file}”里没有读出一张表，没有写报告；原因见上。")
    print(f"写了 {written} 份报告，都在 {folder}" + (f"；{refused} 份文件没有读出表，原因见上" if refused else ""))
    return 0


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise jiheng.JihengError(f"“{folder}”建不了文件夹（{say_why(error)}）；请用 -o 换一个地方再试。") from error


def _write(readings: "Sequence[jiheng.Reading]", target: str, options: argparse.Namespace) -> str:
    """Check the tables of one document and write its page; what to say of it."""
    parts = [_check(reading.filing, profile=options.profile, on=options.on or today()) for reading in readings]
    write_answer(jiheng.render_reports(readings[0].document, parts), path=target, source=options.file)
    for failure in dict.fromkeys(failure for part in parts for failure in part.failures):
        print(failure, file=sys.stderr)
    tables = f"{len(parts)} 张表，" if len(parts) > 1 else ""
    indicators, findings = sum(part.filing.indicator_count for part in parts), sum(len(part.findings) for part in parts)
    return f"已写入 {target}：{tables}{indicators} 项指标，{findings} 处疑点"


def _check(filing: "jiheng.Filing", *, profile: str | None, on: datetime.date) -> "jiheng.ReportPart":
    result = jiheng.check(filing, profile=profile, on=on)
    words = "；".join([describe_profile(result).removeprefix("口径："), *result.origin.lapses])
    return jiheng.ReportPart(filing, result.findings, result.verdicts, result.failures, words)
