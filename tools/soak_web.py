"""Kills the server's process group under writing clients."""

import http.client
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import threading
from contextlib import closing
from functools import partial

from jiheng_web.home import Home
from tools.soak_checks import Told, check_asked, check_ledger, wait_until

CLIENTS, BETWEEN_KILLS = 4, 20
_ENTRY = (
    "import argparse; from jiheng_web import command; parser = argparse.ArgumentParser(); command.add_arguments(parser);"
    "command.run(parser.parse_args())"
)
_JOB = re.compile(r"/jobs/(\d+)/")


class Clients:
    """Several that ask for a job as fast as they can, and keep the number of each that was acknowledged."""

    def __init__(self, port: int) -> None:
        self.acknowledged: set[int] = set()
        self.failed = 0
        self._port, self._ending = port, threading.Event()
        self._threads = [threading.Thread(target=self._ask, daemon=True) for _ in range(CLIENTS)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Ends them."""
        self._ending.set()
        for thread in self._threads:
            thread.join()

    def wait_for_more(self, count: int) -> float:
        """The seconds until so many more are acknowledged."""
        wanted = len(self.acknowledged) + count
        return wait_until(lambda: len(self.acknowledged) >= wanted, "nothing is acknowledged")

    def _ask(self) -> None:
        token = secrets.token_hex(16)
        headers = {"Cookie": f"csrftoken={token}", "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": token}
        while not self._ending.is_set():
            try:
                with closing(http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)) as connection:
                    connection.request("POST", "/installation/backup/", headers=headers)
                    answer = connection.getresponse()
                    found = _JOB.search(answer.headers.get("Location", "")) if answer.status == 302 else None
            except (OSError, http.client.HTTPException):
                found = None
            if found:
                self.acknowledged.add(int(found[1]))
            else:
                self.failed += 1
                self._ending.wait(0.05)


def run(home: Home, kills: int) -> None:
    """So many kills; then everything is looked at."""
    port, told = _free_port(), Told()
    server = _start(home, port)
    clients = Clients(port)
    for _ in range(kills):
        told.recoveries.append(clients.wait_for_more(1))
        clients.wait_for_more(BETWEEN_KILLS)
        failed = clients.failed
        _kill(server)
        wait_until(partial(_has_gone, clients, failed, port), "the server is still there")
        told.effective += 1
        server = _start(home, port)
    clients.wait_for_more(BETWEEN_KILLS)
    clients.stop()
    _kill(server)
    check_asked(told, clients.acknowledged)
    check_ledger(told)
    told.print()


def _has_gone(clients: Clients, failed: int, port: int) -> bool:
    """A kill is effective when somebody was refused after it and nothing answers any more."""
    return clients.failed > failed and not _answers(port)


def _kill(server: "subprocess.Popen[bytes]") -> None:
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def _start(home: Home, port: int) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-c", _ENTRY, "--data", str(home.folder), "--port", str(port), "--no-worker"]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, start_new_session=True)


def _answers(port: int) -> bool:
    with closing(socket.socket()) as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])

