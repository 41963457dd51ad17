"""What stands in the ledger: an act, who did it in which role on what, before and after, numbered and timed."""

import datetime
import re
from dataclasses import dataclass, fields

from jiheng.errors import RefusedEntry
from jiheng.ledger.canonical import JsonValue, read_canonical, write_canonical
from jiheng.ledger.tiles import ENTRY_BYTES

ENTRY_SCHEMA = "jiheng.ledger-entry/1"
OPENING, CLOSING = "ledger.open", "ledger.close"
"""The actions of the ledger itself: the first entry of a segment, and the last one of a closed segment."""
RESERVED = "ledger."
LEDGER_ACTIONS = {OPENING: "启用账本段", CLOSING: "封存账本段"}

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{2}:\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did: ``actor`` in ``role`` did ``action`` to ``subject``, which was ``before`` and is ``after``.

    ``before``, ``after`` and ``details`` are values of canonical JSON: no floats, money and decimals as text.
    """

    actor: str
    role: str
    action: str
    subject: str
    before: JsonValue = None
    after: JsonValue = None
    details: JsonValue = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An act in the ledger.

    ``number`` counts from 1 in its ``segment``. ``at`` never runs backwards; where the clock did, ``clock`` says what it showed.
    """

    segment: str
    number: int
    at: datetime.datetime
    act: Act
    clock: datetime.datetime | None = None


def write_entry(entry: Entry) -> bytes:
    """The canonical bytes of an entry; raises ``RefusedEntry`` where the act cannot be put down."""
    act = {field.name: getattr(entry.act, field.name) for field in fields(Act)}
    for name in ("actor", "role", "action", "subject"):
        if not isinstance(act[name], str) or not act[name].strip():
            raise RefusedEntry(f"记不进账本：{_WORDS[name]}是空的；请写明是谁、以什么身份、对什么、做了什么。")
    try:
        content = write_canonical({
            "schema": ENTRY_SCHEMA, "segment": entry.segment, "number": entry.number, "at": print_moment(entry.at),
            "clock": print_moment(entry.clock) if entry.clock else None, **act,
        })
    except ValueError as error:
        raise RefusedEntry(f"记不进账本：{error}。") from error
    if len(content) > ENTRY_BYTES:
        raise RefusedEntry(f"记不进账本：这一条有 {len(content):,} 字节，最多 {ENTRY_BYTES:,}；长的内容请只记它的摘要。")
    return content


def read_entry(content: bytes) -> Entry:
    """The entry with these canonical bytes; raises ``ValueError`` where they are none."""
    value = read_canonical(content)
    if not isinstance(value, dict) or set(value) != _KEYS or value["schema"] != ENTRY_SCHEMA:
        raise ValueError("不是账本的一条记录")
    texts = {name: value[name] for name in ("actor", "role", "action", "subject", "segment")}
    number, clock = value["number"], value["clock"]
    if not all(isinstance(text, str) and text.strip() for text in texts.values()) or type(number) is not int:
        raise ValueError("不是账本的一条记录")
    segment = str(texts.pop("segment"))
    act = Act(**{name: str(text) for name, text in texts.items()}, before=value["before"], after=value["after"], details=value["details"])
    return Entry(segment, number, read_moment(value["at"]), act, None if clock is None else read_moment(clock))


def print_moment(moment: datetime.datetime) -> str:
    """``2026-11-23T09:00:00.000+08:00``; raises ``ValueError`` where the offset from UTC is not known."""
    text = moment.isoformat(timespec="milliseconds")
    if not _MOMENT.fullmatch(text):
        raise ValueError("时间没有时区")
    return text


def read_moment(text: JsonValue) -> datetime.datetime:
    """The moment that ``print_moment`` wrote; raises ``ValueError`` for any other text."""
    if not isinstance(text, str) or not _MOMENT.fullmatch(text):
        raise ValueError("时间写得不对")
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError("时间写得不对") from error
    if moment.isoformat(timespec="milliseconds") != text:
        raise ValueError("时间写得不对")
    return moment


_KEYS = {"schema", "segment", "number", "at", "clock", *(field.name for field in fields(Act))}
_WORDS = {"actor": "操作人", "role": "身份", "action": "操作", "subject": "对象"}
