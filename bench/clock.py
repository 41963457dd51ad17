"""Time and memory: the least CPU seconds of several runs; work in a process of its own, with its peak memory."""

import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import NamedTuple, TypeVar

import jiheng

Argument = TypeVar("Argument")
REPOSITORY = Path(__file__).resolve().parent.parent
EXAMPLE = REPOSITORY / "examples" / "青江市科学技术馆.txt"
REAL = REPOSITORY.parent / "shared" / "samples" / "guangzhou-kexie.txt"
KIB, MIB = 1 << 10, 1 << 20


class Spent(NamedTuple):
    """What a piece of work took: CPU seconds, and MB of memory at the peak above those of an idle process."""

    seconds: float
    megabytes: float


def tables() -> list[Path]:
    """The tables to measure with: the real one where it is at hand, and our own."""
    return [path for path in (REAL, EXAMPLE) if path.exists()]


def best(action: Callable[[], object], *, runs: int = 15) -> float:
    """The least CPU seconds that ``action`` took."""
    return min(_timed(action) for _ in range(runs))


def apart(action: Callable[[Argument], object], argument: Argument) -> Spent:
    """What ``action(argument)`` takes in a process of its own that has read one table before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=jiheng.read, initargs=(EXAMPLE,)) as pool:
        return pool.submit(_spent, action, argument).result()


def _timed(action: Callable[[], object]) -> float:
    start = process_time()
    action()
    return process_time() - start


def _spent(action: Callable[[Argument], object], argument: Argument) -> Spent:
    idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = _timed(lambda: action(argument))
    return Spent(seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle) * KIB / MIB)
