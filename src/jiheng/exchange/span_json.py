"""``Source`` ↔ the SPAN of the JSON contract."""

from collections.abc import Iterable, Mapping
from typing import Any

from jiheng.source import Source


def span_to_json(source: Source) -> dict[str, Any]:
    """The SPAN of one stretch: ``{"name", "table", "row", "column", "start", "end", "page", "box"}``, counted as ``Source`` counts."""
    span = source._asdict()
    span["box"] = list(source.box) if source.box else None
    return span


def spans_to_json(sources: Mapping[str, Iterable[Source]]) -> dict[str, list[dict[str, Any]]]:
    """The SPANs of every field, under the field's name."""
    return {field: [span_to_json(source) for source in stretches] for field, stretches in sources.items()}


def span_from_json(plain: Mapping[str, Any]) -> Source:
    """The stretch of a SPAN."""
    return Source(**{**plain, "box": tuple(plain["box"]) if plain["box"] else None})


def place_from_json(plain: Mapping[str, Any] | None) -> Source | None:
    """The stretch of a SPAN that may be missing."""
    return None if plain is None else span_from_json(plain)


def stretches_from_json(plain: Iterable[Mapping[str, Any]]) -> tuple[Source, ...]:
    """The stretches of a list of SPANs."""
    return tuple(span_from_json(span) for span in plain)


def spans_from_json(plain: Mapping[str, Iterable[Mapping[str, Any]]]) -> dict[str, tuple[Source, ...]]:
    """The stretches of every field, under the field's name."""
    return {field: stretches_from_json(spans) for field, spans in plain.items()}
