"""``jiheng explain``: what a rule checks, why, and on what ground; or what a document is and which rules stand on it."""

import argparse
import re

import jiheng

NAME = "explain"
SUMMARY = "说明一条规则：检查什么、为什么、依据、例子；或一个依据文件：核对情况、哪些规则依据它"

_CODE = re.compile(r"\s*[A-Za-z]{2}[0-9…]*\s*")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The code of a rule or the number of a document, or nothing for the list of all rules."""
    parser.add_argument("code", metavar="编码", nargs="?", help="规则编码，如 IN001；或文件号，如 财预〔2015〕88号；不写则列出全部规则")
    parser.add_argument("--citations", action="store_true", help="列出全部依据和核对情况")


def run(options: argparse.Namespace) -> int:
    """Print the page, or the list."""
    if options.citations:
        for cited in jiheng.list_cited():
            print(f"{cited.citation}　{cited.title}")
    elif not options.code:
        for rule in jiheng.list_rules():
            print(f"{rule.code}  {jiheng.SEVERITY_WORDS[rule.severity]:<4}  {rule.name}")
    elif _CODE.fullmatch(options.code):
        print(jiheng.explain(options.code).markdown, end="")
    else:
        print(jiheng.explain_citation(options.code).markdown, end="")
    return 0
