"""Kills the web process and the worker again and again under writing clients, and says what was lost: ``make soak``.

``python -m tools.soak [--kills 40] [--databases sqlite postgresql] [--targets web worker]``. Each database is new and its own; PostgreSQL
is the server at ``--postgresql``. Exits with 1 where anything acknowledged was lost or anything is half-written.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

KILLS = 40
_SERVER = "postgresql://root@127.0.0.1:5432/postgres"
_WORDS = {"web": "网页进程", "worker": "后台任务进程", "sqlite": "SQLite", "postgresql": "PostgreSQL"}


def main() -> int:
    """Every scenario in turn, and a table of what came of it."""
    parser = argparse.ArgumentParser(description="反复杀死进程，看有没有丢东西")
    parser.add_argument("--kills", type=int, default=KILLS, help="每种情形杀多少次")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--targets", nargs="+", default=["web", "worker"])
    parser.add_argument("--postgresql", default=_SERVER, metavar="地址")
    options = parser.parse_args()
    print("| 数据库 | 杀的是 | 有效/共杀 | 确认过的写入 | 丢失 | 只写了一半 | 重复 | 恢复（秒，中位数） | 账本 |\n|---|---|---|---|---|---|---|---|---|")
    is_whole = True
    for engine in options.databases:
        for target in options.targets:
            told = run_scenario(engine, target, kills=options.kills, server=options.postgresql)
            ledger = f"{told['entries']:,} 条，{'核验通过' if told['is_sound'] else '核验不通过'}"
            print(
                f"| {_WORDS[engine]} | {_WORDS[target]} | {told['effective']}/{options.kills} | {told['acknowledged']:,} | {told['lost']} "
                f"| {told['half']} | {told['twice']} | {told['recovery']} | {ledger} |", flush=True,
            )  # fmt: skip
            is_whole = is_whole and bool(told["is_sound"]) and not (told["lost"] or told["half"] or told["twice"])
    return int(not is_whole)


def run_scenario(engine: str, target: str, *, kills: int, server: str) -> dict[str, int | bool | str]:
    """One scenario in a process of its own, for the web application is set up once in each."""
    with tempfile.TemporaryDirectory() as folder, fresh_database(engine, server) as url:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("JIHENG_", "DJANGO_"))}
        environment |= {"PYTHONUTF8": "1", "JIHENG_JOB_LEASE": "2", "JIHENG_BACKUP_MINUTES": "0"}
        environment |= {"JIHENG_DATABASE_URL": url} if url else {}
        words = [sys.executable, "-m", "tools.soak_scenario", target, str(Path(folder, "home")), str(kills)]
        ended = subprocess.run(words, env=environment, stdout=subprocess.PIPE, check=True)
        told: dict[str, int | bool | str] = json.loads(ended.stdout)
        return told


@contextmanager
def fresh_database(engine: str, server: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database, dropped afterwards; empty for SQLite, which lies in the data folder."""
    if engine == "sqlite":
        yield ""
        return
    name = f"jiheng_soak_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'create database "{name}"'.encode())
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            connection.execute(f'drop database "{name}" with (force)'.encode())


if __name__ == "__main__":
    sys.exit(main())
