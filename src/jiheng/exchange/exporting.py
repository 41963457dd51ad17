"""Filings → files in the formats of others, by the name of the format."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jiheng.domain.filing import Filing
from jiheng.domain.finding import Finding
from jiheng.errors import JihengError
from jiheng.exchange.filing_json import filing_to_json
from jiheng.exchange.open_tables.flat import write_long_tables
from jiheng.exchange.open_tables.package import Publisher, write_open_package
from jiheng.exchange.results.iati import iati_of
from jiheng.exchange.results.stratml import stratml_of
from jiheng.exchange.whole_files import whole
from jiheng.exchange.workbook import write_workbook

EXPORTS: Mapping[str, tuple[str, ...]] = {
    "csv": (".csv",), "datapackage": (".zip", ""), "iati": (".xml",), "json": (".json",), "parquet": (".parquet",), "stratml": (".xml",),
    "xlsx": (".xlsx",),
}
"""The formats by name, each with the suffixes that its files may have; none is a folder."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a format wants to know beyond the filings: the fiscal year of those that print none, the registered identifier of who
    reports (IATI), title, licence and day (data package)."""

    fiscal_year: int | None = None
    organisation: str | None = None
    publisher: Publisher | None = None


def export(
    filings: Sequence[Filing], target: Path | str, *, to: str, findings: Sequence[Sequence[Finding]] = (),
    options: ExportOptions | None = None,
) -> tuple[Path, ...]:
    """Write the filings to ``target`` in the format ``to``, a key of ``EXPORTS``, and say which files that made.

    ``findings``, one list for each filing, go into the formats that have a place for them (``datapackage``, a workbook of one filing);
    without them nothing internal is told. Raises ``JihengError`` where a format lacks something or nothing can be written,
    ``MissingExtra`` where Parquet is not installed.
    """
    path = Path(target)
    check_export(path, to=to)
    return _WRITERS[to](path, filings, findings, options or ExportOptions())


def check_export(target: Path, *, to: str) -> None:
    """Raise ``JihengError`` for a format that is none and for a file whose suffix is not the format's."""
    if to not in EXPORTS:
        raise JihengError(f"没有“{to}”这种格式；可选 {'、'.join(EXPORTS)}。")
    if target.suffix.lower() not in EXPORTS[to]:
        wanted = " 或 ".join(suffix or "文件夹" for suffix in EXPORTS[to])
        raise JihengError(f"写成 {to} 时，“{target.name}”的扩展名应为 {wanted}；请改一个文件名。")


def _export_tables(target: Path, filings: Sequence[Filing], _: object, __: object) -> tuple[Path, ...]:
    return tuple(write_long_tables(target, filings))


def _export_workbook(
    target: Path, filings: Sequence[Filing], findings: Sequence[Sequence[Finding]], options: ExportOptions,
) -> tuple[Path, ...]:
    """A workbook to work on for one filing, the tables of all for several."""
    if len(filings) != 1:
        return _export_tables(target, filings, findings, options)
    return _write(target, write_workbook(filings[0], findings[0] if findings else None))


def _export_package(
    target: Path, filings: Sequence[Filing], findings: Sequence[Sequence[Finding]], options: ExportOptions,
) -> tuple[Path, ...]:
    write_open_package(target, filings, findings=findings, publisher=options.publisher)
    return (target,)


def _export_json(target: Path, filings: Sequence[Filing], _: object, __: object) -> tuple[Path, ...]:
    """One filing as a document, several as a list of them."""
    documents = [filing_to_json(filing) for filing in filings]
    text = json.dumps(documents[0] if len(documents) == 1 else documents, ensure_ascii=False, indent=1)
    return _write(target, (text + "\n").encode("utf-8", "surrogatepass"))


def _export_iati(target: Path, filings: Sequence[Filing], _: object, options: ExportOptions) -> tuple[Path, ...]:
    return _write(target, iati_of(filings, organisation=options.organisation, fiscal_year=options.fiscal_year))


def _export_stratml(target: Path, filings: Sequence[Filing], _: object, options: ExportOptions) -> tuple[Path, ...]:
    return _write(target, stratml_of(filings, fiscal_year=options.fiscal_year))


def _write(target: Path, content: bytes) -> tuple[Path, ...]:
    with whole(target) as place:
        place.write_bytes(content)
    return (target,)


_Writer = Callable[[Path, Sequence[Filing], Sequence[Sequence[Finding]], ExportOptions], tuple[Path, ...]]
_WRITERS: Mapping[str, _Writer] = {
    "csv": _export_tables, "datapackage": _export_package, "iati": _export_iati, "json": _export_json, "parquet": _export_tables,
    "stratml": _export_stratml, "xlsx": _export_workbook,
}
