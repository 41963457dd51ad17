"""Findings → SARIF 2.1.0, the format in which editors and code hosts show remarks at their place."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from jiheng.document import Document
from jiheng.domain.finding import Finding, Fix, Severity
from jiheng.domain.waiver import Waived
from jiheng.exchange.sarif_places import Starts, column_starts, logical_location, region_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

RuleCard = tuple[str, str, Severity, str] | tuple[str, str, Severity, str, str]
"""Code, Chinese name, severity and help text of a rule, and the same help as Markdown where there is one."""

_LEVELS: dict[Severity, str] = {"must": "error", "should": "warning", "hint": "note"}
_FINGERPRINT = "jiheng/v1"


def findings_to_sarif(
    findings: Sequence[Finding], *, rules: Sequence[RuleCard], uri: str, document: Document | None = None,
    waived: Sequence[Waived] = (), failures: Sequence[str] = (),
) -> dict[str, Any]:
    """One SARIF run with all findings; ``rules`` are those that ran, ``uri`` the path of the file as a person writes it.

    Every result names its place as a logical location (``表1:7:4``), and a fingerprint that stays while other parts of the table change.
    With the ``document`` of a text file, results also carry a region in lines and columns of the file, counted in characters from 1, and
    their safe corrections as fixes; not so in lines with quoted cells, whose quotes the document no longer has. Findings that are
    ``waived`` come last, as suppressed results; ``failures`` are sentences on what the run did not see.
    """
    artifact = quote(uri, safe="/:", errors="surrogateescape")
    starts = column_starts(document)
    order = {card[0]: index for index, card in enumerate(rules)}
    results = [_result(finding, artifact=artifact, starts=starts, order=order) for finding in findings]
    for item in waived:
        results.append({**_result(item.finding, artifact=artifact, starts=starts, order=order), "suppressions": [_suppression(item)]})
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "jiheng", "fullName": "绩衡", "language": "zh-CN", "rules": [_rule(card) for card in rules]}},
        "artifacts": [{"location": {"uri": artifact}}],
        "columnKind": "unicodeCodePoints",
        "results": _told_apart(results),
    }
    return _log([run], failures=failures)


def join_sarif(logs: Iterable[Mapping[str, Any]], *, failures: Sequence[str] = ()) -> dict[str, Any]:
    """One log with the runs of all ``logs``; what could not be looked at at all is told by a run of its own."""
    runs = [run for log in logs for run in log["runs"]]
    if failures or not runs:
        runs.append({"tool": {"driver": {"name": "jiheng", "fullName": "绩衡", "language": "zh-CN"}}, "results": []})
    return _log(runs, failures=failures)


def _log(runs: list[dict[str, Any]], *, failures: Sequence[str]) -> dict[str, Any]:
    if failures:
        notes = [{"level": "error", "message": {"text": failure}} for failure in failures]
        runs[-1]["invocations"] = [{"executionSuccessful": False, "toolExecutionNotifications": notes}]
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": runs}


def _rule(card: RuleCard) -> dict[str, Any]:
    code, name, severity, text, *markdown = card
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": name},
        "fullDescription": {"text": text},
        "help": {"text": text, **({"markdown": markdown[0]} if markdown else {})},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


def _result(finding: Finding, *, artifact: str, starts: Starts, order: dict[str, int]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": artifact}}
    region = region_of(finding.source, starts)
    if region:
        physical["region"] = region
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message.rstrip('。')}。建议：{finding.remedy}"},
        "locations": [{"physicalLocation": physical, "logicalLocations": [logical_location(finding)]}],
        "properties": {
            "severity": finding.severity,
            "certainty": finding.certainty,
            "concern": finding.concern,
            "cites": [str(cite) for cite in finding.cites],
            "projectIndex": finding.project_index,
            "indicatorNumber": finding.indicator_number,
        },
    }
    if finding.fingerprint:
        result["partialFingerprints"] = {_FINGERPRINT: finding.fingerprint}
    if finding.code in order:
        result["ruleIndex"] = order[finding.code]
    if finding.fix and not finding.fix.is_advice:
        fixed = region_of(finding.fix.source, starts)
        if fixed:
            result["fixes"] = [_fix(finding.fix, fixed, artifact=artifact)]
    return result


def _told_apart(results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Results with the same fingerprint are numbered, since hosts take equal ones for one."""
    seen: Counter[str] = Counter()
    for prints in (result["partialFingerprints"] for result in results if "partialFingerprints" in result):
        own = prints[_FINGERPRINT]
        seen[own] += 1
        if seen[own] > 1:
            prints[_FINGERPRINT] = f"{own}:{seen[own]}"
    return results


def _suppression(waived: Waived) -> dict[str, Any]:
    """Who decided to live with it and why."""
    waiver = waived.waiver
    if waiver is None:
        return {"kind": "external", "status": "accepted", "justification": "记在基线里，只看新增的"}
    why = f"{waiver.who}：{waiver.why}（有效期至 {waiver.until}）"
    return {"kind": "external", "status": "accepted", "justification": why}


def _fix(fix: Fix, region: dict[str, int], *, artifact: str) -> dict[str, Any]:
    replacement = {"deletedRegion": region, "insertedContent": {"text": fix.replacement}}
    return {
        "description": {"text": f"改为“{fix.replacement}”"},
        "artifactChanges": [{"artifactLocation": {"uri": artifact}, "replacements": [replacement]}],
    }
