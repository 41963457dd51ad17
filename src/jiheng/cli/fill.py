"""``jiheng fill``: what was read, in an official form."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby

import jiheng
from jiheng.cli.checkpoint_files import read_checkpoint_file
from jiheng.cli.output import write_answer
from jiheng.cli.terminal import clear_progress, paint, show_progress

NAME = "fill"
SUMMARY = "把读到的内容填进官方表式：工作簿、文档、PDF 或一个压缩包"

_EXAMPLE_LENGTH = 40
_REPORT = "evaluation-report"
"""The report in words, which is no form with cells."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files, a form in a region, one project of them, and where it goes."""
    parser.add_argument("files", metavar="文件", nargs="*", help="读过的那些格式都行；几份文件合成一套")
    parser.add_argument("--list", action="store_true", help="列出有哪些表、哪些地区的版式")
    parser.add_argument("--form", metavar="表", help="填成哪种表，如 project-target（--list 列出全部）")
    parser.add_argument("--region", metavar="地区", help="哪里的版式，如 sichuan（默认中央的；没有中央的就用唯一的一种）")
    parser.add_argument("--project", type=int, metavar="序号", help="只填第几个项目（默认全部）")
    parser.add_argument("--omitted", action="store_true", help="逐条列出表里没有地方填的内容（默认只数一数，举一个例子）")
    parser.add_argument("--charts", action="store_true", help="表下画图：指标值与实际完成值；汇总表画得分和等级分布（要装 pdf 这个组件）")
    parser.add_argument("--checkpoint", metavar="存证", help="把账本的存证印在每张表上：页脚一行，表下有二维码")
    parser.add_argument("-o", "--output", metavar="输出", help="写到 .xlsx、.docx、.pdf（几个项目装订成一册，带目录）或 .zip（一个项目一份）")


def run(options: argparse.Namespace) -> int:
    """Write the form and say what it could not hold."""
    if options.list:
        print("\n".join(_list_forms()))
        return 0
    if not options.files or not options.form or not options.output:
        raise jiheng.JihengError("请写明要读的文件、--form 哪种表、-o 写到哪里；有哪些表，用 jiheng fill --list 看。")
    if options.form == _REPORT:
        return _write_report(options)
    kind = jiheng.find_form_kind(options.output)
    show_progress(f"正在读取 {'、'.join(options.files)} ……")
    filings = [reading.filing for file in options.files for reading in jiheng.read_all(file, isolated=True)]
    show_progress("正在填表 ……")
    filled = jiheng.fill(filings, form=options.form, region=options.region, project=options.project, charts=options.charts)
    if options.checkpoint:
        filled = jiheng.print_on_form(filled, read_checkpoint_file(options.checkpoint))
    content = jiheng.write_form(filled, kind=kind)
    clear_progress()
    for file in options.files[1:]:
        if file == options.output:
            raise jiheng.JihengError(f"“{file}”就是要读的表，不能覆盖它；请用 -o 写明另一个文件。")
    write_answer(content, path=options.output, source=options.files[0])
    print(f"已写入 {options.output}：{filled.layout.title}（{filled.layout.region_title}），{len(filled.sheets)} 张")
    for notice in dict.fromkeys(_unread(filings)):
        print(paint(notice, "yellow"), file=sys.stderr)
    for line in _list_omitted(filled.omissions, whole=options.omitted):
        print(line, file=sys.stderr)
    return 0


def _write_report(options: argparse.Namespace) -> int:
    """The outline of the report on self-evaluations as a document."""
    if not options.output.lower().endswith(".docx"):
        raise jiheng.JihengError("自评报告写成可以接着改的文档；请用 -o 写明 .docx 文件。")
    show_progress(f"正在读取 {'、'.join(options.files)} ……")
    content = jiheng.write_evaluation_report([reading.filing for file in options.files for reading in jiheng.read_all(file, isolated=True)])
    clear_progress()
    write_answer(content, path=options.output, source=options.files[0])
    print(f"已写入 {options.output}：自评报告的提纲，数据已经填好；方括号里的请人写")
    return 0


def _list_forms() -> Iterator[str]:
    """Every form with its regions."""
    for form, layouts in groupby(jiheng.list_form_layouts(), key=lambda layout: layout.form):
        entries = list(layouts)
        yield paint(f"{form}　{entries[0].title}", "blue")
        for layout in entries:
            yield f"  --region {layout.region:<14}{layout.region_title}；来源：{layout.source}"
    yield paint(f"{_REPORT}　项目支出绩效自评报告（Word 文档，提纲和数据）", "blue")


def _unread(filings: "Sequence[jiheng.Filing]") -> Iterator[str]:
    for filing in filings:
        count = sum(notice.kind == "unread" for notice in filing.notices)
        if count:
            yield f"“{filing.name}”有 {count} 处没有读到，填出来的表里也没有；用 jiheng read 看是哪些。"


def _list_omitted(omissions: "Sequence[jiheng.Omission]", *, whole: bool) -> Iterator[str]:
    """What the form has no place for: one a line, or counted by what it is."""
    if not omissions:
        return
    yield paint(f"这种表没有地方填、因此没有填进去的内容 {len(omissions)} 处：", "yellow")
    if whole:
        yield from (f"  〔{one.project}〕{one.words}：{one.text}" for one in omissions)
        return
    counted: dict[str, list[jiheng.Omission]] = {}
    for one in omissions:
        counted.setdefault(one.kind, []).append(one)
    for kind, group in counted.items():
        text = " ".join(group[0].text.split())
        shown = text if len(text) <= _EXAMPLE_LENGTH else f"{text[:_EXAMPLE_LENGTH]}……"
        yield f"  {kind}　{len(group)} 处，如〔{group[0].project}〕{shown}"
    yield "加 --omitted 逐条列出"
