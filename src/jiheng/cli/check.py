"""``jiheng check``: the defects of a document's filings, with their grounds."""

import argparse
import sys
from pathlib import Path

import jiheng
from jiheng.cli.checks.annotating import add_annotation_argument, refuse_annotation, write_annotated
from jiheng.cli.checks.answers import FORMATS, write_checked
from jiheng.cli.checks.checked import LEVELS
from jiheng.cli.checks.checking import check_readings
from jiheng.cli.checks.corrections import add_correction_arguments, correct_file, wants_corrections
from jiheng.cli.checks.many import check_each
from jiheng.cli.checks.others import add_other_arguments
from jiheng.cli.checks.waivers import add_waiver_arguments, record_baseline
from jiheng.cli.profile_words import read_day
from jiheng.cli.terminal import clear_progress, show_progress

NAME = "check"
SUMMARY = "检查绩效目标表的质量，逐条说明依据和改法"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A file, a format, a profile, what to show and from which severity the exit code is 1."""
    parser.add_argument("file", metavar="文件", help="工作簿、文档、网页、PDF 或文本；也可以是文件夹或压缩包（ZIP）")
    parser.add_argument(
        "--format", choices=FORMATS, default="text",
        help="text 给人看；json、sarif 给程序用；opinion 写审核意见（-o 写成 .docx 的是公文格式）；review-sheet 写绩效目标审核表（XLSX 或 DOCX）",
    )
    parser.add_argument("--whole-table", action="store_true", help="与 --format review-sheet 同用：整张表写一份审核表（默认一个项目一份）")
    parser.add_argument("--profile", metavar="口径", help="按哪个口径检查：内置口径的名称，或本局口径文件的路径（默认用表的口径）")
    parser.add_argument("--on", metavar="日期", type=read_day, help="按哪一天执行的口径检查，如 2025-03-01（默认今天）")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--summary", action="store_true", help="只显示每个项目的结论和最要紧的几类问题（默认）")
    shown.add_argument("--list", action="store_true", help="逐条列出位置、依据和改法，不含提示（连提示一起列，用 --all 或 --list --all）")
    parser.add_argument("--all", action="store_true", help="逐条列出全部，连提示和已豁免的（json、sarif 总是全部）")
    parser.add_argument("--fail-on", choices=LEVELS, default="should", help="发现这一级或更重的问题时返回 1（默认 should）")
    add_other_arguments(parser)
    add_waiver_arguments(parser)
    add_correction_arguments(parser)
    add_annotation_argument(parser)
    parser.add_argument("-o", "--output", metavar="输出", help="写到文件（默认显示在屏幕上）")


def run(options: argparse.Namespace) -> int:
    """Check it and print the findings; 1 where some reach the threshold."""
    refuse_annotation(options, instead=wants_corrections(options))
    if wants_corrections(options):
        return correct_file(options)
    if options.file and jiheng.holds_documents(options.file):
        return check_each(options)
    show_progress(f"正在检查 {options.file} ……")
    checked = check_readings(options.file, jiheng.read_all(options.file, isolated=True), options, table=Path(options.file))
    clear_progress()
    if options.write_baseline:
        print(record_baseline(checked))
        return 0
    told = write_annotated(checked, options) if options.annotate else ""
    write_checked(checked, options)
    if told and options.format == "text":
        print(told)
    for failure in checked.failures:
        print(failure, file=sys.stderr)
    return int(checked.reaches(options.fail_on))
