"""Whether a filing accounts for every printed character of its document."""

import re
from collections.abc import Iterator

import jiheng
from jiheng.text.residue import strip_residue

_BETWEEN_FIELDS = re.compile(r"(?:[\d、.．；;:：。\s]|(?:实施周期|实施期|中期|年度|当年|本年度)指标值|</?(?:p|br|div|span)\s?/?>)*")
"""What may stand between the fields of one indicator."""

_EDGE = re.compile(r"(?:\s|</?(?:p|br|div|span)\s?/?>)*")
"""What may stand at the ends of a text that was read."""

_COVERED = "\0"
Place = tuple[int | None, int | None, int | None]


def find_uncovered(reading: jiheng.Reading) -> list[str]:
    """The printed stretches that lie in no field, no furniture and no notice, each with its place."""
    cells = _texts(reading)
    left = {place: list(text) for place, text in cells.items()}
    for source in _fields(reading.filing):
        _blank(left, source)
    for pieces in _items(reading.filing):
        between = "".join("".join(left[_place(source)][source.start:source.end]) for source in pieces)
        if all(_BETWEEN_FIELDS.fullmatch(stretch) for stretch in between.split(_COVERED)):
            for source in pieces:
                _blank(left, source)
    stretches = ((place, stretch) for place, text in left.items() for stretch in "".join(text).split(_COVERED))
    return [f"{place}: {stretch!r}" for place, stretch in stretches if not _EDGE.fullmatch(stretch)]


def find_misplaced(reading: jiheng.Reading) -> list[str]:
    """The fields whose source, cut out of the document and freed of markup and blanks, is not their value."""
    cells = _texts(reading)
    printed = [field for project in reading.filing.projects for field in _printed(project)]
    cuts = ["".join(cells.get(_place(source), "")[source.start:source.end] for source in sources) for _, sources in printed]
    pairs = [(text, cut) for (text, _), cut in zip(printed, cuts, strict=True)]
    return [f"{cut!r} instead of {text!r}" for text, cut in pairs if _without_blanks(cut) != _without_blanks(text)]


def _without_blanks(text: str) -> str:
    """The text freed of markup and blanks: between two lines that are joined, one may be kept."""
    return "".join(strip_residue(text).split())


def _printed(project: jiheng.Project) -> Iterator[tuple[str, tuple[jiheng.Source, ...]]]:
    """The texts of a project with their sources."""
    if project.name:
        yield project.name, project.sources["name"]
    for field in ("period_objective", "annual_objective", "actual_objective"):
        if (objective := getattr(project, field)) is not None:
            yield objective, project.sources[field]
    for item in project.indicators:
        yield item.name, item.sources["name"]
        for field in ("dimension", "category"):
            if field in item.sources:  # left out by the source, it is inferred and stands nowhere
                yield item.printed[field], item.sources[field]
        for field in ("period_target", "annual_target", "actual", "expected"):
            if target := getattr(item, field):
                yield item.printed.get(field, target.text), item.sources[field]


def _texts(reading: jiheng.Reading) -> dict[Place, str]:
    return {_place(cell.source): cell.text for table in reading.document.tables for row in table.rows for cell in row if cell.text}


def _place(source: jiheng.Source) -> Place:
    return source.table, source.row, source.column


def _blank(left: dict[Place, list[str]], source: jiheng.Source) -> None:
    if source.start < source.end:
        text = left[_place(source)]
        assert source.end <= len(text), source
        text[source.start:source.end] = _COVERED * (source.end - source.start)


def _items(filing: jiheng.Filing) -> Iterator[tuple[jiheng.Source, ...]]:
    """Where each indicator as a whole was printed."""
    for project in filing.projects:
        for item in project.indicators:
            yield item.sources.get("indicator", (item.source,))


def _fields(filing: jiheng.Filing) -> Iterator[jiheng.Source]:
    """Every field, the furniture and the notices; the notice on a whole indicator hides nothing in it."""
    yield from filing.furniture
    yield from (source for sources in filing.sources.values() for source in sources)
    items = {item.source for project in filing.projects for item in project.indicators}
    yield from (notice.source for notice in filing.notices if notice.source not in items)
    yield from _money(filing.funds)
    for agency in filing.agencies:
        yield from filter(None, (agency.source,))
        yield from _money(agency.funds)
    for project in filing.projects:
        for funds in (project.funds, project.period_funds, *(task.funds for task in project.tasks)):
            yield from _money(funds)
        for known in (project.budget, *(project.budget.lines if project.budget else ()), *project.tasks):
            yield from (source for sources in known.sources.values() for source in sources) if known else ()
        yield from (source for sources in project.sources.values() for source in sources)
        for item in project.indicators:
            yield from (source for field, sources in item.sources.items() if field != "indicator" for source in sources)


def _money(funds: jiheng.Funds | None) -> Iterator[jiheng.Source]:
    if funds and funds.total is not None and funds.source:
        yield funds.source
    yield from (fund.source for fund in funds.sources) if funds else ()
