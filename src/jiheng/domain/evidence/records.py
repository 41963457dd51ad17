"""Records: what happened, each of a kind with typed fields and a key against counting twice."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

from jiheng.source import Source

FieldType = Literal["text", "choice", "number", "money", "date", "moment", "yes-no"]
FIELD_TYPE_WORDS: dict[FieldType, str] = {
    "text": "文字", "choice": "选项", "number": "数字", "money": "金额（元）", "date": "日期", "moment": "日期和时间", "yes-no": "是/否",
}  # fmt: skip
Value = str | Decimal | datetime.date | datetime.datetime | bool
"""What a field holds; a moment is a local time without zone, exact to the minute, money is in 元."""

MONEY_SCALE = 2
_EPOCH = datetime.datetime(1970, 1, 1)  # noqa: DTZ001  (local times are compared with local times only)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind of records.

    ``scale`` is how many decimals a number may have, ``measure_unit`` what it counts, ``choices`` what may be chosen; ``is_personal`` says
    that it names a person, and is masked where records leave the house.
    """

    name: str
    words: str
    type: FieldType
    is_required: bool = False
    scale: int = 0
    measure_unit: str = ""
    choices: tuple[str, ...] = ()
    is_personal: bool = False
    hint: str = ""

    @property
    def is_numeric(self) -> bool:
        """Whether its values can be added."""
        return self.type in ("number", "money")

    def encode(self, value: Value) -> int | str:
        """The value as databases compare and add it: numbers as whole steps of ``scale``, moments as minutes, dates as days since 1970."""
        match value:
            case bool():
                return int(value)
            case Decimal():
                return int(value.scaleb(self.scale))
            case datetime.datetime():
                return int((value - _EPOCH).total_seconds()) // 60
            case datetime.date():
                return (value - _EPOCH.date()).days
        return value


@dataclass(frozen=True)
class RecordKind:
    """A kind of records: what it is called, its fields, which of them are the key, and which says when it happened.

    ``name`` is English for programs, ``words`` is Chinese for people. Two records of the same ``key`` are the same event.
    """

    name: str
    words: str
    fields: tuple[Field, ...] = field(hash=False)
    key: tuple[str, ...] = field(hash=False)
    day: str = field(hash=False)
    examples: tuple[Mapping[str, str], ...] = field(default=(), hash=False)

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Its fields by their names."""
        return {each.name: each for each in self.fields}

    def get_field(self, name: str) -> Field:
        """The field called so; raises ``KeyError``."""
        return self.by_name[name]


@dataclass(frozen=True)
class Record:
    """One event: ``values`` by field name, an empty field is absent. ``source`` is its row in the file it came from.

    ``is_external`` says that a system of record or a third party made it; ``is_simulated`` that nobody did.
    """

    kind: RecordKind
    values: Mapping[str, Value]
    source: Source | None = None
    is_external: bool = False
    is_simulated: bool = False

    @cached_property
    def key(self) -> str:
        """What makes two records the same event: a digest of the key fields."""
        return _digest([self.kind.name, *(self._encoded(name) for name in self.kind.key)])[:32]

    @cached_property
    def digest(self) -> str:
        """SHA-256 in hexadecimal of everything it says."""
        return _digest([self.kind.name, *((name, self._encoded(name)) for name in sorted(self.values))])

    @cached_property
    def day(self) -> datetime.date:
        """When it happened."""
        value = self.values[self.kind.day]
        if isinstance(value, datetime.datetime):
            return value.date()
        if not isinstance(value, datetime.date):
            raise TypeError(f"{self.kind.name}.{self.kind.day} is no date")
        return value

    def encode(self) -> dict[str, int | str]:
        """All values as databases compare and add them (``Field.encode``)."""
        return {name: self.kind.get_field(name).encode(value) for name, value in self.values.items()}

    def _encoded(self, name: str) -> int | str | None:
        return self.kind.get_field(name).encode(self.values[name]) if name in self.values else None


def decode_record(kind: RecordKind, encoded: Mapping[str, int | str], *, source: Source | None = None, is_external: bool = False) -> Record:
    """The record that ``Record.encode`` wrote."""
    return Record(kind, {name: decode(kind.get_field(name), value) for name, value in encoded.items()}, source, is_external)


def decode(of: Field, value: int | str) -> Value:
    """The value that ``Field.encode`` wrote."""
    match of.type:
        case "number" | "money":
            return Decimal(value).scaleb(-of.scale)
        case "yes-no":
            return bool(value)
        case "date":
            return _EPOCH.date() + datetime.timedelta(days=int(value))
        case "moment":
            return _EPOCH + datetime.timedelta(minutes=int(value))
        case _:
            return str(value)


def parse_time(text: str, *, is_moment: bool) -> datetime.date | datetime.datetime:
    """``2026-03-02``, and ``2026-03-02 09:10`` for a moment (a day alone begins at midnight); raises ``ValueError`` for any other text."""
    if not is_moment:
        return datetime.date.fromisoformat(text)
    moment = datetime.datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        raise ValueError("a local time has no zone")
    return moment.replace(second=0, microsecond=0)


def digest_of(records: tuple[str, ...]) -> str:
    """SHA-256 of many digests, in whatever order they come."""
    return _digest(sorted(records))


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
