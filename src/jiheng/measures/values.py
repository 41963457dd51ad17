"""What tallies come to, and how a formula makes one value of them: the same arithmetic whoever counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jiheng.domain.evidence.records import Field, RecordKind, decode, parse_time
from jiheng.measures.measure import Condition, Node, Ratio, Rest, Scaled, Slowest, Tally, Total, scale_of

Number = Fraction
Measured = Fraction | str | None
"""An exact number, a text (a date is its ISO text), or None where there is nothing to measure."""

_TIME_UNITS = {"moment": "分钟", "date": "天"}


@dataclass(frozen=True, slots=True)
class Counted:
    """What a tally comes to.

    ``raw`` is the sum, count … in whole steps of the tally's scale, or a text; None where no record has a value. ``records`` is how many
    count, ``left_out`` how many fulfil the conditions but lack the value. ``spans`` has the value of each whole span of a ``Slowest``.
    """

    raw: int | str | None
    records: int
    left_out: int = 0
    spans: tuple[tuple[str, int], ...] = ()


Leaf = Tally | Slowest


def list_leaves(node: Node) -> tuple[Leaf, ...]:
    """What has to be counted for a formula: tallies, and tallies by spans; each once, from left to right."""
    return tuple(dict.fromkeys(_leaves(node)))


def _leaves(node: Node) -> list[Leaf]:
    match node:
        case Tally() | Slowest():
            return [node]
        case Total(parts):
            return [leaf for part in parts for leaf in _leaves(part)]
        case Ratio(top, base):
            return _leaves(top) + _leaves(base)
        case Rest(part) | Scaled(part):
            return _leaves(part)


def combine(node: Node, counted: Mapping[Leaf, Counted]) -> Measured:
    """The value of a formula over what was counted; None where a part has none, and where something is divided by nothing."""
    match node:
        case Tally():
            return _value(node, counted[node].raw)
        case Slowest(tally):
            values = [raw for _, raw in counted[node].spans]
            return _value(tally, min(values)) if values else None
        case Total(parts):
            added = [_number(combine(part, counted)) for part in parts]
            return None if None in added else sum((value for value in added if value is not None), Fraction(0))
        case Ratio(top, base):
            above, below = _number(combine(top, counted)), _number(combine(base, counted))
            return above / below if above is not None and below else None
        case Rest(part):
            value = _number(combine(part, counted))
            return None if value is None else 1 - value
        case Scaled(part, top, base):
            value = _number(combine(part, counted))
            return None if value is None else value * Fraction(top, base)


def _number(value: Measured) -> Fraction | None:
    return value if isinstance(value, Fraction) else None


def _value(tally: Tally, raw: int | str | None) -> Measured:
    if raw is None or tally.type in ("number", "money"):
        return None if raw is None else Fraction(int(raw), 10**tally.scale)
    if tally.type == "yes-no":
        return "是" if raw else "否"
    return str(decode(tally.field, raw))


def unit_of(tally: Tally) -> str:
    """The measure unit of a tally's value; empty for counts."""
    if tally.term is None or tally.kind in ("count", "distinct"):
        return ""
    field = tally.field
    return field.measure_unit if tally.term.is_single else _TIME_UNITS.get(field.type, field.measure_unit)


def encode_operand(condition: Condition, kind: RecordKind) -> int | str | tuple[str, ...] | None:
    """The operand as records encode the term: whole steps for numbers, minutes for moments, ISO text for dates.

    A number with more decimals than the field is rounded to where the comparison comes out the same: see ``floor_operand``.
    """
    operand, field = condition.operand, kind.get_field(condition.term.plus[0])
    if isinstance(operand, bool):
        return int(operand)
    if isinstance(operand, Decimal):
        return floor_operand(Fraction(operand), condition, scale_of(condition.term, kind))
    if isinstance(operand, str) and field.type in ("date", "moment"):
        return _encode_time(operand, field)
    return operand


def floor_operand(operand: Fraction, condition: Condition, scale: int) -> int | None:
    """The whole number of steps that compares as ``operand`` does with whole numbers of steps; None where none can be equal to it.

    ``≥ 1.5`` and ``> 1.5`` are ``≥ 2`` and ``> 1`` in whole steps.
    """
    steps = operand * 10**scale
    low = int(steps.numerator // steps.denominator)
    if low == steps:
        return low
    if condition.operator in ("=", "≠"):
        return None
    return low + 1 if condition.operator in ("≥", "<") else low


def _encode_time(text: str, field: Field) -> int | str:
    return field.encode(parse_time(text, is_moment=field.type == "moment"))
