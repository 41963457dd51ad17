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
