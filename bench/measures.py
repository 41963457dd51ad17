"""Measures over very many records: one recomputation against bare aggregates, and one new record; ``python -m bench.measures NUMBER``."""

import datetime
import json
import random
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from bench.clock import best
from jiheng.domain.evidence.records import Record, Value, decode_record
from jiheng.measures.actuals import Part, make_actual
from jiheng.measures.measure import Measure
from jiheng.measures.parsing import parse_measure
from jiheng.measures.periods import Period
from jiheng.measures.running import Counters, change_of, read_counters
from jiheng.measures.sql import SQLITE_DIALECT, RecordTable, Row, count_with
from jiheng.measures.values import Leaf, list_leaves
from jiheng.regulations.record_kinds import load_record_kind

RECORDS = 1_000_000
PROJECTS, SERIES = 20, 10
YEAR = Period(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
_BARE = (
    "SELECT SUM(json_extract(fields, '$.onsite')) FROM records WHERE project = ? AND kind = 'activity' "
    "AND day BETWEEN '2026-01-01' AND '2026-12-31' AND instr(json_extract(fields, '$.series'), ?) > 0"
)
_CREATE = "CREATE TABLE records (project INTEGER, kind TEXT, key TEXT, day TEXT, fields TEXT)"
_INDEX = "CREATE INDEX records_by_kind ON records (project, kind, day)"


def report(records: int = RECORDS) -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown."""
    measures = [measure_of(series) for series in range(SERIES)]
    yield from ("## 度量", "", f"{records:,} 条记录，{PROJECTS} 个项目各 {SERIES} 个指标，SQLite 文件。倍数是和同一张表上手写的聚合语句相比。", "")
    yield from ("| 做什么 | 相对手写聚合 | 每个指标（本机，毫秒 CPU） |", "|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        for size in (records // 10, records):
            with closing(sqlite3.connect(Path(name, f"{size}.sqlite3"))) as database:
                fill(database, size)
                yield from rows(database, measures, size)
    yield ""


def rows(database: sqlite3.Connection, measures: Sequence[Measure], size: int) -> Iterator[str]:
    """The lines of one size."""
    number = PROJECTS * SERIES
    everyone = [(project, series) for project in range(PROJECTS) for series in range(SERIES)]
    bare = best(lambda: [ask(database, _BARE, (project, f"系列{series}。")) for project, series in everyone], runs=3)
    ours = best(lambda: [recompute(database, measures[series], project) for project, series in everyone], runs=3)
    running = [(leaf, Counters({}, {})) for measure in measures for leaf in list_leaves(measure.node)]
    record = make_record(7)
    one = best(lambda: add(running, record), runs=15)
    yield f"| 全部重算，{size:,} 条 | {ours / bare:.2f} 倍 | {ours / number * 1e3:.2f} |"
    yield f"| 新增一条后更新 {len(running)} 个指标，{size:,} 条 | — | {one / len(running) * 1e3:.4f} |"


def fill(database: sqlite3.Connection, size: int) -> None:
    """So many activities of as many projects and series."""
    database.execute(_CREATE)
    database.executemany("INSERT INTO records VALUES (?, ?, ?, ?, ?)", (row(number) for number in range(size)))
    database.execute(_INDEX)
    database.commit()


def row(number: int) -> tuple[int, str, str, str, str]:
    """A record as the table keeps it."""
    record = make_record(number)
    return number % PROJECTS, record.kind.name, record.key, record.day.isoformat(), json.dumps(record.encode(), ensure_ascii=False)


def make_record(number: int) -> Record:
    """An activity like no other."""
    chance = random.Random(number)
    day = datetime.date(2026, 1, 1) + datetime.timedelta(days=chance.randrange(365))
    values: dict[str, Value] = {"name": f"第{number}期", "series": f"系列{number // PROJECTS % SERIES}。", "day": day}
    numbers = {"sessions": 1, "onsite": chance.randrange(200), "online": chance.randrange(5_000)}
    kind = load_record_kind("activity")
    encoded = {name: kind.get_field(name).encode(value) for name, value in values.items()} | numbers
    return decode_record(kind, encoded)


def measure_of(series: int) -> Measure:
    """The onsite attendance of one series."""
    formula = {"sum": "activity", "field": "onsite", "where": [["series", "contains", f"系列{series}。"]]}
    return parse_measure({"name": f"系列{series}", "unit": "人次", "formula": formula})


def recompute(database: sqlite3.Connection, measure: Measure, project: int) -> str:
    """One indicator from the table, with all that belongs to an actual value."""
    table = RecordTable("records", scope=(("project", project),))

    def run(sql: str, parameters: Sequence[int | str]) -> Sequence[Row]:
        return ask(database, sql, parameters)

    parts = tuple(Part(leaf, count_with(run, leaf, table=table, dialect=SQLITE_DIALECT, period=YEAR)) for leaf in list_leaves(measure.node))
    return make_actual(measure, parts, period=YEAR).text


def ask(database: sqlite3.Connection, sql: str, parameters: Sequence[int | str]) -> Sequence[Row]:
    """The rows of a statement."""
    return database.execute(sql, parameters).fetchall()


def add(running: Sequence[tuple[Leaf, Counters]], record: Record) -> None:
    """One new record, taken in by every indicator, and each of them read again."""
    for leaf, counters in running:
        change = change_of(leaf, record, period=YEAR)
        if change:
            counters.apply(change)
        read_counters(leaf, counters, period=YEAR)


if __name__ == "__main__":
    for line in report(*map(int, sys.argv[1:])):
        print(line, flush=True)
