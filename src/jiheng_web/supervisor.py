"""The server's one worker: a process of its own, begun again when it dies, and ended with the server."""

import subprocess
import sys
import threading
from pathlib import Path

from jiheng_web.worker import make_name

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
_GOODBYE_SECONDS = 5.0
_ENTRY = """
import argparse
from jiheng_web.commands import worker
parser = argparse.ArgumentParser()
worker.add_arguments(parser)
worker.run(parser.parse_args())
"""


class Supervisor:
    """Keeps a worker running on the data folder at ``folder``; the environment says the rest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._name = make_name()
        self._ending = threading.Event()
        self._running: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """Begins the worker."""
        self._thread.start()

    def stop(self) -> None:
        """Ends the worker: it may finish its job for a few seconds, then it is killed; its job is not lost."""
        self._ending.set()
        if self._thread.ident is None:
            return
        running = self._running
        if running is not None and running.stdin is not None:
            running.stdin.close()
            try:
                running.wait(_GOODBYE_SECONDS)
            except subprocess.TimeoutExpired:
                running.kill()
        self._thread.join(_GOODBYE_SECONDS)

    def _keep(self) -> None:
        pause = _FIRST_PAUSE
        while not self._ending.is_set():
            with self._begin() as running:
                self._running = running
                running.wait()
            if self._ending.wait(pause):
                return
            pause = min(pause * 2, _LONGEST_PAUSE)

    def _begin(self) -> "subprocess.Popen[bytes]":
        """The worker as a process; its standard input is never written to and ends with this process."""
        words = [sys.executable, "-c", _ENTRY, "--data", str(self._folder), "--supervised", self._name]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet)  # noqa: S603  (our own words)
