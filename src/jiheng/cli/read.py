"""``jiheng read``: one document as a filing; a folder or an archive as a table of all its indicators."""

import argparse
import json
import sys

import jiheng
from jiheng.cli.folders import print_each, write_table
from jiheng.cli.output import write_answer
from jiheng.cli.publication import count_contents, list_contents, list_notices
from jiheng.cli.terminal import clear_progress, paint, show_progress

NAME = "read"
SUMMARY = "读一张公开的绩效目标表，核对合计"

_PROOF = {"proved": ("已核平", "green"), "not-provable": ("无法核对", "yellow"), "broken": ("不平", "red")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A file and a format; a folder or an archive and the table to write."""
    parser.add_argument("file", metavar="文件", help="工作簿、文档、网页、PDF 或文本；也可以是文件夹或压缩包（ZIP）")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text 是给人看的摘要，json 是全部内容")
    parser.add_argument("-o", "--output", metavar="输出", help="写到文件（默认显示在屏幕上）")
    parser.add_argument("--out", metavar="表格", help="一项指标一行，写成 .xlsx、.csv 或 .parquet，另附每个文件的读取情况；停下后再运行会接着读")
    parser.add_argument("--jobs", type=int, metavar="个数", help="与 --out 同用：几个进程同时读（默认与处理器核数相同）")
    parser.add_argument("--anew", action="store_true", help="与 --out 同用：全部重读，不用上次的结果")


def run(options: argparse.Namespace) -> int:
    """Read it and print it, or write the table."""
    if options.out:
        return write_table(options)
    if options.file and jiheng.holds_documents(options.file):
        return print_each(options)
    show_progress(f"正在读取 {options.file} ……")
    reading = jiheng.read(options.file, isolated=True)
    filing = reading.filing
    clear_progress()
    if options.format == "json":
        content = jiheng.filing_to_json(filing, comments=_list_comments(options.file, reading.document))
        write_answer(json.dumps(content, ensure_ascii=False, indent=1), path=options.output, source=options.file)
    else:
        write_answer("\n".join(summarise(filing)), path=options.output, source=options.file)
    return 0


def _list_comments(path: str, document: "jiheng.Document") -> "tuple[jiheng.Comment, ...]":
    """The comments in the file; where they cannot be read, the filing is told all the same."""
    try:
        return jiheng.read_comments(path, document=document)
    except jiheng.RefusedDocument as refusal:
        print(f"批注没有读出来：{refusal}", file=sys.stderr)
        return ()


def summarise(filing: "jiheng.Filing") -> list[str]:
    """The filing in some lines for people: heading, proof, projects by agency, notices."""
    word, style = _PROOF[filing.proof.status]
    form = jiheng.FORM_WORDS.get(filing.form, filing.form)
    lines = [
        paint(filing.title or form, "bold"),
        f"表种：{form}　部门：{filing.department or '—'}　年度：{filing.fiscal_year or '表上没有写'}"
        f"　口径：{jiheng.load_profile(filing.profile).title}",
        *([] if filing.form == "publication" else [_count(filing)]),
        *([count_contents(filing)] if filing.statements or filing.budget_tables else []),
        f"核对：{paint(word, style)}（{len(filing.proof.checks)} 处合计，{len(filing.proof.failures)} 处不平）",  # type: ignore[arg-type]
    ]
    lines += [f"  {check.what}：表上 {check.left}，算得 {check.right}（{check.source.place}）" for check in filing.proof.failures]
    lines += list_contents(filing)
    number = 0
    for agency in filing.agencies:
        lines += ["", paint(agency.name or "（没有写单位）", "blue")]
        for project in agency.projects:
            number += 1
            amount = project.funds.total.in_unit(filing.money_unit) if project.funds.total else "—"
            lines.append(f"{number:4}. {_grouped(amount):>14}　{len(project.indicators):3} 项指标　{project.name}")
    if filing.notices:
        lines += ["", paint(f"没有读到或有保留的 {len(filing.notices)} 处：", "yellow")]
        lines += list_notices(filing, fold_prose=filing.form == "publication")
    return lines


def _count(filing: "jiheng.Filing") -> str:
    """How many agencies, projects and indicators there are, and the printed total."""
    total = filing.funds.total if filing.funds else None
    count = f"{len(filing.agencies)} 个单位，{sum(1 for _ in filing.projects)} 个项目，{filing.indicator_count} 项指标"
    return count + (f"，合计 {_grouped(total.in_unit(filing.money_unit))} {filing.money_unit}" if total else "")


def _grouped(amount: str) -> str:
    whole, dot, decimals = amount.partition(".")
    return f"{int(whole):,}{dot}{decimals}" if whole.lstrip("-").isdigit() else amount
