"""A deadline that another thread keeps, since a blocking read cannot look at a clock."""

from collections.abc import Callable
from threading import Timer
from time import monotonic
from types import TracebackType
from typing import Self

from jiheng.sandbox.limits import WORK_SECONDS_MOST


class Deadline:
    """Calls ``end`` once ``seconds`` have gone by inside its ``with`` block; ``passed`` says that it did."""

    def __init__(self, end: Callable[[], object], seconds: float) -> None:
        self._end = end
        self._seconds = seconds
        self._last = monotonic() + seconds + WORK_SECONDS_MOST
        self._timer = self._started(seconds)
        self.passed = False

    def extend(self, seconds: float) -> None:
        """Count anew from now, with ``seconds`` more than at first; not beyond ``WORK_SECONDS_MOST`` in all."""
        self._timer.cancel()
        self._timer = self._started(min(self._seconds + seconds, self._last - monotonic()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._timer.cancel()

    def _started(self, seconds: float) -> Timer:
        timer = Timer(max(seconds, 0), self._pass)
        timer.daemon = True
        timer.start()
        return timer

    def _pass(self) -> None:
        self.passed = True
        self._end()
