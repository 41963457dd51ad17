"""Findings → the JSON document ``jiheng.findings/1``, whose schema stands in ``schemas/findings.schema.json``."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from jiheng.domain.finding import Finding, Fix, Severity
from jiheng.domain.others import OTHER_WORDS, Other
from jiheng.domain.waiver import Waived
from jiheng.exchange.span_json import span_to_json

_NONE: Mapping[Other, Sequence[str]] = {}


def findings_to_json(
    findings: Sequence[Finding], *, profile: str, rules_run: int, not_run: Mapping[Other, Sequence[str]] = _NONE,
    waived: Sequence[Waived] = (), failures: Sequence[str] = (), origin: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """All findings in their order, never truncated, with a summary.

    ``summary`` counts in total, by severity (all three, also where zero), by concern and by code; ``rules_run`` is the number of rules
    that looked, ``profile`` the name of the profile they looked under. ``not_run`` lists the rules that lacked another filing.
    Findings that are ``waived`` stand apart, each with the waiver that covers it (null: the baseline), and are not counted; ``failures``
    are sentences on rules that broke down.
    """
    severities = Counter(finding.severity for finding in findings)
    return {
        "schema": "jiheng.findings/1",
        "profile": profile,
        **({} if origin is None else {"profile_origin": dict(origin)}),
        "findings": [_finding(finding) for finding in findings],
        "summary": {
            "total": len(findings),
            "rules_run": rules_run,
            "severity": {level: severities[level] for level in get_args(Severity)},
            "concern": _counts(finding.concern for finding in findings),
            "code": _counts(finding.code for finding in findings),
        },
        "not_run": [{"needs": need, "what": OTHER_WORDS[need], "rules": list(codes)} for need, codes in not_run.items()],
        "waived": [_waived(item) for item in waived],
        "failures": list(failures),
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
        "indicator": finding.indicator,
        **({} if finding.filing_index is None else {"filing_index": finding.filing_index}),
        "source": span_to_json(finding.source),
        "fix": _fix(finding.fix),
        "fingerprint": finding.fingerprint,
    }


def _waived(item: Waived) -> dict[str, Any]:
    waiver = item.waiver
    until = waiver.until.isoformat() if waiver and waiver.until else None
    return {**_finding(item.finding), "waiver": {"who": waiver.who, "why": waiver.why, "until": until} if waiver else None}


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {
        "kind": fix.kind, "before": fix.before, "replacement": fix.replacement, "is_advice": fix.is_advice,
        "source": span_to_json(fix.source),
    }


def _counts(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))
