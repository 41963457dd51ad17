"""Findings → the JSON document ``jiheng.findings/1``, whose schema stands in ``schemas/findings.schema.json``."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from jiheng.domain.finding import Finding, Fix, Severity
from jiheng.exchange.span_json import span_to_json


def findings_to_json(findings: Sequence[Finding], *, profile: str, rules_run: int) -> dict[str, Any]:
    """All findings in their order, never truncated, with a summary.

    ``summary`` counts in total, by severity (all three, also where zero), by concern and by code; ``rules_run`` is the number of rules
    that looked, ``profile`` the name of the profile they looked under.
    """
    severities = Counter(finding.severity for finding in findings)
    return {
        "schema": "jiheng.findings/1",
        "profile": profile,
        "findings": [_finding(finding) for finding in findings],
        "summary": {
            "total": len(findings),
            "rules_run": rules_run,
            "severity": {level: severities[level] for level in get_args(Severity)},
            "concern": _counts(finding.concern for finding in findings),
            "code": _counts(finding.code for finding in findings),
        },
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "certainty": finding.certainty,
        "concern": finding.concern,
        "message": finding.message,
        "remedy": finding.remedy,
        "cites": [{"document": cite.document, "article": cite.article, "status": cite.status} for cite in finding.cites],
        "agency": finding.agency,
        "project": finding.project,
        "project_index": finding.project_index,
        "indicator_number": finding.indicator_number,
        "source": span_to_json(finding.source),
        "fix": _fix(finding.fix),
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    return None if fix is None else {"source": span_to_json(fix.source), "replacement": fix.replacement}


def _counts(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))
