"""What ``jiheng read`` does with many documents: a table of all indicators, or a list on the screen."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from time import monotonic

import jiheng
from jiheng.cli.output import write_answer
from jiheng.cli.terminal import clear_progress, show_progress

_MOST_JOBS = 64
_PROGRESS_EVERY = 0.1


def write_table(options: argparse.Namespace) -> int:
    """Read everything into the table that ``--out`` names, and say what became of it."""
    jobs = os.cpu_count() or 1 if options.jobs is None else options.jobs
    if not 1 <= jobs <= _MOST_JOBS:
        raise jiheng.JihengError(f"--jobs 应为 1 到 {_MOST_JOBS}，而不是 {jobs}；一般不用写。")
    outcome = jiheng.read_folder(options.file, out=options.out, jobs=jobs, anew=options.anew, progress=_Progress())
    clear_progress()
    counted = "，".join(f"{status} {outcome.counts[status]}" for status in jiheng.STATUSES if outcome.counts[status])
    known = f"（其中 {outcome.known_before} 个上次已读）" if outcome.known_before else ""
    print(f"{sum(outcome.counts.values())} 个文件{known}：{counted}")
    print(f"{outcome.indicators} 项指标，已写入 {'、'.join(map(str, outcome.files))}")
    return 0


def print_each(options: argparse.Namespace) -> int:
    """Read everything, one after another, and print a line for each document, or the JSON of all filings as a list."""
    filings, lines = [], []
    for path, readings, error in jiheng.read_each(options.file):
        show_progress(f"正在读取 {path} ……")
        filings += [reading.filing for reading in readings]
        lines += [f"{path}：{said}" for said in _said(readings, error)]
        if error and options.format == "json":
            clear_progress()
            print(error, file=sys.stderr)
    clear_progress()
    if not filings:
        raise jiheng.UnknownForm(f"“{options.file}”里没有读出一张表。第一个文件 {lines[0]}全部原因可以用 --out 写成表格看。")
    if options.format == "json":
        answer = json.dumps(list(map(jiheng.filing_to_json, filings)), ensure_ascii=False, indent=1)
    else:
        answer = "\n".join([*lines, "", f"读出 {len(filings)} 张表。要把全部指标写成一张表，请加 --out 指标.xlsx"])
    write_answer(answer, path=options.output, source=options.file)
    return 0


def _said(readings: "tuple[jiheng.Reading, ...]", error: jiheng.JihengError | None) -> Iterator[str]:
    if error:
        yield str(error)
    for reading in readings:
        filing = reading.filing
        proof = jiheng.PROOF_WORDS[filing.proof.status]
        yield f"{filing.title or '绩效目标表'}，{sum(1 for _ in filing.projects)} 个项目，{filing.indicator_count} 项指标，{proof}"


class _Progress:
    """A line on the terminal, some times a second at most."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, done: int, total: int, path: str) -> None:
        if monotonic() >= self._next or done == total:
            self._next = monotonic() + _PROGRESS_EVERY
            show_progress(f"{done}/{total}　{path}")
