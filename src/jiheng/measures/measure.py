"""The language of measures: what may be counted, added and divided. Facts only; ``reference``, ``sql`` and ``running`` evaluate them.

A leaf is a ``Tally`` over the records of one kind; everything else divides, adds or compares tallies. All numbers are exact.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jiheng.domain.evidence.records import Field, FieldType, RecordKind

TallyKind = Literal["count", "distinct", "sum", "least", "most", "latest"]
Operator = Literal["=", "≠", "≥", ">", "≤", "<", "in", "contains", "present", "missing"]
Operand = Decimal | str | tuple[str, ...] | bool | None
Span = Literal["month", "quarter"]
SPAN_MONTHS: dict[Span, int] = {"month": 1, "quarter": 3}


@dataclass(frozen=True, slots=True)
class Term:
    """A value of one record: the fields ``plus`` added, those ``minus`` taken off. One field alone may be of any type.

    Moments taken off each other give minutes, dates days. A record that lacks one of the fields has no value; it is left out, and counted
    as such.
    """

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """All of its fields."""
        return self.plus + self.minus

    @property
    def is_single(self) -> bool:
        """Whether it is one field as it stands."""
        return len(self.plus) == 1 and not self.minus


@dataclass(frozen=True, slots=True)
class Condition:
    """What a record must fulfil to count. ``operand`` is in the units of the fields; a record without the value does not fulfil it."""

    term: Term
    operator: Operator
    operand: Operand = None


@dataclass(frozen=True, slots=True)
class Tally:
    """One number from the records of ``record_kind`` that fulfil all of ``where``.

    ``count``: how many. ``distinct``: how many different values of ``term``. ``sum``, ``least``, ``most``: of the values of ``term``.
    ``latest``: the value of ``term`` in the last record, by day and then by key.
    """

    kind: TallyKind
    record_kind: RecordKind
    term: Term | None = None
    where: tuple[Condition, ...] = ()

    @property
    def type(self) -> FieldType:
        """What its value is: a number, or what its one field holds."""
        if self.term is None or self.kind in ("count", "distinct", "sum") or not self.term.is_single:
            return "number"
        return self.field.type

    @property
    def field(self) -> Field:
        """The first field of its term; raises ``ValueError`` where it has none."""
        if self.term is None:
            raise ValueError("a count has no field")
        return self.record_kind.get_field(self.term.plus[0])

    @property
    def scale(self) -> int:
        """How many decimals the numbers of its term have."""
        return 0 if self.term is None or self.kind in ("count", "distinct") else scale_of(self.term, self.record_kind)


@dataclass(frozen=True, slots=True)
class Total:
    """Several parts added."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    """``top`` over ``base``; nothing where the base is nothing. ``is_survey`` says that both count answers, so an interval is due."""

    top: "Node"
    base: "Node"
    is_survey: bool = False


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of one: ``1 - part``."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Scaled:
    """A part times a fixed number: minutes into hours, 元 into 万元."""

    part: "Node"
    factor_top: int
    factor_base: int = 1


@dataclass(frozen=True, slots=True)
class Slowest:
    """The least value of a tally in any whole month or quarter of the period: 每月不少于 is held in each of them."""

    tally: Tally
    span: Span


Node = Tally | Total | Ratio | Rest | Scaled | Slowest


@dataclass(frozen=True, slots=True)
class Measure:
    """A formula with its name, its measure unit (``%`` shows a share of one) and what it means in words."""

    name: str
    node: Node
    measure_unit: str = ""
    meaning: str = ""

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """All leaves, each once, in the order of the formula."""
        return tuple(dict.fromkeys(leaves(self.node)))

    @property
    def record_kinds(self) -> tuple[RecordKind, ...]:
        """The kinds of records that it wants, each once."""
        return tuple(dict.fromkeys(tally.record_kind for tally in self.tallies))


def leaves(node: Node) -> Iterator[Tally]:
    """The tallies of a formula from left to right."""
    match node:
        case Tally():
            yield node
        case Total(parts):
            for part in parts:
                yield from leaves(part)
        case Ratio(top, base):
            yield from leaves(top)
            yield from leaves(base)
        case Rest(part) | Scaled(part):
            yield from leaves(part)
        case Slowest(tally):
            yield tally


def scale_of(term: Term, kind: RecordKind) -> int:
    """The most decimals that a field of the term may have."""
    return max(kind.get_field(name).scale for name in term.fields)
