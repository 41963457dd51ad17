"""The database backend; Django finds it by the name of this module."""

from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from jiheng_web.turnstile import Turnstile

TURNSTILE_SUFFIX = ".turn"


class DatabaseWrapper(base.DatabaseWrapper):
    """Before a write transaction begins, it waits for its turn; the turn ends with the transaction."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._turnstile: Turnstile | None = None

    def _start_transaction_under_autocommit(self) -> None:
        """Django calls this to begin a transaction, which takes the lock of writers at once (IMMEDIATE)."""
        self._enter()
        has_begun = False
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # not in the stubs
            has_begun = True
        finally:
            if not has_begun:
                self._leave()

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # not in the stubs
        self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # not in the stubs
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # not in the stubs
        finally:
            self._leave()

    def _enter(self) -> None:
        name = str(self.settings_dict["NAME"])
        if self.is_in_memory_db() or not name:
            return
        turnstile = Turnstile(Path(name + TURNSTILE_SUFFIX))
        try:
            has_turn = turnstile.enter(float(self.settings_dict["OPTIONS"]["timeout"]))
        except OSError as error:
            raise OperationalError("unable to open database file") from error
        if not has_turn:
            raise OperationalError("database is locked")
        self._turnstile = turnstile

    def _leave(self) -> None:
        turnstile, self._turnstile = self._turnstile, None
        if turnstile is not None:
            turnstile.leave()
