"""A hundred simulated users on a real server: pages, the interface and writes, against an empty view in the same run.

``python -m bench.load [SECONDS] [URL]``; the URL of an empty PostgreSQL database measures on that as well.
"""

import http.client
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

from tests.web.running import start_server

USERS = 100
SECONDS = 40
THINKING = (1.0, 4.0)
WARM_UP = 5.0
_TIMEOUT = 60
EMPTY = "空视图"
"""The view that only says that the process lives; it goes through the same server and middleware as every page."""


@dataclass
class Watch:
    """What was answered how fast, by kind, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, seconds: float, fault: str) -> None:
        """One request."""
        with self.lock:
            self.seconds.setdefault(kind, []).append(seconds)
            if fault:
                self.faults.append(f"{kind}: {fault}")


@dataclass(frozen=True)
class Office:
    """What the seed made: who logs in, a token, and the numbers of a task and of its submissions."""

    sessions: list[str]
    token: str
    task: int
    submissions: list[int]


def report(seconds: int = SECONDS, url: str | None = None) -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown."""
    yield from ("## 一百人同时用", "", f"{USERS} 个模拟用户，各想 1–4 秒再点下一次；真服务器，倍数是和同一次里的空视图相比。", "")
    yield from ("| 数据库 | 做什么 | 次数 | p50 | p99 | p50 相对空视图 | p99 相对空视图 | 出错 |", "|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        databases = [("SQLite", f"sqlite:///{Path(folder) / 'load.sqlite3'}"), *([("PostgreSQL", url)] if url else [])]
        for name, database in databases:
            yield from _rows(name, measure(Path(folder, name), database, seconds))
    yield ""


def measure(folder: Path, database: str, seconds: int) -> Watch:
    """A server on this database, seeded, and all users on it for so long; the warm-up does not count."""
    with start_server(folder, "--office", database=database) as server:
        office = _seed(database)
        address = urlsplit(server.address)
        _run(Watch(), office, address.netloc, WARM_UP)
        watch = Watch()
        _run(watch, office, address.netloc, seconds)
    return watch


def _seed(database: str) -> Office:
    environment = {**os.environ, "JIHENG_DATABASE_URL": database, "JIHENG_EDITION": "office", "JIHENG_SECRET_KEY": "for measuring only"}
    done = subprocess.run([sys.executable, "-m", "bench.load_seed"], env=environment, capture_output=True, check=True)
    return Office(**json.loads(done.stdout))


def _run(watch: Watch, office: Office, netloc: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    users = [threading.Thread(target=_use, args=(number, watch, office, netloc, end)) for number in range(USERS)]
    for user in users:
        user.start()
    for user in users:
        user.join()


def _use(number: int, watch: Watch, office: Office, netloc: str, end: float) -> None:
    """One user until the end: thinks, asks, thinks."""
    chance = random.Random(number)
    connection = http.client.HTTPConnection(netloc, timeout=_TIMEOUT)
    session = office.sessions[number % len(office.sessions)]
    time.sleep(chance.uniform(0, THINKING[1]))
    while time.monotonic() < end:
        kind, method, path, body = _choose(chance, office)
        headers = {"Cookie": f"session={session}"} if body is None else {"Authorization": f"Bearer {office.token}"}
        started, fault = time.perf_counter(), ""
        try:
            connection.request(method, path, body=body, headers={**headers, "Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
            fault = "" if answer.status == 200 else str(answer.status)
        except OSError as error:
            connection.close()
            fault = type(error).__name__
        watch.note(kind, time.perf_counter() - started, fault)
        time.sleep(chance.uniform(*THINKING))
    connection.close()


def _choose(chance: random.Random, office: Office) -> tuple[str, str, str, str | None]:
    """What a user does next: 40 % lists and ledgers, 30 % one submission, 20 % a remark, 10 % the empty view."""
    number, dice = chance.choice(office.submissions), chance.random()
    if dice < 0.2:
        return "申报列表", "GET", "/submissions/", None
    if dice < 0.4:
        return "收表台账", "GET", f"/collecting/{office.task}/", None
    if dice < 0.7:
        return "一份申报", "GET", f"/submissions/{number}/", None
    if dice < 0.9:
        words = json.dumps({"text": f"请补充依据 {chance.random()}"})
        return "写一条意见", "POST", f"/api/v1/submissions/{number}/threads", words
    return EMPTY, "GET", "/healthz", None


def _rows(database: str, watch: Watch) -> Iterator[str]:
    base = _percentiles(watch.seconds[EMPTY])
    for kind in sorted(watch.seconds, key=lambda kind: (kind != EMPTY, kind)):
        p50, p99 = _percentiles(watch.seconds[kind])
        faults = sum(fault.startswith(kind) for fault in watch.faults)
        yield (
            f"| {database} | {kind} | {len(watch.seconds[kind])} | {p50 * 1e3:.0f} ms | {p99 * 1e3:.0f} ms | "
            f"{p50 / base[0]:.1f} 倍 | {p99 / base[1]:.1f} 倍 | {faults} |"
        )
    for fault in sorted(set(watch.faults)):
        yield f"| {database} | {fault} | {watch.faults.count(fault)} | | | | | |"


def _percentiles(seconds: list[float]) -> tuple[float, float]:
    steps = quantiles(seconds, n=100) if len(seconds) > 1 else [seconds[0]] * 99
    return steps[49], steps[98]


if __name__ == "__main__":
    for line in report(int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS, sys.argv[2] if len(sys.argv) > 2 else None):
        print(line, flush=True)
