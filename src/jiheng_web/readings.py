"""Documents read and checked, the latest few kept in memory: a page needs the whole reading, and reading takes a while."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import jiheng

KEPT = 8
"""How many readings are kept."""


@dataclass(frozen=True, slots=True)
class CheckedReading:
    """What a document says and what the rules found in it."""

    reading: jiheng.Reading
    result: jiheng.CheckResult


_kept: "OrderedDict[tuple[str, str], CheckedReading]" = OrderedDict()
_lock = Lock()


def get_checked(sha256: str, name: str, *, fetch: Callable[[], bytes]) -> CheckedReading:
    """The document with this digest and name, read and checked; ``fetch`` gives its bytes where it is not kept.

    Raises ``jiheng.JihengError`` where the bytes cannot be read. Two threads may read one document at the same time; both get the same.
    """
    key = (sha256, name)
    with _lock:
        kept = _kept.get(key)
        if kept is not None:
            _kept.move_to_end(key)
            return kept
    reading = jiheng.read(fetch(), name=name, isolated=True)
    checked = CheckedReading(reading, jiheng.check(reading.filing))
    with _lock:
        _kept[key] = checked
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return checked
