"""A folder of many documents into one table, beside a bare pool of processes that only reads them and starts anew when it breaks."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import jiheng
from bench.clock import REPOSITORY

DOCUMENTS = 2_000
RUNS = 3
EXAMPLE = REPOSITORY / "examples" / "示范表.txt"
_NUMBER = re.compile(r"(?<=指标值:)(\D{0,8})(\d+)")


def report(documents: int = DOCUMENTS) -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown."""
    jobs = os.cpu_count() or 1
    indicators = jiheng.read(EXAMPLE).filing.indicator_count
    yield from (f"## 一个文件夹，{documents:,} 份文件", "")
    yield f"每份 {indicators} 项指标，数字各不相同，{jobs} 个进程，从启动命令到写完。空池只读不写：坏了重建，出错再读一次。"
    yield f"各样轮流跑 {RUNS} 遍，倍数是同一遍里两者之比的中位数；处理器时间连子进程在内，机器忙的时候比用时可靠。"
    yield from ("", "| 做什么 | 每秒份数（本机） | 用时与空池相比 | 处理器时间与空池相比 |", "|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = _filled(Path(name, "报送"), documents)
        commands = {"空池：只读": [sys.executable, "-m", "bench.folders", str(folder), str(jobs)]}
        for suffix, what in ((".csv", "读成 CSV"), (".parquet", "读成 Parquet"), (".xlsx", "读成 XLSX")):
            commands[what] = [*_COMMAND, str(folder), "--out", str(Path(name, f"表{suffix}")), "--jobs", str(jobs), "--anew"]
        commands["再运行一次，都已读过"] = [*_COMMAND, str(folder), "--out", str(Path(name, "表.csv")), "--jobs", str(jobs)]
        rounds = [[_timed(command) for command in commands.values()] for _ in range(RUNS)]
    for at, what in enumerate(commands):
        wall, work = (median(run[at][kind] / run[0][kind] for run in rounds) for kind in (0, 1))
        yield f"| {what} | {documents / min(run[at][0] for run in rounds):,.0f} | {wall:.2f} 倍 | {work:.2f} 倍 |"
    yield ""


def _filled(folder: Path, documents: int) -> Path:
    """The folder with its documents, ten to a folder of their own."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for number in range(documents):
        path = folder / f"{number // 10:03}" / f"表{number:04}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_NUMBER.sub(partial(_shifted, number), text), encoding="utf-8")
    return folder


def _shifted(number: int, match: re.Match[str]) -> str:
    return f"{match[1]}{int(match[2]) + number}"


def _timed(command: Sequence[str]) -> tuple[float, float]:
    """The wall seconds of a command from its start to its end, and the CPU seconds of it and its processes."""
    start, before = perf_counter(), os.times()
    subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    work = after.children_user + after.children_system - before.children_user - before.children_system
    return perf_counter() - start, work


def read_bare(paths: Sequence[Path], jobs: int) -> int:
    """The number of indicators in all documents, read by a pool that is built anew when a process of its breaks."""
    indicators, waiting, tried = 0, list(paths), set[Path]()
    while waiting:
        with ProcessPoolExecutor(jobs) as pool:
            asked = {pool.submit(_count, path): path for path in waiting}
            waiting = []
            for future in as_completed(asked):
                path = asked[future]
                try:
                    indicators += future.result()
                except BrokenProcessPool:
                    waiting += [] if path in tried else [path]
                    tried.add(path)
    return indicators


def _count(path: Path) -> int:
    try:
        return jiheng.read(path).filing.indicator_count
    except jiheng.JihengError:
        return 0


_COMMAND = (str(Path(sys.executable).with_name("jiheng")), "read")

if __name__ == "__main__":
    if len(sys.argv) < 3:
        print("\n".join(report(*map(int, sys.argv[1:]))))
        sys.exit()
    read_bare(sorted(path for path in Path(sys.argv[1]).rglob("*") if path.is_file()), int(sys.argv[2]))
