"""``jiheng compare``: what differs between two filings."""

import argparse
import json
import sys
from collections import defaultdict

import jiheng
from jiheng.cli.output import write_answer
from jiheng.cli.terminal import clear_progress, show_progress

NAME = "compare"
SUMMARY = "比较两份表：新增、删去、改动的项目和指标，金额和措辞逐处对照"

_SCREEN = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Two files, and how the difference is printed."""
    parser.add_argument("before", metavar="前一份", help="工作簿、文档、PDF、文本，或绩衡导出的 JSON、数据包")
    parser.add_argument("after", metavar="后一份", help="同上")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text：给人看；json：给程序用（默认 text）")
    parser.add_argument("--spellings", action="store_true", help="也列出只是写法不同的地方（“≥95%%”和“不低于95%%”）")
    parser.add_argument("-o", "--output", metavar="文件", help="写到哪个文件（默认标准输出）")


def run(options: argparse.Namespace) -> int:
    """Print the differences; 0 where there are none, 1 where there are."""
    show_progress(f"正在读取 {options.before} 和 {options.after} ……")
    pairs, alone = _pair(jiheng.read_filings(options.before), jiheng.read_filings(options.after))
    clear_progress()
    if not pairs:
        raise jiheng.JihengError(f"“{options.before}”和“{options.after}”里没有同一种表，不能比较；请各选一份同样的表。")
    differences = [jiheng.compare(before, after) for before, after in pairs]
    write_answer(_print(differences, options), path=options.output, source=options.before)
    for words in alone:
        print(words, file=sys.stderr)
    if options.output not in (None, _SCREEN):
        print(f"已写入 {options.output}")
    return int(bool(alone) or any(not difference.is_empty for difference in differences))


def _print(differences: "list[jiheng.Difference]", options: argparse.Namespace) -> str:
    if options.format == "text":
        return "\n".join(jiheng.print_difference(difference, with_spellings=options.spellings) for difference in differences)
    plain = [jiheng.difference_to_json(difference) for difference in differences]
    return json.dumps(plain[0] if len(plain) == 1 else plain, ensure_ascii=False, indent=2) + "\n"


def _pair(
    before: "tuple[jiheng.Filing, ...]", after: "tuple[jiheng.Filing, ...]",
) -> "tuple[list[tuple[jiheng.Filing, jiheng.Filing]], list[str]]":  # fmt: skip
    """The filings of one form, the first with the first; and a sentence for each that has no other."""
    waiting: defaultdict[str, list[jiheng.Filing]] = defaultdict(list)
    for filing in after:
        waiting[filing.form].append(filing)
    pairs, alone = [], []
    for filing in before:
        if waiting[filing.form]:
            pairs.append((filing, waiting[filing.form].pop(0)))
        else:
            alone.append(f"只在前一份里的表：{filing.title or filing.name}")
    alone += [f"只在后一份里的表：{filing.title or filing.name}" for filings in waiting.values() for filing in filings]
    return pairs, alone
