"""``jiheng explain``: what a rule checks, why, and on what ground."""

import argparse

import jiheng

NAME = "explain"
SUMMARY = "说明一条规则：检查什么、为什么、依据、例子"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The code of a rule, or nothing for the list of all."""
    parser.add_argument("code", metavar="编码", nargs="?", help="规则编码，如 IN001；不写则列出全部规则")


def run(options: argparse.Namespace) -> int:
    """Print the page, or the list."""
    if options.code:
        print(jiheng.explain(options.code).markdown, end="")
        return 0
    for rule in jiheng.list_rules():
        print(f"{rule.code}  {jiheng.SEVERITY_WORDS[rule.severity]:<4}  {rule.name}")
    return 0
