"""Findings → SARIF 2.1.0, the format in which editors and code hosts show remarks at their place."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from jiheng.document import Document
from jiheng.domain.finding import Finding, Fix, Severity
from jiheng.source import Source

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

RuleCard = tuple[str, str, Severity, str]
"""Code, Chinese name, severity and help text of a rule."""

_LEVELS: dict[Severity, str] = {"must": "error", "should": "warning", "hint": "note"}
_TEXT_FORMAT = "text"
_QUOTED = {"\n", "\t", '"'}

Starts = dict[tuple[int | None, int | None, int | None], int]


def findings_to_sarif(
    findings: Sequence[Finding], *, rules: Sequence[RuleCard], uri: str, document: Document | None = None
) -> dict[str, Any]:
    """One SARIF run with all findings; ``rules`` are those that ran, ``uri`` the path of the file as a person writes it.

    Every result names its place as a logical location (``表1:7:4``). With the ``document`` of a text file, results also carry a region
    in lines and columns of the file, counted in characters from 1, and their safe corrections as fixes; not so in lines with quoted
    cells, whose quotes the document no longer has.
    """
    artifact = quote(uri, safe="/:")
    starts = _column_starts(document)
    order = {code: index for index, (code, *_) in enumerate(rules)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "jiheng", "fullName": "绩衡", "language": "zh-CN", "rules": [_rule(card) for card in rules]}},
                "artifacts": [{"location": {"uri": artifact}}],
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, artifact=artifact, starts=starts, order=order) for finding in findings],
            }
        ],
    }


def _rule(card: RuleCard) -> dict[str, Any]:
    code, name, severity, text = card
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": name},
        "help": {"text": text},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


def _result(finding: Finding, *, artifact: str, starts: Starts, order: dict[str, int]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": artifact}}
    region = _region(finding.source, starts)
    if region:
        physical["region"] = region
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message.rstrip('。')}。建议：{finding.remedy}"},
        "locations": [{"physicalLocation": physical, "logicalLocations": [_logical(finding)]}],
        "properties": {
            "severity": finding.severity,
            "certainty": finding.certainty,
            "concern": finding.concern,
            "cites": [str(cite) for cite in finding.cites],
            "projectIndex": finding.project_index,
            "indicatorNumber": finding.indicator_number,
        },
    }
    if finding.code in order:
        result["ruleIndex"] = order[finding.code]
    if finding.fix:
        fixed = _region(finding.fix.source, starts)
        if fixed:
            result["fixes"] = [_fix(finding.fix, fixed, artifact=artifact)]
    return result


def _logical(finding: Finding) -> dict[str, Any]:
    place = finding.source.place.removeprefix(f"{finding.source.name}:")
    names = [name for name in (finding.agency, finding.project) if name]
    if finding.indicator_number is not None:
        names.append(f"第{finding.indicator_number}项")
    return {"name": place, "fullyQualifiedName": " / ".join([*names, place]), "kind": "cell"}


def _fix(fix: Fix, region: dict[str, int], *, artifact: str) -> dict[str, Any]:
    replacement = {"deletedRegion": region, "insertedContent": {"text": fix.replacement}}
    return {
        "description": {"text": f"改为“{fix.replacement}”"},
        "artifactChanges": [{"artifactLocation": {"uri": artifact}, "replacements": [replacement]}],
    }


def _region(source: Source, starts: Starts) -> dict[str, int] | None:
    start = starts.get((source.table, source.row, source.column))
    if start is None or source.row is None:
        return None
    return {
        "startLine": source.row,
        "startColumn": start + source.start,
        "endLine": source.row,
        "endColumn": start + source.end,
    }


def _column_starts(document: Document | None) -> Starts:
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
