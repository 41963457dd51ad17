"""The turnstile lets one through at a time, in the order in which they came, and gives up when it is told to."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from jiheng_web.turnstile import Turnstile
from tests.web.running import SOURCE

WRITER = """
import sys
import django
from django.conf import settings
from jiheng_web.database import parse_database_url
settings.configure(DATABASES={"default": parse_database_url("sqlite:///" + sys.argv[1])})
django.setup()
from django.db import connection, transaction
for _ in range(int(sys.argv[2])):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("create table if not exists counter (value integer)")
        cursor.execute("insert into counter values (1)")
with connection.cursor() as cursor:
    cursor.execute("select count(*) from counter")
    print(cursor.fetchone()[0])
"""


def test_one_gets_through_at_a_time(tmp_path: Path) -> None:
    first, second = Turnstile(tmp_path / "turn"), Turnstile(tmp_path / "turn")
    assert first.enter(0)
    assert not second.enter(0)
    assert not second.enter(0.05)
    first.leave()
    assert second.enter(1)
    second.leave()
    second.leave()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no locks to share here")
def test_those_who_share_keep_out_who_wants_to_be_alone(tmp_path: Path) -> None:
    sharing = [Turnstile(tmp_path / "turn") for _ in range(3)]
    assert all(one.enter(0, is_shared=True) for one in sharing)
    alone = Turnstile(tmp_path / "turn")
    assert not alone.enter(0)
    for one in sharing:
        one.leave()
    assert alone.enter(0)
    alone.leave()


def test_who_gave_up_waiting_does_not_keep_the_turn(tmp_path: Path) -> None:
    first, late, next_one = (Turnstile(tmp_path / "turn") for _ in range(3))
    assert first.enter(0)
    assert not late.enter(0.05)
    first.leave()
    assert next_one.enter(10)
    next_one.leave()


def test_who_waits_gets_the_turn_when_it_comes(tmp_path: Path) -> None:
    first, second = Turnstile(tmp_path / "turn"), Turnstile(tmp_path / "turn")
    assert first.enter(0)
    threading.Timer(0.1, first.leave).start()
    assert second.enter(30)
    second.leave()


def test_writers_in_several_processes_all_get_through(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    words = [sys.executable, "-c", WRITER, str(tmp_path / "a.sqlite3"), "50"]
    writers = [subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    counts = [int(writer.communicate()[0]) for writer in writers]
    assert max(counts) == 200
