"""Pins: a remark is pinned to a project, an indicator or a cell by name, so that it stays where it belongs when rows move."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.domain.filing import Filing, Indicator, Project, Sources
from jiheng.source import Source

_CELLS = ("annual_target", "period_target", "actual", "expected", "points", "score", "deviation_reason", "category", "dimension", "name")
"""The fields of an indicator, the one that is remarked on most first: where several share a cell, it is pinned to the first."""


@dataclass(frozen=True, slots=True)
class Pin:
    """What a remark is about: the whole table (all empty), a project, an indicator of it, and a field (``cell``) of either."""

    project: str = ""
    indicator_number: int | None = None
    indicator: str = ""
    cell: str = ""


def find_pin(filing: Filing, source: Source) -> Pin:
    """What stands at ``source`` (a cell: table, row and column); the whole table where nothing that was read does."""
    place = _place(source)
    for project in filing.projects:
        for indicator in project.indicators:
            field = next((field for field in _CELLS if place in _places(indicator.sources, field)), None)
            if field:
                return Pin(project.name, indicator.number, indicator.name, field)
    for project in filing.projects:
        held = next((field for field in project.sources if place in _places(project.sources, field)), None)
        if held or place in (_place(project.source), project.funds.source and _place(project.funds.source)):
            return Pin(project.name, cell=held or "")
    rows = (pin for pin in _list_rows(filing) if pin[0] == place[:2])
    return next(rows, (None, Pin()))[1]


def find_pinned(filing: Filing, pin: Pin) -> Source | None:
    """Where the subject of a pin stands in a filing; the nearest thing around it where it is gone, None for the whole table."""
    project = _find_project(filing, pin)
    if project is None:
        return None
    indicator = _find_indicator(project, pin)
    if indicator is None:
        stretches = project.sources.get(pin.cell, ())
        return stretches[0] if stretches else project.source
    stretches = indicator.sources.get(pin.cell, ()) or indicator.sources.get("name", ())
    return stretches[0] if stretches else indicator.source


def _list_rows(filing: Filing) -> Iterator[tuple[tuple[int | None, int | None], Pin]]:
    """The row of every indicator, for remarks on cells of it that hold nothing; a row that holds several is nobody's."""
    rows: dict[tuple[int | None, int | None], list[Pin]] = {}
    for project in filing.projects:
        for indicator in project.indicators:
            rows.setdefault(_place(indicator.source)[:2], []).append(Pin(project.name, indicator.number, indicator.name))
    yield from ((row, pins[0] if len(pins) == 1 else Pin(pins[0].project)) for row, pins in rows.items())


def _find_project(filing: Filing, pin: Pin) -> Project | None:
    return next((project for project in filing.projects if pin.project and _fold(project.name) == _fold(pin.project)), None)


def _find_indicator(project: Project, pin: Pin) -> Indicator | None:
    """The indicator of that number and name, else of that name, else of that number where it was pinned by number alone."""
    named = [one for one in project.indicators if pin.indicator and _fold(one.name) == _fold(pin.indicator)]
    numbered = [one for one in named or project.indicators if one.number == pin.indicator_number]
    if pin.indicator and not named:
        return None
    return next(iter(numbered or named), None)


def _places(sources: Sources, field: str) -> Iterator[tuple[int | None, int | None, int | None]]:
    return map(_place, sources.get(field, ()))


def _place(source: Source) -> tuple[int | None, int | None, int | None]:
    return (source.table, source.row, source.column)


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
