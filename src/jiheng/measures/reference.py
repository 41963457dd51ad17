"""Measures evaluated over records in memory, as plainly as can be: what databases must agree with."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from jiheng.domain.evidence.records import Record
from jiheng.measures.measure import Condition, Slowest, Tally, Term
from jiheng.measures.periods import Period
from jiheng.measures.values import Counted, Leaf, encode_operand

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {"=": eq, "≠": ne, "≥": ge, ">": gt, "≤": le, "<": lt}


def count(leaf: Leaf, records: Iterable[Record], *, period: Period) -> Counted:
    """What a leaf comes to over these records, each event of which is there once."""
    if isinstance(leaf, Slowest):
        listed = list(records)
        whole = count(leaf.tally, listed, period=period)
        spans = tuple((str(span.since)[:7], count(leaf.tally, listed, period=span).raw or 0) for span in period.spans(leaf.span))
        return Counted(whole.raw, whole.records, whole.left_out, tuple((name, int(raw)) for name, raw in spans))
    matching = [record for record in records if matches(record, leaf, period=period)]
    if leaf.term is None:
        return Counted(len(matching), len(matching))
    valued = [(record, value) for record in matching if (value := value_of(leaf.term, record)) is not None]
    return Counted(_raw(leaf, valued), len(valued), len(matching) - len(valued))


def select(leaf: Leaf, records: Iterable[Record], *, period: Period) -> list[Record]:
    """The records that count, by day and then by key."""
    tally = leaf.tally if isinstance(leaf, Slowest) else leaf
    matching = (record for record in records if matches(record, tally, period=period))
    counting = (record for record in matching if tally.term is None or value_of(tally.term, record) is not None)
    return sorted(counting, key=lambda record: (record.day, record.key))


def matches(record: Record, tally: Tally, *, period: Period) -> bool:
    """Whether a record is of the tally's kind, lies in the period, and fulfils all conditions."""
    return (
        record.kind == tally.record_kind
        and period.since <= record.day <= period.until
        and all(_fulfils(record, condition) for condition in tally.where)
    )


def value_of(term: Term, record: Record) -> int | str | None:
    """The encoded value of a term; None where the record lacks one of the fields."""
    encoded = [record.kind.get_field(name).encode(record.values[name]) for name in term.fields if name in record.values]
    if len(encoded) < len(term.fields):
        return None
    if term.is_single:
        return encoded[0]
    scale = max(record.kind.get_field(name).scale for name in term.fields)
    steps = [int(value) * int(10 ** (scale - record.kind.get_field(name).scale)) for name, value in zip(term.fields, encoded, strict=True)]
    return sum(steps[: len(term.plus)]) - sum(steps[len(term.plus) :])


def _fulfils(record: Record, condition: Condition) -> bool:
    value = value_of(condition.term, record)
    if condition.operator in ("present", "missing"):
        return (value is None) == (condition.operator == "missing")
    if value is None:
        return False
    operand = encode_operand(condition, record.kind)
    if condition.operator == "in":
        return isinstance(operand, tuple) and value in operand
    if condition.operator == "contains":
        return str(operand) in str(value)
    if operand is None:
        return condition.operator == "≠"
    return _COMPARE[condition.operator](value, operand)


def _raw(tally: Tally, valued: Sequence[tuple[Record, int | str]]) -> int | str | None:
    values = [value for _, value in valued]
    match tally.kind:
        case "distinct":
            return len(set(values))
        case "sum":
            return sum(int(value) for value in values)
        case "least" | "most" | "latest" if not values:
            return None
        case "least":
            return min(map(int, values))
        case "most":
            return max(map(int, values))
        case _:
            _, value = max(valued, key=_moment_of)
            return value


def _moment_of(pair: tuple[Record, int | str]) -> tuple[datetime.date, str]:
    return pair[0].day, pair[0].key

