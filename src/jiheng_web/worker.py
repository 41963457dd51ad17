"""The worker: takes jobs from the queue and runs them one after the other, until it is told to stop. Django must be awake (``startup``)."""

import logging
import os
import secrets
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connection, connections
from django.utils import timezone

from jiheng_web.home import Home
from jiheng_web.jobs.actions.running import run_job
from jiheng_web.jobs.actions.working import enqueue_due, extend_lease, free_leases, get_lease, sign, take_job
from jiheng_web.jobs.models import Job
from jiheng_web.startup import CannotServe

PAUSE_SECONDS = 0.5
"""How long an idle worker waits before it looks again."""
SIGN_SECONDS = 20
_AWAY_SECONDS = 2
_SIGNS_A_LEASE = 4
_LOG = logging.getLogger(__name__)


def make_name() -> str:
    """A name for a worker that nobody else has."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(3)}"


class Worker:
    """A worker called ``name``; ``stop`` lets it end after the job at hand."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._stopping = threading.Event()
        self._signed_at: float | None = None

    def stop(self) -> None:
        """Asks it to end."""
        self._stopping.set()

    def run(self) -> None:
        """Works until it is stopped; a database that is away is waited for."""
        is_new = True
        while not self._stopping.is_set():
            try:
                if is_new:
                    free_leases(self.name, at=timezone.now())
                    is_new = False
                pause = 0.0 if self.work() else PAUSE_SECONDS
            except (DatabaseError, InterfaceError):
                _LOG.exception("the database is away")
                connections.close_all()
                pause = _AWAY_SECONDS
            self._stopping.wait(pause)

    def work(self) -> bool:
        """Does what is to be done now, one job at most; False where nothing was."""
        close_old_connections()
        now = timezone.now()
        if self._signed_at is None or abs(now.timestamp() - self._signed_at) >= SIGN_SECONDS:
            sign(self.name, at=now)
            enqueue_due(at=now)
            self._signed_at = now.timestamp()
        job = take_job(self.name, at=timezone.now())
        if job is None:
            return False
        with _beating(job):
            run_job(job)
        return True


@contextmanager
def _beating(job: Job) -> Iterator[None]:
    """Signs of life while a job runs, from a thread with a connection of its own."""
    ended = threading.Event()
    pause = get_lease().total_seconds() / _SIGNS_A_LEASE

    def beat() -> None:
        while not ended.wait(pause):
            try:
                extend_lease(job, at=timezone.now())
            except (DatabaseError, InterfaceError):
                connections.close_all()
        connections.close_all()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def check_ready() -> None:
    """Raises ``CannotServe`` where the database cannot be had or has no tables of ours yet."""
    try:
        is_ready = Job._meta.db_table in connection.introspection.table_names()
    except (DatabaseError, InterfaceError) as error:
        raise CannotServe("数据库连不上；请检查它是不是在运行，地址对不对。") from error
    if not is_ready:
        raise CannotServe("数据库里还没有表；请先运行 jiheng upgrade 或 jiheng serve。")


def work_off() -> int:
    """Does what is to be done now until nothing is, and gives how many jobs that were."""
    worker, done = Worker(make_name()), 0
    while worker.work():
        done += 1
    return done


def work(name: str | None, *, is_supervised: bool) -> None:
    """Runs a worker in this process until a signal comes or, where a server supervises it, that server has gone."""
    worker = Worker(name or make_name())

    def stop(_number: int, _frame: FrameType | None) -> None:
        worker.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    if is_supervised:
        threading.Thread(target=_watch, args=(worker,), daemon=True).start()
    with Home(settings.HOME).in_use():
        worker.run()
    connections.close_all()


def _watch(worker: Worker) -> None:
    """The standard input ends when the server does, however it ends: nothing is ever written to it."""
    sys.stdin.buffer.read()
    worker.stop()
