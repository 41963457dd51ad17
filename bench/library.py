"""Search among very many indicator names against the bare index of each database.

``python -m bench.library [NUMBER [sqlite|postgresql]]``.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import psycopg

from bench.clock import MIB
from jiheng.corpus.indicator_library.building import build_library
from jiheng.corpus.indicator_library.likeness import NamedIndicator
from jiheng.corpus.indicator_library.near import find_similar
from jiheng.corpus.indicator_library.search import find_numbers, get_names, search_names
from jiheng.corpus.indicator_library.tables import LibraryDatabase, LibraryTables, Value, list_library_statements
from jiheng.regulations.store import load_yaml

NAMES, QUERIES, RUNS, SHOWN = 1_000_000, 200, 3, 20
POSTGRESQL = "postgresql://root@127.0.0.1:5432/jiheng_bench_library"
_PLACES = "东西南北中上下新安永清平兴长宁吉和泰昌德阳江河湖海山林石金玉云龙凤华光明文武"
_ENDINGS = "人数 人次 场次 数量 面积 里程 满意度 合格率 完成率 及时率 覆盖率 知晓率 成本 时间 增长率 达标率 完好率 次数 份数 户数".split()


class Peer(NamedTuple):
    """The bare index of a database: how to ask for the first 20 and for all; seconds to build, MB on disk."""

    first: Callable[[str], Sequence[int]]
    everything: Callable[[str], Sequence[int]]
    seconds: float
    megabytes: float


def report(size: int = NAMES, which: str = "sqlite") -> Iterator[str]:
    """The whole of this benchmark for one database as lines of Markdown."""
    names = make_names(size)
    yield from (f"## 指标库检索（{which}）", "", f"{len(names):,} 个不同的指标名称，平均 {sum(map(len, names)) / len(names):.1f} 字。", "")
    with tempfile.TemporaryDirectory() as folder:
        if which == "sqlite":
            with closing(sqlite3.connect(Path(folder, "library.sqlite3"))) as ours, closing(sqlite3.connect(Path(folder, "bare"))) as bare:
                database = LibraryDatabase(lambda sql, values: ours.execute(sql, values), ours.executemany)
                yield from _rows(names, database, lambda: sqlite_made(ours, names, database), lambda: bare_sqlite(bare, names, folder))
        else:
            with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
                database = LibraryDatabase(_runner(connection), _many(connection), LibraryTables(mark="%s"), is_remote=True)
                yield from _rows(names, database, lambda: postgresql_made(connection, names, database), lambda: bare_gin(connection, names))
    yield ""


def _rows(
    names: list[str], database: LibraryDatabase, build: Callable[[], tuple[float, float]], build_bare: Callable[[], Peer],
) -> Iterator[str]:  # fmt: skip
    seconds, megabytes = build()
    peer = build_bare()
    yield from ("| | 绩衡 | 光索引 | 倍数 |", "|---|---|---|---|")
    yield f"| 建库（本机，秒） | {seconds:.0f} | {peer.seconds:.0f} | {seconds / peer.seconds:.1f} |"
    yield f"| 大小（MB；绩衡含名称、拼音首字母和相似键） | {megabytes:.0f} | {peer.megabytes:.0f} | {megabytes / peer.megabytes:.1f} |"
    queries = make_queries(names)
    with_names = (lambda query: search_names(database, query), lambda query: get_names(database, peer.first(query)))
    yield from compare("前 20 条和名称", queries, *with_names)
    yield from compare("前 20 条（只要编号）", queries, lambda query: find_numbers(database, query, most=SHOWN), peer.first)
    yield from compare("全部（只要编号）", queries, lambda query: find_numbers(database, query), peer.everything)
    yield from ("", recall(names, database, queries), "")
    yield similar_line(names, database)


def compare(what: str, queries: Sequence[str], ours: Callable[[str], object], bare: Callable[[str], object]) -> Iterator[str]:
    """Both asked in turn; the least of several runs of each query, then the median and the 99th of a hundred."""
    mine, theirs = [least(ours, query) for query in queries], [least(bare, query) for query in queries]
    for name, pick in (("p50", statistics.median), ("p99", lambda times: sorted(times)[int(len(times) * 0.99) - 1])):
        a, b = pick(mine), pick(theirs)
        yield f"| {what} {name}（本机，毫秒） | {a * 1e3:.2f} | {b * 1e3:.2f} | {a / b:.2f} |"


def least(ask: Callable[[str], object], query: str) -> float:
    """The least wall time of a query in seconds."""
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        ask(query)
        times.append(perf_counter() - start)
    return min(times)


def recall(names: Sequence[str], database: LibraryDatabase, queries: Sequence[str]) -> str:
    """Every two-character query against a plain scan of all names."""
    two = sorted({query[:2] for query in queries})[:100]
    folded = [name.lower() for name in names]
    found = wanted = false = 0
    for query in two:
        numbers = find_numbers(database, query)
        ours = {found.name.lower() for found in get_names(database, numbers)}
        scan = {name for name in folded if query in name}
        wanted, found = wanted + len(scan), found + len(scan & ours)
        false += 0 if any(map(str.isascii, query)) else len(ours - scan)  # letters are first letters of readings too
    return f"两个字的检索 {len(two)} 个，逐个和逐条扫描比：应有 {wanted:,} 条，找到 {found:,} 条，召回 {found / wanted:.4f}，多出 {false} 条。"


def similar_line(names: Sequence[str], database: LibraryDatabase) -> str:
    """Similar names of some of them."""
    times = [least(lambda name: find_similar(database, NamedIndicator(name)), name) for name in names[:: len(names) // QUERIES]]
    return f"相似指标：p50 {statistics.median(times) * 1e3:.2f} 毫秒，最慢 {max(times) * 1e3:.1f} 毫秒（本机）。"


def make_names(size: int) -> list[str]:
    """So many different names, made of the words of the field, the same each time."""
    chance = random.Random(20)
    words = [word for row in load_yaml("lexicon/words.yaml").values() if isinstance(row, list) for word in row if 2 <= len(word) <= 4]
    words = sorted({word for word in words if word.isalpha()})
    names: dict[str, None] = {}
    while len(names) < size:
        place = "".join(chance.choices(_PLACES, k=2)) + chance.choice("县市区乡镇") if chance.random() < 0.5 else ""
        names[place + "".join(chance.choices(words, k=chance.choice((2, 2, 3)))) + chance.choice(_ENDINGS)] = None
    return list(names)


def make_queries(names: Sequence[str]) -> list[str]:
    """Stretches of 2 to 6 characters of names, wherever they begin."""
    chance = random.Random(7)
    queries: list[str] = []
    while len(queries) < QUERIES:
        name, length = chance.choice(names), chance.randint(2, 6)
        start = chance.randrange(max(1, len(name) - length + 1))
        queries.append(name[start : start + length])
    return queries


def sqlite_made(connection: sqlite3.Connection, names: list[str], database: LibraryDatabase) -> tuple[float, float]:
    """Seconds and MB of our tables."""
    start = perf_counter()
    for statement in list_library_statements(dialect="sqlite"):
        connection.execute(statement)
    build_library(database, dict.fromkeys(names, 1))
    connection.commit()
    seconds = perf_counter() - start
    pages, size = (connection.execute(f"PRAGMA {word}").fetchone()[0] for word in ("page_count", "page_size"))
    return seconds, pages * size / MIB


def bare_sqlite(connection: sqlite3.Connection, names: Sequence[str], folder: str) -> Peer:
    """FTS5 over pairs of characters, asked by phrase, as measured before: without the names themselves."""
    start = perf_counter()
    connection.execute("CREATE VIRTUAL TABLE bare USING fts5(pairs, content='')")
    connection.executemany("INSERT INTO bare (rowid, pairs) VALUES (?, ?)", ((at, pairs(name)) for at, name in enumerate(names)))
    connection.commit()
    seconds = perf_counter() - start
    ask = "SELECT rowid FROM bare WHERE bare MATCH ?"

    def rows(sql: str, query: str) -> list[int]:
        return [row[0] for row in connection.execute(sql, (f'"{pairs(query)}"',))]

    size = Path(folder, "bare").stat().st_size / MIB
    return Peer(lambda query: rows(f"{ask} LIMIT {SHOWN}", query), lambda query: rows(ask, query), seconds, size)


def postgresql_made(connection: "psycopg.Connection", names: list[str], database: LibraryDatabase) -> tuple[float, float]:
    """Seconds and MB of our tables."""
    start = perf_counter()
    for statement in list_library_statements(dialect="postgresql"):
        connection.execute(statement)
    with connection.transaction():
        build_library(database, dict.fromkeys(names, 1))
    connection.execute("ANALYZE library_names, library_pairs")
    seconds = perf_counter() - start
    return seconds, _size(connection, "library_names") + _size(connection, "library_pairs")


def bare_gin(connection: "psycopg.Connection", names: Sequence[str]) -> Peer:
    """An array of pairs under GIN; a longer query looks at the name too."""
    start = perf_counter()
    connection.execute("CREATE TABLE bare (number BIGINT PRIMARY KEY, name TEXT, pairs TEXT[])")
    with connection.cursor().copy("COPY bare (number, name, pairs) FROM STDIN") as copy:
        for at, name in enumerate(names):
            copy.write_row((at, name, pairs(name).split()))
    connection.execute("CREATE INDEX bare_pairs ON bare USING gin (pairs)")
    connection.execute("ANALYZE bare")
    seconds = perf_counter() - start
    ask = "SELECT number FROM bare WHERE pairs @> %s AND strpos(name, %s) > 0"

    def rows(sql: str, query: str) -> list[int]:
        return [row[0] for row in connection.execute(sql, (pairs(query).split(), query))]

    return Peer(lambda query: rows(f"{ask} LIMIT {SHOWN}", query), lambda query: rows(ask, query), seconds, _size(connection, "bare"))


def pairs(text: str) -> str:
    """The pairs of neighbouring characters, parted by blanks."""
    return " ".join(first + second for first, second in zip(text, text[1:], strict=False))


def _size(connection: "psycopg.Connection", table: str) -> float:
    row = connection.execute("SELECT pg_total_relation_size(%s::regclass)", (table,)).fetchone()
    return int(row[0]) / MIB if row else 0.0


def _runner(connection: "psycopg.Connection") -> Callable[[str, tuple[Value, ...]], list[tuple[object, ...]]]:
    return lambda sql, values: connection.execute(sql, values).fetchall()


def _many(connection: "psycopg.Connection") -> Callable[[str, Iterable[tuple[Value, ...]]], None]:
    def run(sql: str, rows: Iterable[tuple[Value, ...]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(sql, rows)

    return run


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NAMES
    for line in report(number, *sys.argv[2:]):
        print(line, flush=True)
