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
from time import perf_counter

import jiheng
from bench.clock import REPOSITORY

DOCUMENTS = 2_000
RUNS = 3
EXAMPLE = REPOSITORY / "examples" / "示范表.txt"
_NUMBER = re.compile(r"(?<=指标值:)(\D{0,8})(\d+)")


def report() -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown."""
    jobs = os.cpu_count() or 1
    yield from (f"## 一个文件夹，{DOCUMENTS:,} 份文件", "")
    yield f"每份 {jiheng.read(EXAMPLE).filing.indicator_count} 项指标，数字各不相同，{jobs} 个进程，从启动命令到写完，取 {RUNS} 次里最快的一次。空池只读不写：坏了重建，出错再读一次。"
    yield from ("", "| 做什么 | 每秒份数（本机） | 用时与空池相比 |", "|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = _filled(Path(name, "报送"))
        bare = _quickest([sys.executable, "-m", "bench.folders", str(folder), str(jobs)])
        yield _row("空池：只读", bare, bare)
        for suffix, what in ((".csv", "读成 CSV"), (".parquet", "读成 Parquet"), (".xlsx", "读成 XLSX")):
            seconds = _quickest([*_COMMAND, str(folder), "--out", str(Path(name, f"表{suffix}")), "--jobs", str(jobs), "--anew"])
            yield _row(what, seconds, bare)
        again = _quickest([*_COMMAND, str(folder), "--out", str(Path(name, "表.csv")), "--jobs", str(jobs)])
        yield _row("再运行一次，都已读过", again, bare)
    yield ""


def _row(what: str, seconds: float, bare: float) -> str:
    return f"| {what} | {DOCUMENTS / seconds:,.0f} | {seconds / bare:.2f} 倍 |"


def _filled(folder: Path) -> Path:
    """The folder with its documents, ten to a folder of their own."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for number in range(DOCUMENTS):
        path = folder / f"{number // 10:03}" / f"表{number:04}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_NUMBER.sub(partial(_shifted, number), text), encoding="utf-8")
    return folder


def _shifted(number: int, match: re.Match[str]) -> str:
    return f"{match[1]}{int(match[2]) + number}"


def _quickest(command: Sequence[str]) -> float:
    """The least wall seconds of a command, from its start to its end."""
    return min(_timed(command) for _ in range(RUNS))


def _timed(command: Sequence[str]) -> float:
    start = perf_counter()
    subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - start


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
    read_bare(sorted(path for path in Path(sys.argv[1]).rglob("*") if path.is_file()), int(sys.argv[2]))
