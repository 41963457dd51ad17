"""Adding to a ledger: open a segment, put acts down, close the segment. Time and actor come from the caller."""

import base64
import datetime
import re
from collections.abc import Iterable

from jiheng.errors import BrokenLedger, JihengError, RefusedEntry
from jiheng.ledger.canonical import JsonValue
from jiheng.ledger.checkpoint import DEFAULT_ALGORITHM, Checkpoint
from jiheng.ledger.entry import CLOSING, OPENING, RESERVED, Act, Entry, write_entry
from jiheng.ledger.hashes import get_hash_profile
from jiheng.ledger.merkle import Frontier, extend
from jiheng.ledger.storage import Head, LedgerStorage, Step

_ORIGIN = re.compile(r"[^\s+]{1,100}")
_SEGMENT = re.compile(r"\w[\w-]{0,39}")
KEEPER = "账本"
"""The role of whoever opens and closes a segment."""


def open_segment(
    storage: LedgerStorage, *, origin: str, segment: str, actor: str, at: datetime.datetime,
    previous: Checkpoint | None = None, algorithm: str = DEFAULT_ALGORITHM,
) -> Checkpoint:  # fmt: skip
    """Begin a segment with an entry that seals the one before it: ``previous`` is the last checkpoint of that, None in a new ledger.

    ``origin`` names the ledger the world over, without blanks and “+”; ``segment`` is its part, usually the year.
    Raises ``JihengError`` for names that cannot be, ``BrokenLedger`` where the segment has been opened before.
    """
    if not _ORIGIN.fullmatch(origin) or not _SEGMENT.fullmatch(segment):
        raise JihengError(f"“{origin}”“{segment}”不能作账本名和段名：账本名不能有空格和加号，段名只用文字、数字和连字符，如 2026。")
    sealed: JsonValue = seal_of(previous) if previous else None
    act = Act(actor, KEEPER, OPENING, segment, after={"algorithm": algorithm, "origin": origin, "previous": sealed})
    get_hash_profile(algorithm)
    with storage.writing():
        if storage.read_head():
            raise BrokenLedger(f"账本段“{segment}”已经启用过，不能再启用。")
        return _write(storage, Head(origin, segment, algorithm, Frontier(), at), [act], at=at)


def append_acts(storage: LedgerStorage, acts: Iterable[Act], *, at: datetime.datetime) -> Checkpoint:
    """Put these acts down at the end, all or none, and give the checkpoint after them.

    Called inside the caller's transaction where the storage is a database, it becomes true together with the acts themselves.
    Raises ``RefusedEntry`` for an act that cannot be put down, ``BrokenLedger`` for a segment that is closed, not open, or damaged.
    """
    listed = list(acts)
    if any(act.action.startswith(RESERVED) for act in listed):
        raise RefusedEntry(f"记不进账本：“{RESERVED}”开头的操作留给账本自己；请换一个名称。")
    with storage.writing():
        return _write(storage, _open_head(storage), listed, at=at)


def close_segment(storage: LedgerStorage, *, actor: str, at: datetime.datetime) -> Checkpoint:
    """Put the last entry down; after it the segment takes nothing, and its checkpoint begins the next one.

    Raises ``BrokenLedger`` as ``append_acts`` does.
    """
    with storage.writing():
        head = _open_head(storage)
        return _write(storage, head, [Act(actor, KEEPER, CLOSING, head.segment)], at=at, is_closed=True)


def seal_of(checkpoint: Checkpoint) -> dict[str, JsonValue]:
    """What the opening entry of the next segment says of a closed one."""
    root = base64.b64encode(checkpoint.root).decode()
    return {"algorithm": checkpoint.algorithm, "origin": checkpoint.origin, "size": checkpoint.size, "root": root}


def read_seal(value: JsonValue) -> Checkpoint | None:
    """The closed segment that an opening entry speaks of; None where it speaks of none."""
    if not isinstance(value, dict) or set(value) != {"algorithm", "origin", "size", "root"}:
        return None
    try:
        root = base64.b64decode(str(value["root"]), validate=True)
    except ValueError:
        return None
    origin, size, algorithm = value["origin"], value["size"], value["algorithm"]
    if not isinstance(origin, str) or type(size) is not int or not isinstance(algorithm, str):
        return None
    return Checkpoint(origin, size, root, algorithm)


def _open_head(storage: LedgerStorage) -> Head:
    head = storage.read_head()
    if head is None:
        raise BrokenLedger("账本还没有启用，不能记账；请先启用一段。")
    if head.is_closed:
        raise BrokenLedger(f"账本段“{head.segment}”已经封存，不能再记；请启用下一段。")
    return head


def _write(
    storage: LedgerStorage, head: Head, acts: list[Act], *, at: datetime.datetime, is_closed: bool = False,
) -> Checkpoint:  # fmt: skip
    """A clock that runs behind the ledger is put down as it is; the ledger's own time stands still meanwhile."""
    moment, clock = (head.at, at) if at < head.at else (at, None)
    first = head.frontier.size + 1
    entries = tuple(write_entry(Entry(head.segment, number, moment, act, clock)) for number, act in enumerate(acts, first))
    profile = get_hash_profile(head.algorithm)
    growth = extend(head.frontier, map(profile.hash_leaf, entries), profile=profile)
    after = Head(head.origin, head.segment, head.algorithm, growth.frontier, moment, is_closed)
    if entries:
        storage.write(Step(first, entries, growth.hashes, after))
    return after.checkpoint
