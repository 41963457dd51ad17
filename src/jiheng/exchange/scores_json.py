"""Scores → the JSON document ``jiheng.scores/1``, whose schema stands in ``schemas/scores.schema.json``."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from jiheng.domain.finding import Finding
from jiheng.exchange.findings_json import findings_to_json
from jiheng.scoring.project import ProjectScore
from jiheng.scoring.score import Score


def scores_to_json(
    projects: Iterable[ProjectScore], *, findings: Sequence[Finding], profile: str, scheme: str, rules_run: int,
    failures: Sequence[str] = (),
) -> dict[str, Any]:
    """Every project of one filing with ours beside the printed scores, and the findings on them as in ``jiheng.findings/1``.

    ``failures`` has a sentence for every rule that broke down.
    """
    told = findings_to_json(findings, profile=profile, rules_run=rules_run)
    return {
        "schema": "jiheng.scores/1",
        "profile": profile,
        "scheme": scheme,
        "projects": list(map(_project, projects)),
        "findings": told["findings"],
        "summary": told["summary"],
        "failures": list(failures),
    }


def _project(scored: ProjectScore) -> dict[str, Any]:
    total = scored.total
    return {
        "name": scored.project.name,
        "execution": {
            "printed": _number(scored.printed_execution), "agreement": scored.execution_agreement, "score": score_to_json(scored.execution),
        },
        "indicators": [
            {
                "number": row.indicator.number, "name": row.indicator.name,
                "target": row.indicator.target.text if row.indicator.target else None,
                "actual": row.indicator.actual.text if row.indicator.actual else None,
                "deviation_reason": row.indicator.deviation_reason, "printed": _number(row.printed), "agreement": row.agreement,
                "score": score_to_json(row.score),
            }
            for row in scored.indicators
        ],
        "total": {
            "printed": _number(scored.printed_total), "printed_sum": _number(scored.printed_sum), "printed_rating": scored.printed_rating,
            "least": _number(total.least), "most": _number(total.most), "unknown_count": total.unknown_count, "rating": total.rating,
            "formula": total.formula,
        },
    }


def score_to_json(score: Score) -> dict[str, Any]:
    """One score with its formula, ground and asked reasons; ``least`` and ``most`` are null where it is unknown."""
    return {
        "kind": score.kind, "points": _number(score.points), "least": _number(score.least), "most": _number(score.most),
        "is_open": score.is_open, "formula": score.formula, "asks": list(score.asks),
        "progress": None if score.progress is None else f"{score.progress:f}", "is_over": score.is_over,
        "cites": [{"document": cite.document, "article": cite.article, "status": cite.status} for cite in score.cites],
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
