"""``jiheng targets``: one target value a line in, one TARGET (JSON) a line out."""

import argparse
import json
import os
import sys

import jiheng

NAME = "targets"
SUMMARY = "逐行把目标值变成机器可读的目标"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command has no options: it reads standard input and writes standard output."""
    parser.epilog = "示例: echo 不少于40亿元 | jiheng targets"


def run(options: argparse.Namespace) -> int:
    """Answers every line in its order; a reader that goes away ends it quietly."""
    del options
    try:
        for line in sys.stdin:
            target = jiheng.parse_target(line.rstrip("\r\n"))
            sys.stdout.write(json.dumps(jiheng.target_to_json(target), ensure_ascii=False) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered has no reader; without this the interpreter complains about it on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
