"""The data folder of one installation: database, secret key, log, and the lock that start-ups take turns with."""

import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from jiheng_web.turnstile import Turnstile

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

OWNER_ONLY = 0o600
_KEY_BYTES = 48
_PAUSE_SECONDS = 0.05
_RUNNING = "running.lock"
_PATIENCE_SECONDS = 3600.0
"""So long does a start wait for a restore to end."""


def default_folder() -> Path:
    """Where the person's data lies when no folder was named: the place that each system keeps for programs' own files."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "jiheng"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "jiheng"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "jiheng"


@dataclass(frozen=True, slots=True)
class Home:
    """One data folder; ``open_home`` makes it."""

    folder: Path

    @property
    def database_url(self) -> str:
        """The SQLite database in the folder, as ``jiheng_web.database`` reads it."""
        return f"sqlite:///{(self.folder / 'jiheng.sqlite3').absolute().as_posix()}"

    @property
    def log_file(self) -> Path:
        """Where faults of the program are written."""
        return self.folder / "jiheng.log"

    @property
    def backups(self) -> Path:
        """Where backups lie unless another folder is named."""
        return self.folder / "备份"

    @property
    def checkpoints(self) -> Path:
        """Where the ledger's checkpoints are put day by day."""
        return self.folder / "存证"

    @property
    def archives(self) -> Path:
        """Where archived segments of the ledger lie."""
        return self.folder / "归档"

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Says that a server or a worker runs on this folder, for as long as the block lasts; several may."""
        turnstile = Turnstile(self.folder / _RUNNING)
        turnstile.enter(_PATIENCE_SECONDS, is_shared=True)
        try:
            yield
        finally:
            turnstile.leave()

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Whether nothing runs on this folder, and nothing starts while the block lasts."""
        turnstile = Turnstile(self.folder / _RUNNING)
        is_alone = turnstile.enter(0)
        try:
            yield is_alone
        finally:
            turnstile.leave()

    def secret_key(self) -> str:
        """The key of this installation: made on first use, readable by its owner only. Call it while holding ``turn``."""
        path = self.folder / "secret.key"
        if not path.exists():
            draft = path.with_suffix(".new")
            draft.unlink(missing_ok=True)
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(_KEY_BYTES))
            draft.replace(path)
        return path.read_text(encoding="ascii")

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Holds the folder's lock: of several servers that start on one folder, one at a time makes the key and the tables."""
        with (self.folder / "start.lock").open("a+b") as file:
            _lock(file)
            try:
                yield
            finally:
                _unlock(file)


def open_home(folder: Path) -> Home:
    """The data folder, made where it is missing and closed to other people of the machine; raises ``OSError`` where that is impossible."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Home(folder)


if sys.platform == "win32":

    def _lock(file: IO[bytes]) -> None:
        while True:
            try:
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except OSError:
                time.sleep(_PAUSE_SECONDS)
            else:
                return

    def _unlock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
