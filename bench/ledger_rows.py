"""The ledger in an SQLite database: one act as a person makes it, many at once, and copying it out to be verified.

``python -m bench.ledger_rows [ENTRIES]``; in a process of its own, for the web application is set up once in each.
"""

import datetime
import importlib
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.management import call_command

import jiheng
from bench.clock import KIB, best
from jiheng_web import startup

ENTRIES, SINGLE, AT_ONCE = 100_000, 200, 4_096
START = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))


def report(entries: int = ENTRIES) -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown."""
    with tempfile.TemporaryDirectory() as name:
        startup.wake(Path(name, "home"), host="127.0.0.1")
        call_command("migrate", verbosity=0)
        put_down = importlib.import_module("jiheng_web.ledgers.actions").put_down
        storage = importlib.import_module("jiheng_web.ledgers.storage")
        models = importlib.import_module("jiheng_web.ledgers.models")
        copied = Path(name, "账本", "2026")
        yield from ("## 数据库里的防篡改账本", "", f"SQLite，{entries:,} 条；内存是到那一步为止的峰值。", "")
        yield from ("| 做什么 | 每条 CPU（本机） | 内存峰值 |", "|---|---|---|")
        yield _row("一次记一条，每条落盘", SINGLE, lambda: [put_down([make_act(number)], at=START) for number in range(SINGLE)])
        yield _row(f"一次记 {AT_ONCE:,} 条", entries, lambda: fill(put_down, entries))
        yield _row("原样导出成文件夹", entries, lambda: storage.copy_rows(models.LedgerSegment.objects.get(), copied))
        yield _row("核验导出的文件夹", entries, lambda: verify(copied))
    yield ""


def make_act(number: int) -> jiheng.Act:
    """An act like those of the benchmark of folders."""
    about, after = f"submission/{number % 145}", f"≥{number % 100}%"
    return jiheng.Act(f"用户{number % 37}", "单位经办", "targets.draft", about, before="≥90%", after=after)


def fill(put_down: Callable[..., object], entries: int) -> None:
    """Very many acts, thousands in one transaction."""
    for first in range(0, entries, AT_ONCE):
        put_down([make_act(number) for number in range(first, min(first + AT_ONCE, entries))], at=START)


def verify(folder: Path) -> None:
    """All of it, which must be sound."""
    assert jiheng.verify_ledger(folder).is_sound


def _row(what: str, entries: int, action: Callable[[], object]) -> str:
    seconds = best(action, runs=1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KIB
    return f"| {what} | {seconds / entries * 1e6:,.0f} 微秒 | {peak} MB |"


if __name__ == "__main__":
    print("\n".join(report(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)))
