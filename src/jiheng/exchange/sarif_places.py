"""Where findings stand, in the words of SARIF: lines and columns of a text file, and the place in words for every document."""

from typing import Any

from jiheng.document import Document
from jiheng.domain.finding import Finding
from jiheng.source import Source

Starts = dict[tuple[int | None, int | None, int | None], int]
"""The column of the file at which a cell starts, by table, row and column."""

_TEXT_FORMAT = "text"
_QUOTED = {"\n", "\t", '"'}


def logical_location(finding: Finding) -> dict[str, Any]:
    """The place in words: agency, project, indicator, cell."""
    place = finding.source.place.removeprefix(f"{finding.source.name}:")
    names = [name for name in (finding.agency, finding.project) if name]
    if finding.indicator_number is not None:
        names.append(f"第{finding.indicator_number}项")
    return {"name": place, "fullyQualifiedName": " / ".join([*names, place]), "kind": "cell"}


def region_of(source: Source, starts: Starts) -> dict[str, int] | None:
    """Lines and columns of the file, counted in characters from 1; None where they are not known."""
    start = starts.get((source.table, source.row, source.column))
    if start is None or source.row is None:
        return None
    return {
        "startLine": source.row,
        "startColumn": start + source.start,
        "endLine": source.row,
        "endColumn": start + source.end,
    }


def column_starts(document: Document | None) -> Starts:
    """The column of the file at which each cell of a text document starts; cells of a line stand one sign apart.

    A cell with a line break or a separator in it stood in quotes, so that its line cannot be counted.
    """
    starts: Starts = {}
    if document is None or document.format != _TEXT_FORMAT:
        return starts
    for table in document.tables:
        for row in table.rows:
            if any(_QUOTED & set(cell.text) for cell in row):
                continue
            column = 1
            for cell in row:
                starts[cell.source.table, cell.source.row, cell.source.column] = column
                column += len(cell.text) + 1
    return starts
