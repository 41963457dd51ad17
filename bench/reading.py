"""How fast a table is read, typed and with sources: beside a plain pass, by size, by number, and with bait in it."""

import cProfile
import io
import os
import pstats
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from time import perf_counter

import jiheng
from bench.clock import EXAMPLE, MIB, apart, best, tables
from bench.plain import find_items, is_right
from jiheng.text.grammar import recall_target

COPIES = 2_000
SIZES = (1, 5, 10, 25, 50)
BAIT_SIZES = (20_000, 40_000, 80_000, 160_000)
BAITS = {
    "标题": "；年度指标值:", "分号": "；", "序号": "1、", "半个开头": "1、1-产出指标；", "数字": "1", "千分位": "1,000,", "标签": "<p>", "半个标签": "<p ",
    "转义": "&amp;", "命令": "\\geq", "空格": " ", "引号": '"', "开引号": "“", "括号": "（", "百分号": "90%，", "年月": "2026年12月",
}
_ADDRESS = re.compile(r" of type object at 0x\w+|[<>]")
_NUMBER = re.compile(r"(?<=指标值:)(\D{0,8})(\d+)")


def report() -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown."""
    yield from _beside_the_plain_pass()
    yield from _where_the_time_goes()
    yield from _many_documents()
    yield from _by_size()
    yield from _with_bait()


def _beside_the_plain_pass() -> Iterator[str]:
    yield from ("## 读一张表，与一遍正则相比", "", "正则在同一份文字上只取出六个字段；读表另有列、金额、合计、每个字段的位置，和机器可以计算的目标。", "")
    yield from ("| 表 | 指标 | 目标都见过 | 目标都没见过 |", "|---|---|---|---|")
    for path in tables():
        content = path.read_bytes()
        text, filing = content.decode(), jiheng.read(content).filing
        assert is_right(text, filing), f"the yardstick is wrong on {path.name}"
        plain = best(partial(find_items, text))
        warm, cold = best(partial(jiheng.read, content)), best(partial(_read_anew, content))
        yield f"| {path.stem} | {filing.indicator_count} | {warm / plain:.0f} 倍 | {cold / plain:.0f} 倍 |"
    yield ""


def _where_the_time_goes() -> Iterator[str]:
    profile = cProfile.Profile()
    profile.runcall(_read_all, [EXAMPLE.read_bytes()] * 40)
    stats = pstats.Stats(profile, stream=io.StringIO())
    spent = [(function, values[2]) for function, values in stats.stats.items()]  # type: ignore[attr-defined]  # not in the stubs
    whole = sum(seconds for _, seconds in spent)
    yield from ("## 读表的时间花在哪里", "", "| 函数 | 份额 |", "|---|---|")
    for (file, _, name), seconds in sorted(spent, key=lambda item: -item[1])[:12]:
        place = "" if file == "~" else f"{Path(file).parent.name}/{Path(file).name}: "
        yield f"| `{place}{_ADDRESS.sub('', name)}` | {seconds / whole:.0%} |"
    yield ""


def _many_documents() -> Iterator[str]:
    """The copies differ in their numbers, so that remembered targets do not flatter."""
    cores = os.cpu_count() or 1
    alone = apart(_read_copies, range(COPIES))
    start = perf_counter()
    with ProcessPoolExecutor(cores) as pool:
        list(pool.map(_read_copies, [range(core, COPIES, cores) for core in range(cores)]))
    together = perf_counter() - start
    yield from (f"## {COPIES:,} 份不同的表", "", "每份的数字都改过，记住的目标帮不上多少忙。", "")
    yield f"- 一个进程：每秒 {COPIES / alone.seconds:,.0f} 份（本机），内存最多多用 {alone.megabytes:.0f} MB。"
    yield f"- {cores} 个进程：快 {alone.seconds / together:.1f} 倍。"
    yield ""


def _by_size() -> Iterator[str]:
    yield from ("## 大小与时间、内存", "", "| 表的大小 | 每 MB 时间（以 1 MB 的表为 1） | 每 MB 内存 |", "|---|---|---|")
    first = 0.0
    for size in SIZES:
        spent = apart(_read_size, size)
        first = first or spent.seconds
        yield f"| {size} MB | {spent.seconds / size / first:.2f} | {spent.megabytes / size:.0f} MB |"
    yield ""


def _with_bait() -> Iterator[str]:
    """Bait stands where it could hurt: as a whole cell, as a name and as a value; doubling it must not do more than double the time."""
    sizes = " | ".join(f"{size:,} 字" for size in BAIT_SIZES[1:])
    yield from ("## 诱饵加倍，时间加几倍", "", f"| 诱饵 | {sizes} |", "|---" * len(BAIT_SIZES) + "|")
    for name, bait in BAITS.items():
        seconds = [best(partial(_read_bait, bait * (size // len(bait))), runs=3) for size in BAIT_SIZES]
        steps = [after / before for before, after in zip(seconds, seconds[1:], strict=False)]
        yield f"| {name} | " + " | ".join(f"{step:.1f}" for step in steps) + " |"
    yield ""


def _read_anew(content: bytes) -> None:
    recall_target.cache_clear()
    jiheng.read(content)


def _read_all(contents: list[bytes]) -> None:
    for content in contents:
        jiheng.read(content)


def _read_copies(numbers: range) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for number in numbers:
        jiheng.read(_NUMBER.sub(partial(_shifted, number), text).encode())


def _shifted(number: int, match: re.Match[str]) -> str:
    return f"{match[1]}{int(match[2]) + number}"


def _read_size(megabytes: int) -> None:
    """A table of this size: the rows of the example again and again."""
    head, rows = EXAMPLE.read_text(encoding="utf-8").split("合计", 1)
    body = ("合计" + rows).encode()
    jiheng.read(head.encode() + body * (megabytes * MIB // len(body)))


def _read_bait(bait: str) -> None:
    item = f"1、1-产出指标；11-数量指标；{bait}；实施周期指标值:{bait}；年度指标值:{bait}。"
    head = "项目名称\t总计\t绩效目标\t绩效指标"
    try:
        jiheng.read("\n".join([head, f"甲\t1.00\t{bait}\t{item}", f"{bait}\t{bait}\t乙\t{bait}", bait]).encode())
    except jiheng.JihengError:
        return
