"""Several processes that write to one SQLite database without pause: how long one waits, with the turnstile and without.

``python -m bench.writers [WRITERS] [SECONDS]``; both ways run in turns, so that the machine is the same for both.
"""

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import django
from django.conf import settings
from django.db import connection, transaction

from jiheng_web.database import parse_database_url

WRITERS, SECONDS, ROUNDS = 4, 5.0, 3
ENGINES = {"SQLite 自己的等待": "django.db.backends.sqlite3", "先过闸口（绩衡）": "jiheng_web.sqlite"}


def report(writers: int = WRITERS, seconds: float = SECONDS) -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown."""
    waited: dict[str, list[float]] = {name: [] for name in ENGINES}
    for _ in range(ROUNDS):
        for name, engine in ENGINES.items():
            waited[name] += write_together(engine, writers=writers, seconds=seconds)
    plain = waiting(waited[next(iter(ENGINES))], 99)
    yield from ("## 几个进程同时写一个 SQLite 库", "", f"{writers} 个进程不停地写，每次一个小事务，各 {ROUNDS} 轮，每轮 {seconds:g} 秒。", "")
    yield from ("| | 写成 | 一次写入的中位数 | 最长 | 任一时刻在等的人要等多久（p99） | 之比 |", "|---|---|---|---|---|---|")
    for name, times in waited.items():
        late = waiting(times, 99)
        yield (
            f"| {name} | {len(times):,} | {median(times) * 1e3:.1f} 毫秒 | {max(times) * 1e3:.0f} 毫秒 "
            f"| {late * 1e3:.0f} 毫秒 | {late / plain:.2f} |"
        )
    yield ""


def write_together(engine: str, *, writers: int, seconds: float) -> list[float]:
    """How long each write took, in seconds, of so many processes at once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "writers.sqlite3")
        begin = multiprocessing.get_context("spawn")
        with begin.Pool(1) as pool:
            pool.apply(prepare, (engine, str(path)))
        with begin.Pool(writers) as pool:
            return [one for times in pool.map(write, [(engine, str(path), seconds)] * writers, chunksize=1) for one in times]


def prepare(engine: str, path: str) -> None:
    """The table that is written to."""
    _wake(engine, path)
    with connection.cursor() as cursor:
        cursor.execute("create table rows (id integer primary key, words text)")


def write(order: tuple[str, str, float]) -> list[float]:
    """One writer: small transactions for so many seconds, and how long each took."""
    engine, path, seconds = order
    _wake(engine, path)
    times, until = [], time.monotonic() + seconds
    while time.monotonic() < until:
        start = time.monotonic()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("insert into rows (words) values (%s)", ["绩效目标" * 50])
            cursor.execute("update rows set words = %s where id = 1", [str(start)])
        times.append(time.monotonic() - start)
    return times


def waiting(times: Sequence[float], percent: int) -> float:
    """Of the moments that were spent waiting, so many percent belong to waits that were not longer.

    The percentile of the writes themselves would praise a lock that lets one writer through a thousand times while another starves.
    """
    rest = sum(times) * percent / 100
    for one in sorted(times):
        rest -= one
        if rest <= 0:
            return one
    return max(times)


def _wake(engine: str, path: str) -> None:
    settings.configure(DATABASES={"default": {**parse_database_url(f"sqlite:///{path}"), "ENGINE": engine}})
    django.setup()


if __name__ == "__main__":
    wanted = [*sys.argv[1:], *map(str, (WRITERS, SECONDS)[len(sys.argv) - 1 :])]
    print("\n".join(report(int(wanted[0]), float(wanted[1]))))
