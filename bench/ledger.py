"""The ledger: appending and verifying many entries, against the bare hash of the same bytes; ``python -m bench.ledger NUMBER``."""

import datetime
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.clock import Spent, apart, best
from jiheng.ledger.append import append_acts, open_segment
from jiheng.ledger.entry import Act
from jiheng.ledger.folder import FolderStorage
from jiheng.ledger.verify import print_verifier, verify_ledger

ENTRIES = 100_000
AT_ONCE = 4_096
SINGLE = 200
START = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))


def report(entries: int = ENTRIES) -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "2026")
        appended = apart(fill, (folder, entries))
        verified = apart(verify, folder)
        bare = best(lambda: hash_bare(folder, entries), runs=3)
        smaller = apart(fill, (Path(name, "小", "2026"), entries // 10)), apart(verify, Path(name, "小", "2026"))
        alone = verify_alone(folder)
        singly = best(lambda: add_singly(folder), runs=1) / SINGLE
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / entries
    yield from ("## 防篡改账本", "", f"{entries:,} 条，每条在磁盘上 {size:.0f} 字节。倍数是和只算这些字节的 SHA-256 相比。", "")
    yield from ("| 做什么 | 每秒 CPU 处理（本机） | 相对只算摘要 | 内存峰值 | 条数少九成时的内存峰值 |", "|---|---|---|---|---|")
    yield _row(f"记账，一次 {AT_ONCE:,} 条", entries, appended, bare, smaller[0])
    yield _row("核验（绩衡）", entries, verified, bare, smaller[1])
    yield f"| 核验（单文件程序） | {entries / alone:,.0f} 条 | {alone / bare:.0f} 倍 | | |"
    yield from ("", f"一次只记一条（每条都落盘）：{singly * 1e3:.1f} 毫秒 CPU（本机）。", "")


def fill(order: tuple[Path, int]) -> None:
    """A segment with so many entries, all but the first alike in kind."""
    folder, entries = order
    storage = FolderStorage(folder)
    open_segment(storage, origin="示例市财政局", segment=folder.name, actor="系统管理员", at=START)
    acts = (
        Act(f"用户{number % 37}", "单位填报", "修改指标值", f"指标/{number % 145}", before="≥90%", after=f"≥{number % 100}%")
        for number in range(entries - 1)
    )
    while portion := list(islice(acts, AT_ONCE)):
        append_acts(storage, portion, at=START)


def verify(folder: Path) -> None:
    """All of it, which must be sound."""
    assert verify_ledger(folder).is_sound


def hash_bare(folder: Path, entries: int) -> None:
    """The hash of the same bytes, entry by entry, and nothing else."""
    storage = FolderStorage(folder)
    content = storage.read_entries(first=1, count=min(entries, AT_ONCE))
    for _ in range(-(-entries // len(content))):
        for entry in content:
            hashlib.sha256(entry).digest()


def verify_alone(folder: Path) -> float:
    """CPU seconds of the stand-alone verifier."""
    script = (
        "import resource, sys; sys.argv = ['verify', sys.argv[1]]; namespace = {'__name__': 'verifier'};"
        "exec(compile(sys.stdin.read(), 'verifier', 'exec'), namespace); assert namespace['main'](sys.argv[1:]) == 0;"
        "spent = resource.getrusage(resource.RUSAGE_SELF); sys.stderr.write(str(spent.ru_utime + spent.ru_stime))"
    )
    command = [sys.executable, "-I", "-c", script, str(folder)]
    ended = subprocess.run(command, input=print_verifier().encode(), capture_output=True, check=True)
    return float(ended.stderr)


def add_singly(folder: Path) -> None:
    """A few entries one by one, as a person at work makes them."""
    for number in range(SINGLE):
        append_acts(FolderStorage(folder), [Act("用户", "单位填报", "保存", f"指标/{number}")], at=START)


def _row(what: str, entries: int, spent: Spent, bare: float, smaller: Spent) -> str:
    speed, ratio = entries / spent.seconds, spent.seconds / bare
    return f"| {what} | {speed:,.0f} 条 | {ratio:.0f} 倍 | {spent.megabytes:.0f} MB | {smaller.megabytes:.0f} MB |"


if __name__ == "__main__":
    print("\n".join(report(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)))
