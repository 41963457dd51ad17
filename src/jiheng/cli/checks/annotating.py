"""``jiheng check --annotate``: the findings as comments in a copy of the user's own file."""

import argparse

import jiheng
from jiheng.cli.checks.checked import Checked
from jiheng.cli.output import write_answer


def add_annotation_argument(parser: argparse.ArgumentParser) -> None:
    """Where to write the copy."""
    parser.add_argument("--annotate", metavar="输出", help="把疑点写成批注，放进原文件的一份副本（XLSX、DOCX、PDF；加 --all 连提示也写）")


def refuse_annotation(options: argparse.Namespace, *, instead: bool) -> None:
    """Raise ``JihengError`` where comments are asked for that cannot be written: of many files at once, or ``instead`` of corrections."""
    if not options.annotate:
        return
    if instead:
        raise jiheng.JihengError("--annotate 不能与 --fix、--fix-proposed、--diff 同用；请先改好，再对改好的文件写批注。")
    if options.file and jiheng.holds_documents(options.file):
        raise jiheng.JihengError(f"“{options.file}”里有好几个文件；--annotate 一次写一个，请写明其中的一个文件。")


def write_annotated(checked: Checked, options: argparse.Namespace) -> str:
    """Write the copy; returns a sentence that says so. Raises ``JihengError`` where it cannot hold comments or be written."""
    if options.annotate == "-":
        raise jiheng.JihengError("带批注的文件不能显示在屏幕上；请在 --annotate 后面写明文件名。")
    findings = [finding for finding in checked.on_document if options.all or finding.severity != "hint"]
    content = jiheng.annotate(options.file, findings, document=checked.readings[0].document)
    write_answer(content, path=options.annotate, source=options.file)
    if not findings:
        return f"没有要写的疑点，文件原样另存为“{options.annotate}”。"
    return f"{len(findings)} 条疑点已写成批注，另存为“{options.annotate}”，原来的文件没有动。"
