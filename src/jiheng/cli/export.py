"""``jiheng export``: filings as open data, in the formats of others."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import jiheng
from jiheng.cli.clock import today
from jiheng.cli.terminal import clear_progress, show_progress

NAME = "export"
SUMMARY = "把填报的表导出成开放数据：CSV、Parquet、数据包、JSON、工作簿、IATI、StratML"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files or folders, a format, and where it goes."""
    parser.add_argument(
        "files", nargs="+", metavar="文件", help="工作簿、文档、PDF 或文本，绩衡导出的 JSON，绩衡的数据包；也可以是文件夹或压缩包",
    )
    parser.add_argument("--to", required=True, choices=tuple(jiheng.EXPORTS), metavar="格式", help=f"{'、'.join(jiheng.EXPORTS)} 之一")
    parser.add_argument("-o", "--output", required=True, metavar="输出", help="写到哪个文件；datapackage 写成 .zip 或文件夹")
    parser.add_argument("--findings", action="store_true", help="同时写出疑点（只用于 datapackage 和一张表的 xlsx）；疑点是内部材料，公开前请先想清楚")
    parser.add_argument("--profile", metavar="口径", help="与 --findings 同用：按哪个口径检查（默认用表的口径）")
    parser.add_argument("--year", type=int, metavar="年度", help="表上没有写年度时用的年度（iati、stratml）")
    parser.add_argument("--organisation", metavar="标识", help="填报机构登记的标识（iati）；不写时用只在本文件内有效的标识")
    parser.add_argument("--title", metavar="标题", help="数据包的标题（datapackage）")
    parser.add_argument("--licence", metavar="许可", help="数据包的使用许可，如 CC-BY-4.0（datapackage）；不写时注明由发布单位确定")


def run(options: argparse.Namespace) -> int:
    """Read everything, write it, and say what was written; what cannot be read is told, and the rest is written."""
    target = Path(options.output)
    _check(options, target)
    filings = [filing for path in options.files for filing in _read(path)]
    clear_progress()
    if not filings:
        raise jiheng.UnknownForm("没有读出一张表，没有写出文件；原因见上面各行。")
    findings = [jiheng.check(filing, profile=options.profile, on=today()).findings for filing in filings] if options.findings else []
    publisher = jiheng.Publisher(title=options.title, licence=options.licence)
    wanted = jiheng.ExportOptions(fiscal_year=options.year, organisation=options.organisation, publisher=publisher)
    files = jiheng.export(filings, target, to=options.to, findings=findings, options=wanted)
    indicators = sum(filing.indicator_count for filing in filings)
    print(f"{len(filings)} 张表，{indicators} 项指标，已写入 {'、'.join(map(str, files))}")
    return 0


def _check(options: argparse.Namespace, target: Path) -> None:
    """Before anything is read: the format, the year, and that no source would be overwritten."""
    jiheng.check_export(target, to=options.to)
    if options.year is not None and not 1949 <= options.year <= 2999:
        raise jiheng.JihengError(f"--year 应为四位年度，如 2025，而不是 {options.year}。")
    if target.exists() and any(Path(path).exists() and target.samefile(path) for path in options.files):
        raise jiheng.JihengError(f"“{target}”就是要读的文件，不能覆盖它；请用 -o 写明另一个文件。")


def _read(path: str) -> "Iterator[jiheng.Filing]":
    """The filings of a file, or of all documents of a folder or an archive, those that cannot be read told on the way."""
    show_progress(f"正在读取 {path} ……")
    if jiheng.is_package(Path(path)) or not jiheng.holds_documents(path):
        yield from jiheng.read_filings(path)
        return
    for inside, readings, error in jiheng.read_each(path):
        show_progress(f"正在读取 {inside} ……")
        if error:
            clear_progress()
            print(f"{inside}：{error}", file=sys.stderr)
        yield from (reading.filing for reading in readings)
