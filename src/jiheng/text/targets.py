"""What a target says, once it is understood: the types that the target grammar produces.

``parse_target`` in ``jiheng.text.grammar`` makes them, ``evaluate`` in ``jiheng.domain`` (a later room) holds an actual value against them.
Those with many fields are named tuples, which are made several times as fast as data classes.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

Operator = Literal["≥", ">", "≤", "<", "=", "≈", "range"]


class Quantity(NamedTuple):
    """A measurable number: ``不少于40亿元`` → ``≥ 4000000000 元``.

    ``value`` (and ``upper`` of a range) are exact, with 万/亿 and Chinese numerals applied; percentages keep the number before the sign
    and have the unit ``%``. ``unit`` is spelled as printed (``元/人·天``) except that 万元/亿元 become 元. ``per`` holds 每月/每场/各…
    where the wording has them. ``text`` is the part of the wording that says it.
    """

    op: Operator
    value: Decimal
    upper: Decimal | None = None
    unit: str = ""
    approx: bool = False
    per: str | None = None
    subject: str = ""
    text: str = ""


class Date(NamedTuple):
    """A date or a stretch of time: ``2021年底`` → ``≤ 2021-12``; ``value`` and ``upper`` are YYYY-MM-DD, YYYY-MM, MM-DD or MM."""

    op: Operator
    value: str
    upper: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """A level or state word: 优, 合格, 及时, 健全, 不断提升, 是/否."""

    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or phrase about something, without a measurable number; ``reason`` says in Chinese why none was read."""

    text: str
    reason: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Blank:
    """A template's hint or a missing number: ``≥**%``, ``XX``, nothing at all; ``reason`` says in Chinese which."""

    text: str
    reason: str = field(default="", compare=False)


Clause = Quantity | Date | Grade | Statement | Blank


class Target(NamedTuple):
    """A target value: ``text`` as written, and what it says in ``clauses`` (never empty), in the order of the wording."""

    text: str
    clauses: tuple[Clause, ...]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The clauses with a number."""
        return tuple(clause for clause in self.clauses if isinstance(clause, Quantity))

    @property
    def is_measurable(self) -> bool:
        """Whether any clause can be held against a measured value."""
        return any(isinstance(clause, (Quantity, Date)) for clause in self.clauses)
