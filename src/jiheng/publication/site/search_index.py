"""The index of the search: small scripts, each with the places of some pairs of characters, or with what some places are called.

A reader's browser loads only those that it needs, as scripts, since a page opened from a folder may not fetch files. Everything on the
site that can be found has a place in one order: a department, then each of its agencies, their projects, and their indicators; so what
belongs to a project stands right behind it. ``search.js`` reads what is written here.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from jiheng.domain.publication import describe_statement
from jiheng.publication.site.frame import ROWS, Page, clip, page_address
from jiheng.publication.site.identity import plain
from jiheng.publication.site.records import Contents, DepartmentRecord, IndicatorRecord, ProjectRecord
from jiheng.publication.site.statement_pages import list_told, name_of, statement_address
from jiheng.publication.site.words import indicator_address, project_address

FOLDER = "search"
_RECORDS = 512
"""Places in one script of records."""
_WEIGHT = 24_000
"""Characters that a script of pairs has on the average."""
_DEPARTMENT, _AGENCY, _PROJECT, _INDICATOR, _STATEMENT = range(5)
_WITH_WORDS = (_PROJECT, _INDICATOR, _STATEMENT)
"""What is also found by the words beside its name."""


class _Entry(NamedTuple):
    """What can be found: which kind, its address from the root, its name, words beside the name, how many places belong to it."""

    kind: int
    address: str
    name: str
    beside: str
    size: int = 0


def index_scripts(contents: Contents) -> Iterator[Page]:
    """All scripts of the index."""
    entries = list(_list_entries(contents))
    places: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        for pair in _pairs(f"{entry.name}\n{entry.beside}" if entry.kind in _WITH_WORDS else entry.name):
            places[pair].append(place)
    written = {pair: _spell(found) for pair, found in places.items()}
    count = max(1, sum(map(len, written.values())) // _WEIGHT)
    shards: dict[int, dict[str, str]] = {number: {} for number in range(count)}
    for pair in sorted(written):
        shards[_shard(pair, count)][pair] = written[pair]
    sizes = [[place, entry.size] for place, entry in enumerate(entries) if entry.size]
    yield _script("tree", {"shards": count, "block": _RECORDS, "places": len(entries), "sizes": sizes})
    for number, shard in shards.items():
        yield _script(f"g{number}", shard)
    for start in range(0, len(entries), _RECORDS):
        block = [[entry.kind, entry.address, entry.name, entry.beside] for entry in entries[start : start + _RECORDS]]
        yield _script(f"r{start // _RECORDS}", block)


def _list_entries(contents: Contents) -> Iterator[_Entry]:
    for department in contents.departments:
        below = list(_below(department))
        yield _Entry(_DEPARTMENT, f"d/{department.id}.html", clip(department.name), "", len(below))
        yield from below
    for source in list_told(contents):
        told = "；".join(map(describe_statement, source.statements))
        yield _Entry(_STATEMENT, statement_address(source), clip(name_of(source)), clip(told))


def _below(department: DepartmentRecord) -> Iterator[_Entry]:
    is_alone = len(department.agencies) == 1
    row = 0
    for agency in department.agencies:
        below = [entry for project in agency.projects for entry in _of_project(project, agency.name)]
        if not (is_alone and agency.name == department.name):
            address = page_address(f"d/{department.id}.html", row // ROWS)
            yield _Entry(_AGENCY, address if is_alone else f"{address}#a-{agency.id}", clip(agency.name), "", len(below))
        yield from below
        row += len(agency.projects) + 1  # each agency has a row of its own above its projects


def _of_project(project: ProjectRecord, agency: str) -> Iterator[_Entry]:
    yield _Entry(_PROJECT, project_address(project), clip(project.name), clip(agency), len(project.indicators))
    for indicator in project.indicators:
        yield _Entry(_INDICATOR, indicator_address(indicator.id), clip(indicator.name), _beside(indicator))


def _beside(indicator: IndicatorRecord) -> str:
    return clip(next((version.target for version in indicator.versions if version.target), ""))


def _pairs(text: str) -> set[str]:
    """Every two characters that stand together, line by line."""
    lines = map(plain, text.split("\n"))
    return {line[at : at + 2] for line in lines for at in range(len(line) - 1)}


def _shard(pair: str, count: int) -> int:
    """Which script a pair stands in; ``search.js`` reckons the same."""
    return (ord(pair[0]) * 31 + ord(pair[1])) % count


def _spell(places: list[int]) -> str:
    """Ascending places as steps in base 36: ``a.1.1z``."""
    return ".".join(_base36(place - before) for before, place in zip([0, *places], places, strict=False))


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _base36(number: int) -> str:
    digits = ""
    while number >= len(_DIGITS):
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return _DIGITS[number] + digits


def _script(name: str, content: object) -> Page:
    written = json.dumps([name, content], ensure_ascii=False, separators=(",", ":"))
    return Page(f"{FOLDER}/{name}.js", f"jihengSearch({written[1:-1]})\n")
