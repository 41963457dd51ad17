"""The files for those who compute: all indicators as CSV and workbook, all filings as JSON."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jiheng.domain.filing import Agency, Filing, Project
from jiheng.exchange.filing_json import filing_to_json
from jiheng.exchange.open_tables.package import write_open_package
from jiheng.exchange.tables.book import write_book
from jiheng.exchange.tables.columns import TableLayout
from jiheng.exchange.tables.delimited import write_csv
from jiheng.exchange.tables.indicators import INDICATOR_COLUMNS, indicator_rows
from jiheng.exchange.tables.lines import to_lines
from jiheng.publication.site.records import SiteFiling

FOLDER = "downloads"
_LAYOUT = TableLayout("指标", INDICATOR_COLUMNS)


@dataclass(frozen=True, slots=True)
class Download:
    """One file: its path from the root of the site, what it is, and its size in bytes."""

    path: str
    words: str
    size: int


def write_downloads(root: Path, filings: Sequence[SiteFiling]) -> tuple[Download, ...]:
    """Write all files below ``root``, filing by filing; the same filings give the same bytes."""
    folder = root / FOLDER
    folder.mkdir()
    public = [strip(item.filing) for item in filings]
    kinds: tuple[tuple[str, str, Callable[[Path], None]], ...] = (
        ("indicators.csv", "全部指标，一项一行", lambda path: write_csv(path, _LAYOUT, _lines(public))),
        ("indicators.xlsx", "同样的表，Excel 工作簿", lambda path: write_book(path, [(_LAYOUT, _lines(public))])),
        ("datapackage.zip", "数据包（Frictionless）：部门、项目、指标等各一张表，附字段说明", lambda path: write_open_package(path, public)),
        ("filings.json", "全部表的完整内容（金额、目标、指标和原文位置），格式 jiheng.filing/1", lambda path: _write_json(path, public)),
    )
    written = []
    for name, words, write in kinds:
        path = folder / name
        write(path)
        written.append(Download(f"{FOLDER}/{name}", words, path.stat().st_size))
    return tuple(written)


def strip(filing: Filing) -> Filing:
    """The filing without what is not for the public: who filled it in and how to reach them, what stands around
    the table, and the budget tables of a whole publication."""
    return replace(filing, notices=(), furniture=(), budget_tables=(), agencies=tuple(map(_strip_agency, filing.agencies)))


def _strip_agency(agency: Agency) -> Agency:
    return replace(agency, projects=tuple(map(_strip_project, agency.projects)))


def _strip_project(project: Project) -> Project:
    return replace(project, printed={}, indicators=tuple(replace(indicator, printed={}) for indicator in project.indicators))


def _lines(filings: Sequence[Filing]) -> Iterator[str]:
    for filing in filings:
        yield from to_lines(indicator_rows(filing))


def _write_json(path: Path, filings: Sequence[Filing]) -> None:
    """A list of filings, one a line."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        for number, filing in enumerate(filings):
            stream.write("[\n" if number == 0 else ",\n")
            stream.write(json.dumps(filing_to_json(filing), ensure_ascii=False, separators=(",", ":")))  # several times as fast as dump
        stream.write("\n]\n" if filings else "[]\n")
