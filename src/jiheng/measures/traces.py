"""The trace of an actual value: everything that is needed to come to the same number again, without the database."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from jiheng.domain.evidence.records import Record, decode_record, digest_of
from jiheng.errors import BrokenMeasure
from jiheng.measures.actuals import Actual, Part, make_actual
from jiheng.measures.measure import Measure
from jiheng.measures.parsing import parse_measure
from jiheng.measures.periods import Period
from jiheng.measures.printing import describe_actual, describe_leaves, print_measure
from jiheng.measures.reference import count, select
from jiheng.measures.values import Leaf, list_leaves
from jiheng.regulations.record_kinds import load_record_kind

TRACE_SCHEMA = "jiheng.trace/1"


def measure_records(measure: Measure, records: Iterable[Record], *, period: Period) -> Actual:
    """The actual value of a measure over records in memory; each event once, whatever was handed in twice."""
    once = list({record.key: record for record in records}.values())
    return make_actual(measure, tuple(_part(leaf, once, period) for leaf in list_leaves(measure.node)), period=period)


def trace_actual(actual: Actual, records: Iterable[Record]) -> dict[str, Any]:
    """The trace as JSON: measure, period, what each leaf came to, and the records that count, each with its digest and its place."""
    listed = list({record.key: record for record in records}.values())
    used = {record.key: record for part in actual.parts for record in select(part.leaf, listed, period=actual.period)}
    return {
        "schema": TRACE_SCHEMA, "measure": print_measure(actual.measure),
        "since": str(actual.period.since), "until": str(actual.period.until),
        "value": actual.exact_text, "level": actual.level, "formula": describe_actual(actual), "parts": describe_leaves(actual),
        "records": [_print_record(record) for record in sorted(used.values(), key=lambda record: (record.day, record.key))],
        "digest": digest_of(tuple(record.digest for record in used.values())), "notes": list(actual.notes),
    }  # fmt: skip


def recompute(trace: Mapping[str, Any]) -> Actual:
    """The actual value that the records of a trace come to; raises ``BrokenMeasure`` where they do not bear the trace out."""
    if trace.get("schema") != TRACE_SCHEMA:
        raise BrokenMeasure(f"这不是 {TRACE_SCHEMA} 的计算过程，不能重算。")
    try:
        period = Period(*(datetime.date.fromisoformat(str(trace[key])) for key in ("since", "until")))
        records = [_read_record(entry) for entry in trace["records"]]
        if digest_of(tuple(record.digest for record in records)) != trace["digest"]:
            raise BrokenMeasure("计算过程里的记录与摘要不符，有人改过。")
        actual = measure_records(parse_measure(trace["measure"]), records, period=period)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise BrokenMeasure("计算过程缺了内容或写得不对，有人改过，不能重算。") from error
    if actual.exact_text != trace["value"]:
        raise BrokenMeasure(f"用这些记录重算得“{actual.exact_text}”，与计算过程里的“{trace['value']}”不同。")
    return actual


def _part(leaf: Leaf, records: list[Record], period: Period) -> Part:
    chosen = select(leaf, records, period=period)
    external = sum(record.is_external for record in chosen)
    return Part(leaf, count(leaf, records, period=period), external, digest_of(tuple(record.digest for record in chosen)))


def _print_record(record: Record) -> dict[str, Any]:
    source = record.source
    place = None if source is None else {"name": source.name, "table": source.table, "row": source.row}
    return {
        "kind": record.kind.name, "key": record.key, "digest": record.digest, "values": record.encode(), "place": place,
        "external": record.is_external, "simulated": record.is_simulated,
    }  # fmt: skip


def _read_record(entry: Mapping[str, Any]) -> Record:
    record = decode_record(load_record_kind(str(entry["kind"])), entry["values"], is_external=bool(entry["external"]))
    if record.digest != entry["digest"]:
        raise BrokenMeasure(f"记录 {entry['key']} 与它的摘要不符，有人改过。")
    return record
