"""Pages of PDFs as people see them, the latest few kept in memory: drawing one takes a process of its own."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

import jiheng

KEPT = 24
"""How many pages are kept; one is about half a megabyte."""

SIDE = 1_600
"""The pixels of a picture's longer side: small print stays legible when the page is as wide as a screen."""

_kept: "OrderedDict[tuple[str, int], jiheng.Sight]" = OrderedDict()
_lock = Lock()


def get_sight(sha256: str, page: int, *, name: str, fetch: Callable[[], bytes]) -> jiheng.Sight:
    """Page ``page`` (from 1) of the PDF with this digest; ``fetch`` gives its bytes where the page is not kept.

    Raises ``jiheng.JihengError`` where there is no such page or it cannot be drawn.
    """
    key = (sha256, page)
    with _lock:
        kept = _kept.get(key)
        if kept is not None:
            _kept.move_to_end(key)
            return kept
    sight = jiheng.look(fetch(), page, name=name, side=SIDE)
    with _lock:
        _kept[key] = sight
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return sight
