"""``jiheng rules-accuracy``: how well the rules find what people have labelled, and leave the rest alone."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

import jiheng
from jiheng.cli.profile_words import read_day
from jiheng.errors import JihengError

NAME = "rules-accuracy"
SUMMARY = "用人工标注过的表衡量规则：每类疑点的查全率，每条规则的查准率"

_ENDINGS = (".labels.yaml", ".labels.yml", ".labels.json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The label files, and under which profile."""
    parser.add_argument("labels", metavar="标注", nargs="+", help="标注文件（表名.labels.yaml 或 .labels.json，和表放在一起），或放它们的文件夹")
    parser.add_argument("--profile", metavar="口径", help="按哪个口径检查（默认用表的口径）")
    parser.add_argument("--on", metavar="日期", type=read_day, help="按哪一天执行的口径检查，如 2025-03-01（默认最近的规定）")
    parser.add_argument("--details", action="store_true", help="逐条列出漏查和误报")


def run(options: argparse.Namespace) -> int:
    """Measure and print two tables."""
    pairs = [pair for path in options.labels for pair in _pairs(Path(path))]
    accuracy = jiheng.measure_rules(pairs, profile=options.profile, on=options.on)
    print(jiheng.print_accuracy(accuracy))
    if options.details:
        print("\n".join(["", *accuracy.misses, *accuracy.alarms]))
    return 0


def _pairs(path: Path) -> Iterator[tuple[Path, Path]]:
    """Every label file at the path with the table beside it."""
    files: Iterable[Path] = sorted(path.iterdir()) if path.is_dir() else [path]
    found = [file for file in files if file.name.endswith(_ENDINGS)]
    if not found:
        raise JihengError(f"“{path}”里没有标注文件；标注文件和表放在一起，名为“表名.labels.yaml”。")
    for file in found:
        stem = file.name.removesuffix(next(ending for ending in _ENDINGS if file.name.endswith(ending)))
        tables = [table for table in sorted(file.parent.glob("*")) if table.stem == stem and not table.name.endswith(_ENDINGS)]
        if not tables:
            raise JihengError(f"“{file}”旁边没有名为“{stem}”的表；请把标注和表放在同一个文件夹。")
        yield tables[0], file
