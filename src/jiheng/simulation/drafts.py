"""One simulated record in the making: encoded values that fulfil conditions, or just fail to."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

from jiheng.domain.evidence.records import Field, Record, RecordKind, decode_record
from jiheng.measures.measure import Condition, Term
from jiheng.measures.values import encode_operand

MINUTES_A_DAY = 24 * 60
_OPENING_MINUTE, _OPEN_MINUTES = 9 * 60, 8 * 60
EPOCH = datetime.date(1970, 1, 1)
_LARGEST_GUESS = 40
_LATER = {"moment": 90, "date": 3}
"""How much later one time of an event is than the one before: minutes, days."""


@dataclass
class Draft:
    """A record of ``kind`` on a ``day``; ``number`` makes its texts differ from those of the others."""

    kind: RecordKind
    day: datetime.date
    number: int
    chance: Random
    values: dict[str, int | str] = field(default_factory=dict)

    def fill(self, names: Sequence[str] = ()) -> None:
        """Plausible values for what is required, for these names, and for the day."""
        minute = _OPENING_MINUTE + self.chance.randrange(_OPEN_MINUTES)
        days = (self.day - EPOCH).days
        for order, each in enumerate(self.kind.fields):
            wanted = each.is_required or each.name in names or each.name in self.kind.key or each.name == self.kind.day
            if wanted and each.name not in self.values:
                self.values[each.name] = self._guess(each, days, minute + order * _LATER["moment"])

    def fulfil(self, condition: Condition) -> None:
        """Make the condition true."""
        if condition.operator == "missing":
            self.values.pop(condition.term.plus[0], None)
        elif condition.term.minus:
            self._put_apart(condition.term, 0)
        elif condition.operator == "contains":
            self.values[condition.term.plus[0]] = str(condition.operand)
        elif condition.operator != "present":
            self.values[condition.term.plus[0]] = self._answer(condition)

    def fail(self, condition: Condition) -> None:
        """Make the condition false, with the record still a likely one."""
        name = condition.term.plus[0]
        each = self.kind.get_field(name)
        if condition.term.minus:
            self._put_apart(condition.term, 2 * _LATER[each.type])
        elif condition.operator == "present":
            self.values.pop(name, None)
        elif each.type == "yes-no":
            self.values[name] = 1 - int(self.values.get(name, 1))
        elif each.choices:
            said = condition.operand if isinstance(condition.operand, tuple) else (condition.operand,)
            self.values[name] = next(choice for choice in reversed(each.choices) if (choice in said) == (condition.operator == "≠"))

    def record(self) -> Record:
        """The record, marked as simulated."""
        return replace(decode_record(self.kind, self.values), is_simulated=True)

    def _guess(self, each: Field, days: int, minute: int) -> int | str:
        match each.type:
            case "choice":
                return self.chance.choice(each.choices)
            case "number" | "money":
                return self.chance.randint(1, _LARGEST_GUESS) * int(10**each.scale)
            case "date":
                return days if each.name == self.kind.day else days + _LATER["date"]
            case "moment":
                return days * MINUTES_A_DAY + minute
            case "yes-no":
                return 1
        return f"模拟{each.words}{self.number}"

    def _answer(self, condition: Condition) -> int | str:
        operand = encode_operand(condition, self.kind)
        if isinstance(operand, tuple):
            return self.chance.choice(operand)
        if condition.operator == "≠":
            choices = self.kind.get_field(condition.term.plus[0]).choices
            others = [choice for choice in choices if choice != operand]
            return self.chance.choice(others)
        return 0 if operand is None else operand

    def _put_apart(self, term: Term, steps: int) -> None:
        """The first time so many steps after the second; the one that is the record's day stays where it is."""
        later, earlier = term.plus[0], term.minus[0]
        if later == self.kind.day:
            self.values[earlier] = int(self.values[later]) - steps
        else:
            self.values[later] = int(self.values[earlier]) + steps
