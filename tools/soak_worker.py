"""Kills the worker in the middle of its jobs while clients ask for more."""

import os
import signal
import subprocess
import sys
import threading
import time

from django.core.management import call_command
from django.db import DatabaseError, connections

from jiheng_web.actors import LOCAL_ACTOR
from jiheng_web.home import Home
from jiheng_web.jobs.actions import enqueue
from jiheng_web.jobs.models import DONE, Job
from tools import soak_kind
from tools.soak_checks import Told, check_asked, check_done, check_ledger, wait_until

CLIENTS, BETWEEN_KILLS, PAUSE_SECONDS, LONGEST_QUEUE = 2, 8, 0.05, 40


class Clients:
    """Several that ask for jobs in turn, and keep the number of each that was acknowledged."""

    def __init__(self) -> None:
        self.acknowledged: set[int] = set()
        self._ending = threading.Event()
        self._threads = [threading.Thread(target=self._ask, daemon=True) for _ in range(CLIENTS)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Ends them."""
        self._ending.set()
        for thread in self._threads:
            thread.join()

    def _ask(self) -> None:
        while not self._ending.wait(PAUSE_SECONDS):
            try:
                if Job.objects.filter(slot=None).exclude(state=DONE).count() > LONGEST_QUEUE:
                    continue
                self.acknowledged.add(enqueue(soak_kind.KIND, {}, actor=LOCAL_ACTOR).pk)
            except DatabaseError:
                connections.close_all()
        connections.close_all()


def run(home: Home, kills: int) -> None:
    """So many kills; then the queue is worked off and everything is looked at."""
    call_command("migrate", verbosity=0)
    told, clients = Told(), Clients()
    worker = _start(home)
    for _ in range(kills):
        told.recoveries.append(_wait_for_more(1))
        _wait_for_more(BETWEEN_KILLS)
        is_working = worker.poll() is None
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        told.effective += is_working and _stands_still()
        worker = _start(home)
    clients.stop()
    wait_until(lambda: not Job.objects.filter(slot=None).exclude(state=DONE).exists(), "the queue is not worked off")
    worker.send_signal(signal.SIGTERM)
    worker.wait()
    check_asked(told, clients.acknowledged)
    check_done(told, soak_kind.KIND)
    check_ledger(told)
    told.print()


def _wait_for_more(count: int) -> float:
    wanted = _count_done() + count
    return wait_until(lambda: _count_done() >= wanted, "no job is done")


def _count_done() -> int:
    return Job.objects.filter(slot=None, state=DONE).count()


def _stands_still() -> bool:
    """A kill is effective when no job is done any more, and one may be left in the middle."""
    before = _count_done()
    time.sleep(4 * soak_kind.SECONDS)
    return _count_done() == before


def _start(home: Home) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-m", "tools.soak_scenario", "workhand", str(home.folder), "0"]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, env=os.environ)
