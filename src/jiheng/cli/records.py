"""``jiheng records``: the kinds of evidence records, their templates, and what is wrong in a filled one."""

import argparse

import jiheng
from jiheng.cli.output import write_answer
from jiheng.cli.terminal import paint

NAME = "records"
SUMMARY = "佐证记录：有哪些种类，写出登记用的模板，检查填好的表"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files to check, or a kind whose template is wanted."""
    parser.add_argument("files", metavar="文件", nargs="*", help="填好的登记表，逐格检查")
    parser.add_argument("--list", action="store_true", help="列出记录的种类和各自的列")
    parser.add_argument("--template", metavar="种类", help="写出这一种的模板，如 活动（--list 列出全部）")
    parser.add_argument("-o", "--output", metavar="输出", help="模板写到哪个 .xlsx 文件")


def run(options: argparse.Namespace) -> int:
    """List, write or check; 1 where a cell is wrong."""
    if options.list:
        print("\n".join(_describe(kind) for kind in jiheng.list_record_kinds()))
        return 0
    if options.template:
        return _write_template(options)
    if not options.files:
        raise jiheng.JihengError("请写明要检查的登记表，或用 --template 种类 -o 文件 写出模板；有哪些种类，用 --list 看。")
    outcomes = [_check(file) for file in options.files]
    return int(not all(outcomes))


def find_record_kind(words: str) -> "jiheng.RecordKind":
    """The kind called so, in Chinese or by its name; raises ``JihengError`` where there is none."""
    found = next((kind for kind in jiheng.list_record_kinds() if words in (kind.words, kind.name)), None)
    if found is None:
        known = "、".join(kind.words for kind in jiheng.list_record_kinds())
        raise jiheng.JihengError(f"没有叫“{words}”的佐证记录；有：{known}。")
    return found


def _describe(kind: "jiheng.RecordKind") -> str:
    columns = "、".join(f"{each.words}{'*' if each.is_required else ''}" for each in kind.fields)
    return f"{paint(kind.words, 'bold')}　{columns}"


def _write_template(options: argparse.Namespace) -> int:
    kind = find_record_kind(options.template)
    if not options.output:
        raise jiheng.JihengError(f"请用 -o 写明模板写到哪里，例如 -o {kind.words}.xlsx")
    write_answer(jiheng.write_record_template(kind), path=options.output, source="")
    print(f"已写入 {options.output}：{kind.words}登记表，{len(kind.fields)} 列")
    return 0


def _check(file: str) -> bool:
    """What a filled table says; whether every row of it can be taken."""
    reading = jiheng.read_records(file, isolated=True)
    print(f"{file}：{reading.kind.words}，{len(reading.records)} 条可以导入" + (f"，{len(reading.repeated)} 条重复" if reading.repeated else ""))
    for head in reading.unknown:
        print(paint(f"  “{head}”列不认识，没有读。", "yellow"))
    for mistake in reading.mistakes:
        print(paint(f"  {mistake.sentence}", "red"))
    return reading.is_whole
