"""The worker as a process: begun by the server, begun again when it dies, ended with the server however that ends."""

import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.web.backups.installations import Installed
from tests.web.running import start_server

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux lists them")
PATIENCE_SECONDS = 90


def find_workers(folder: Path) -> set[int]:
    """The processes that work on a data folder."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if "--supervised" in words and str(folder) in words:
            found.add(int(process.name))
    return found


def wait_until(holds: Callable[[], object]) -> None:
    """Returns once something holds."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.1)


def count_jobs(folder: Path, state: str) -> int:
    """How many jobs the installation has in a state."""
    with closing(sqlite3.connect(folder / "jiheng.sqlite3")) as connection:
        return int(connection.execute("select count(*) from jobs_job where state = ?", [state]).fetchone()[0])


def test_the_server_keeps_a_worker_and_it_ends_with_the_server(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    with start_server(folder, has_worker=True) as running:
        wait_until(lambda: count_jobs(folder, "done"))
        (worker,) = find_workers(folder)
        os.kill(worker, signal.SIGKILL)
        wait_until(lambda: find_workers(folder) - {worker})
        running.kill()
        wait_until(lambda: not find_workers(folder))


def test_a_worker_alone_works_the_queue_off(tmp_path: Path) -> None:
    one = Installed(tmp_path / "home")
    refused = one.command("worker", "--once")
    assert refused.code == 2
    assert "请先运行 jiheng upgrade" in refused.complaint
    assert one.command("upgrade").code == 0
    answer = one.command("worker", "--once")
    assert answer.code == 0, answer.complaint
    assert "做完了" in answer.said
    assert list(Path(one.folder, "备份").glob("*.zip"))
