"""A filing → the JSON document ``jiheng.filing/1``, whose schema stands in ``schemas/filing.schema.json``."""

from typing import Any

from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.domain.funds import Funds
from jiheng.domain.proof import Proof
from jiheng.exchange.span_json import span_to_json, spans_to_json
from jiheng.exchange.target_json import target_to_json
from jiheng.text.money import Money
from jiheng.text.targets import Target

__all__ = ["filing_to_json", "target_to_json"]


def filing_to_json(filing: Filing) -> dict[str, Any]:
    """The filing as plain JSON values; money in decimal strings of the document's own ``money_unit``, places as SPANs, nothing left out."""
    unit = filing.money_unit
    return {
        "schema": "jiheng.filing/1",
        "form": filing.form,
        "profile": filing.profile,
        "title": filing.title,
        "fiscal_year": filing.fiscal_year,
        "department": filing.department,
        "money_unit": unit,
        "source": {"name": filing.name, "sha256": filing.sha256, "pages": filing.pages},
        "proof": _proof(filing.proof),
        "notices": [{"source": span_to_json(notice.source), "text": notice.text} for notice in filing.notices],
        "funds": _funds(filing.funds, unit),
        "agencies": [_agency(agency, unit) for agency in filing.agencies],
    }


def _proof(proof: Proof) -> dict[str, Any]:
    checks = [
        {"what": check.what, "left": check.left, "right": check.right, "holds": check.holds, "source": span_to_json(check.source)}
        for check in proof.checks
    ]
    return {"status": proof.status, "checks": checks}


def _agency(agency: Agency, unit: str) -> dict[str, Any]:
    projects = [_project(project, unit) for project in agency.projects]
    return {"name": agency.name, "funds": _funds(agency.funds, unit), "projects": projects}


def _project(project: Project, unit: str) -> dict[str, Any]:
    return {
        "name": project.name,
        "code": project.code,
        "transfer": project.transfer,
        "funds": _funds(project.funds, unit),
        "period_funds": _funds(project.period_funds, unit),
        "period_objective": project.period_objective,
        "annual_objective": project.annual_objective,
        "actual_objective": project.actual_objective,
        "budget": None,
        "indicators": [_indicator(indicator) for indicator in project.indicators],
        "printed": dict(project.printed),
        "source": span_to_json(project.source),
        "sources": spans_to_json(project.sources),
    }


def _funds(funds: Funds | None, unit: str) -> dict[str, Any] | None:
    if funds is None:
        return None
    lines = [{"kind": line.kind, "level": line.level, "amount": line.amount.in_unit(unit), "label": line.label} for line in funds.sources]
    return {
        "total": _money(funds.total, unit),
        "fiscal": _money(funds.fiscal, unit),
        "special_account": _money(funds.special_account, unit),
        "other": _money(funds.other, unit),
        "sources": lines,
    }


def _money(money: Money | None, unit: str) -> str | None:
    return None if money is None else money.in_unit(unit)


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        "number": indicator.number,
        "dimension": indicator.dimension,
        "category": indicator.category,
        "name": indicator.name,
        "period_target": _target(indicator.period_target),
        "annual_target": _target(indicator.annual_target),
        "actual": _target(indicator.actual),
        "points": indicator.points,
        "score": indicator.score,
        "deviation_reason": indicator.deviation_reason,
        "printed": dict(indicator.printed),
        "source": span_to_json(indicator.source),
        "sources": spans_to_json(indicator.sources),
    }


def _target(target: Target | None) -> dict[str, Any] | None:
    return None if target is None else target_to_json(target)
