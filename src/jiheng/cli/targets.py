"""``jiheng targets``: one target value a line in, one TARGET (JSON) a line out."""

import argparse
import json
import os
import re
import sys
import unicodedata

import jiheng

NAME = "targets"
SUMMARY = "逐行把目标值变成机器可读的目标"

_YEAR = re.compile(r"((?:19|20|21)[0-9]{2})年?度?")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The fiscal year; the values come by standard input and go to standard output."""
    parser.add_argument("--fiscal-year", metavar="年度", type=_read_year, help="预算年度，如 2025：没有写年份的日期（年底前、次年3月底前）按它补")
    parser.epilog = "示例: echo 不少于40亿元 | jiheng targets\n      echo 次年3月底前 | jiheng targets --fiscal-year 2025"


def run(options: argparse.Namespace) -> int:
    """Answers every line in its order; a reader that goes away ends it quietly."""
    try:
        for line in sys.stdin:
            target = jiheng.parse_target(line.rstrip("\r\n"), fiscal_year=options.fiscal_year)
            sys.stdout.write(json.dumps(jiheng.target_to_json(target), ensure_ascii=False) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered has no reader; without this the interpreter complains about it on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _read_year(text: str) -> int:
    year = _YEAR.fullmatch(unicodedata.normalize("NFKC", text.strip()))
    if not year:
        raise argparse.ArgumentTypeError(f"预算年度应是1900到2199之间的四位数，如 2025，而不是“{text}”")
    return int(year[1])
