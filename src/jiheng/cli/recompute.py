"""``jiheng recompute``: an actual value worked out again from its trace alone."""

import argparse
import json
from pathlib import Path

import jiheng

NAME = "recompute"
SUMMARY = "凭计算过程文件重算实际完成值，不用数据库；改过一条记录也看得出来"

_LARGEST = 1 << 28


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Traces."""
    parser.add_argument("files", metavar="文件", nargs="+", help="jiheng measure --traces 写出的计算过程")


def run(options: argparse.Namespace) -> int:
    """Say of each trace what it comes to; 1 where one does not bear itself out."""
    outcomes = [_say(Path(file)) for file in options.files]
    return int(not all(outcomes))


def _say(path: Path) -> bool:
    try:
        actual = jiheng.recompute(_load(path))
    except jiheng.BrokenMeasure as error:
        print(f"{path}：{error}")
        return False
    print(f"{path}：重算相符，{jiheng.describe_actual(actual)}")
    return True


def _load(path: Path) -> dict[str, object]:
    try:
        if path.stat().st_size > _LARGEST:
            raise jiheng.RefusedDocument(f"“{path}”太大，不像计算过程。")
        trace = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise jiheng.RefusedDocument(f"打不开“{path}”，请检查路径。") from error
    except (ValueError, RecursionError) as error:
        raise jiheng.RefusedDocument(f"“{path}”不是 JSON，不能重算。") from error
    if not isinstance(trace, dict):
        raise jiheng.RefusedDocument(f"“{path}”不是计算过程，不能重算。")
    return trace
