"""Filings → a Frictionless data package (https://specs.frictionlessdata.io/): tables as CSV with keys, types and words for people."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiheng.domain.filing import Filing
from jiheng.domain.finding import Finding
from jiheng.domain.forms import FORM_WORDS
from jiheng.exchange.open_tables.columns import OpenColumn, OpenTable
from jiheng.exchange.open_tables.rows import Keyed, give_keys, open_rows
from jiheng.exchange.open_tables.tables import FINDINGS, TABLES
from jiheng.exchange.tables.delimited import write_csv
from jiheng.exchange.tables.lines import to_line
from jiheng.exchange.whole_files import whole
from jiheng.exchange.zips import write_zip

DESCRIPTOR = "datapackage.json"
_UNDECIDED = {"name": "undecided", "title": "使用许可由发布单位确定"}
_ABOUT = "由绩衡从公开或填报的绩效目标表读出。金额单位见各行；以等号、加号、减号或 @ 开头的文字前加了一个撇号，防止被当作公式。"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Publisher:
    """What the library cannot know of a package: its title, its licence (a name such as ``CC-BY-4.0``), its day (ISO 8601)."""

    title: str | None = None
    licence: str | None = None
    created: str | None = None


def write_open_package(
    target: Path, filings: Iterable[Filing], *, findings: Sequence[Sequence[Finding]] = (), publisher: Publisher | None = None,
) -> None:
    """Write the package to ``target``: an archive where it ends with ``.zip``, else a folder, which must be new or empty.

    ``findings``, one list for each filing, are internal and only part of the package where they are given. The same filings give the
    same bytes. Raises ``JihengError`` where nothing can be written.
    """
    keyed = give_keys(filings, findings=findings)
    tables = (*TABLES, FINDINGS) if findings else TABLES
    with whole(target) as place:
        folder = place.with_name(f"{place.name}-tables") if target.suffix.lower() == ".zip" else place
        folder.mkdir()
        written = list(_write(folder, tables, keyed, publisher or Publisher()))
        if folder is not place:
            write_zip(place, {path.name: path for path in written})


def _write(folder: Path, tables: Iterable[OpenTable], filings: Sequence[Keyed], publisher: Publisher) -> Iterator[Path]:
    """Write every file of the package; the descriptor comes first."""
    paths = {table.name: folder / f"{table.name}.csv" for table in tables}
    for table in tables:
        write_csv(paths[table.name], table.layout(), (to_line(row) for row in open_rows(table, filings)))
    resources = [_resource(table, paths[table.name]) for table in tables]
    descriptor = folder / DESCRIPTOR
    text = json.dumps(_describe(filings, resources, publisher), ensure_ascii=False, indent=2)
    descriptor.write_text(text + "\n", encoding="utf-8", errors="backslashreplace", newline="\n")
    yield descriptor
    yield from paths.values()


def _describe(filings: Sequence[Keyed], resources: Sequence[Mapping[str, Any]], publisher: Publisher) -> dict[str, Any]:
    licence = {"name": publisher.licence, "title": publisher.licence} if publisher.licence else _UNDECIDED
    digest = hashlib.sha256("".join(keyed.key for keyed in filings).encode()).hexdigest()
    sources = {keyed.filing.sha256: keyed.filing.name for keyed in filings}
    return {
        "profile": "data-package",
        "name": f"jiheng-{digest[:12]}",
        "title": publisher.title or _title(filings),
        "description": _ABOUT,
        **({"created": publisher.created} if publisher.created else {}),
        "licenses": [licence],
        **({"sources": [{"title": name, "sha256": sha256} for sha256, name in sources.items()]} if sources else {}),
        "resources": list(resources),
    }


def _title(filings: Sequence[Keyed]) -> str:
    """Whose data it is, where it is that of one; else what it is."""
    departments = dict.fromkeys(keyed.filing.department for keyed in filings if keyed.filing.department)
    forms = dict.fromkeys(FORM_WORDS.get(keyed.filing.form, keyed.filing.form) for keyed in filings)
    whose = next(iter(departments), "") if len(departments) == 1 else ""
    what = next(iter(forms), "") if len(forms) == 1 else "绩效数据"
    return f"{whose}{what}" or "绩效数据"


def _resource(table: OpenTable, path: Path) -> dict[str, Any]:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return {
        "name": table.name,
        "path": path.name,
        "profile": "tabular-data-resource",
        "title": table.title,
        "description": table.explanation,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest.hexdigest()}",
        "schema": _schema(table),
    }


def _schema(table: OpenTable) -> dict[str, Any]:
    references = [
        {"fields": list(one.fields), "reference": {"resource": one.resource, "fields": list(one.fields)}} for one in table.references
    ]
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        **({"foreignKeys": references} if references else {}),
    }


def _field(column: OpenColumn) -> dict[str, Any]:
    required = {"constraints": {"required": True}} if column.is_required else {}
    explained = f"{column.explanation} / {column.description}"
    return {"name": column.name, "type": column.type, "title": column.title, "description": explained, **required}
