"""The whole rule set over a thousand copies of one table: time for each rule and indicator, linear, and memory that stays bounded."""

from collections.abc import Iterator
from dataclasses import replace

import jiheng
from bench.clock import apart, best, tables
from jiheng.regulations.profiles import load_profile
from jiheng.rules.engine import run_rules
from jiheng.rules.registry import RULES

COPIES = (10, 100, 1_000)
BATCH = 1_000


def report() -> Iterator[str]:
    """The section of this benchmark as lines of Markdown."""
    path = tables()[0]
    filing = jiheng.read(path).filing
    calls = filing.indicator_count * len(RULES)
    empty = best(lambda: _loop(calls)) / calls
    yield from (f"## 规则，{path.stem} 的一千份", "", "| 份数 | 每条规则每项指标 | 比空生成器 | 每份用时比十份合成一张时 | 每份内存 |", "|---|---|---|---|---|")
    first = 0.0
    for count in COPIES:
        spent = apart(check_one_of, count)
        seconds = spent.seconds / count
        first = first or seconds
        yield (
            f"| {count} 份合成一张表 | {seconds / calls * 1e6:.2f} 微秒（本机） | {seconds / calls / empty:.1f} 倍 | {seconds / first:.2f} 倍 "
            f"| {spent.megabytes / count:.2f} MB |"
        )
    spent = apart(check_each_of, BATCH)
    seconds = spent.seconds / BATCH
    yield (
        f"| {BATCH} 份逐张检查 | {seconds / calls * 1e6:.2f} 微秒（本机） | {seconds / calls / empty:.1f} 倍 | {seconds / first:.2f} 倍 "
        f"| 一共 {spent.megabytes:.1f} MB |"
    )
    yield ""


def check_one_of(count: int) -> int:
    """The findings on one table made of so many copies, each project and agency under a name of its own."""
    filing = jiheng.read(tables()[0]).filing
    agencies = tuple(_copy(agency, number) for number in range(count) for agency in filing.agencies)
    return len(run_rules(replace(filing, agencies=agencies), load_profile(filing.profile)).findings)


def _copy(agency: jiheng.Agency, number: int) -> jiheng.Agency:
    projects = tuple(replace(project, name=f"{project.name}{number}") for project in agency.projects)
    return replace(agency, name=f"{agency.name}{number}", projects=projects)


def check_each_of(count: int) -> int:
    """The findings on the same table checked so many times, one after another."""
    filing = jiheng.read(tables()[0]).filing
    return sum(len(jiheng.check(filing).findings) for _ in range(count))


def _loop(calls: int) -> None:
    for _ in range(calls):
        for _ in _nothing():
            pass


def _nothing() -> Iterator[None]:
    yield from ()
