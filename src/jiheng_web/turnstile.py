"""A lock on a file, held by a process or a thread of it; the system lets go of it when its holder is killed.

Where it can, it waits in the system's own queue, which is fair: whoever came first goes first. Polling would starve the unlucky.
"""

import sys
import threading
import time
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE_SECONDS = 0.002


class Turnstile:
    """Lets one through at a time. Every holder has a ``Turnstile`` of its own on the same ``path``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def enter(self, seconds: float, *, is_shared: bool = False) -> bool:
        """Waits ``seconds`` at most for its turn; False where it did not come. Several that share get through together.

        Raises ``OSError`` where the file cannot be written.
        """
        file = self._path.open("a+b")
        if _try_lock(file, is_shared=is_shared) or (seconds > 0 and _wait(file, seconds, is_shared=is_shared)):
            self._file = file
            return True
        if seconds <= 0:
            file.close()
        return False

    def leave(self) -> None:
        """Lets the next one through; harmless for one that is not through itself."""
        file, self._file = self._file, None
        if file is not None:
            _unlock(file)
            file.close()


if sys.platform == "win32":

    def _try_lock(file: IO[bytes], *, is_shared: bool) -> bool:
        """Windows has no locks to share here: whoever would share gets through."""
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return is_shared
        return True

    def _wait(file: IO[bytes], seconds: float, *, is_shared: bool) -> bool:
        until = time.monotonic() + seconds
        while not _try_lock(file, is_shared=is_shared):
            if time.monotonic() >= until:
                file.close()
                return False
            time.sleep(_PAUSE_SECONDS)
        return True

    def _unlock(file: IO[bytes]) -> None:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        except OSError:
            return

else:

    def _try_lock(file: IO[bytes], *, is_shared: bool) -> bool:
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait(file: IO[bytes], seconds: float, *, is_shared: bool) -> bool:
        """Waits in a thread, for the system's queue knows no time-out; who gave up lets go as soon as the turn comes."""
        has_turn, gave_up, lock = threading.Event(), threading.Event(), threading.Lock()

        def queue() -> None:
            fcntl.flock(file, fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX)
            with lock:
                if gave_up.is_set():
                    file.close()
                has_turn.set()

        threading.Thread(target=queue, daemon=True).start()
        if has_turn.wait(seconds):
            return True
        with lock:
            gave_up.set()
            return has_turn.is_set()

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
