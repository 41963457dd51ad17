"""A filing → the JSON document ``jiheng.filing/1``, by the schema in ``schemas/filing.schema.json``; ``filing_from_json`` reads it."""

from collections.abc import Iterable
from typing import Any

from jiheng.document import Comment
from jiheng.domain.budget import Budget, BudgetLine
from jiheng.domain.filing import Agency, Filing, Indicator, Project, Task
from jiheng.domain.funds import Funds
from jiheng.domain.proof import Proof
from jiheng.exchange.proof_json import check_to_json
from jiheng.exchange.publication_json import budget_table_to_json, statement_to_json
from jiheng.exchange.span_json import span_to_json, spans_to_json
from jiheng.exchange.target_json import target_to_json
from jiheng.source import Source
from jiheng.text.money import Money
from jiheng.text.targets import Target

__all__ = ["filing_to_json", "target_to_json"]


def filing_to_json(filing: Filing, *, comments: Iterable[Comment] = ()) -> dict[str, Any]:
    """The filing as plain JSON values; money in decimal strings of the document's own ``money_unit``, places as SPANs, nothing left out.

    ``comments`` are those in its file, listed where there are any.
    """
    unit = filing.money_unit
    return {
        "schema": "jiheng.filing/1",
        "form": filing.form,
        "profile": filing.profile,
        "title": filing.title,
        "fiscal_year": filing.fiscal_year,
        **({"months": filing.months} if filing.months else {}),
        "department": filing.department,
        "money_unit": unit,
        "source": {"name": filing.name, "sha256": filing.sha256, "pages": filing.pages},
        "proof": _proof(filing.proof),
        "notices": [{"source": span_to_json(notice.source), "text": notice.text, "kind": notice.kind} for notice in filing.notices],
        "funds": _funds(filing.funds, unit),
        "agencies": [_agency(agency, unit) for agency in filing.agencies],
        **_publication(filing),
        "sources": spans_to_json(filing.sources),
        "furniture": [span_to_json(source) for source in filing.furniture],
        **({"comments": listed} if (listed := [_comment(comment) for comment in comments]) else {}),
    }


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "author": comment.author, "date": comment.date, "text": comment.text, "own": comment.is_own, "source": span_to_json(comment.source),
    }


def _publication(filing: Filing) -> dict[str, Any]:
    """What a budget publication says besides; nothing for a filing that is none."""
    if not (filing.statements or filing.budget_tables):
        return {}
    return {
        "statements": [statement_to_json(statement) for statement in filing.statements],
        "budget_tables": [budget_table_to_json(table) for table in filing.budget_tables],
    }


def _proof(proof: Proof) -> dict[str, Any]:
    return {"status": proof.status, "checks": [check_to_json(check) for check in proof.checks]}


def _agency(agency: Agency, unit: str) -> dict[str, Any]:
    projects = [_project(project, unit) for project in agency.projects]
    return {"name": agency.name, "funds": _funds(agency.funds, unit), "projects": projects, "source": _span(agency.source)}


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
        "budget": _budget(project.budget, unit),
        "tasks": [_task(task, unit) for task in project.tasks],
        "indicators": [_indicator(indicator) for indicator in project.indicators],
        "printed": dict(project.printed),
        "source": span_to_json(project.source),
        "sources": spans_to_json(project.sources),
    }


def _budget(budget: Budget | None, unit: str) -> dict[str, Any] | None:
    if budget is None:
        return None
    return {
        **_execution(budget, unit),
        "execution_points": budget.execution_points,
        "execution_score": budget.execution_score,
        "total_score": budget.total_score,
        "lines": [_budget_line(line, unit) for line in budget.lines],
        "sources": spans_to_json(budget.sources),
    }


def _budget_line(line: BudgetLine, unit: str) -> dict[str, Any]:
    named = {"kind": line.kind, "level": line.level, "label": line.label}
    return {**named, **_execution(line, unit), "sources": spans_to_json(line.sources)}


def _execution(row: Budget | BudgetLine, unit: str) -> dict[str, Any]:
    """What the total and every line print of the same: money in ``unit``, the rate in percent."""
    return {
        "initial_budget": _money(row.initial_budget, unit),
        "budgeted": _money(row.budgeted, unit),
        "spent": _money(row.spent, unit),
        "expected": _money(row.expected, unit),
        "execution_rate": row.execution_rate,
    }


def _task(task: Task, unit: str) -> dict[str, Any]:
    return {
        "name": task.name, "content": task.content, "funds": _funds(task.funds, unit), "source": span_to_json(task.source),
        "sources": spans_to_json(task.sources),
    }


def _funds(funds: Funds | None, unit: str) -> dict[str, Any] | None:
    if funds is None:
        return None
    lines = [
        {
            "kind": line.kind, "level": line.level, "amount": line.amount.in_unit(unit), "label": line.label,
            "source": span_to_json(line.source),
        }
        for line in funds.sources
    ]
    return {
        "total": _money(funds.total, unit),
        "fiscal": _money(funds.fiscal, unit),
        "special_account": _money(funds.special_account, unit),
        "other": _money(funds.other, unit),
        "sources": lines,
        "source": _span(funds.source),
    }


def _span(source: Source | None) -> dict[str, Any] | None:
    return None if source is None else span_to_json(source)


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
        "expected": _target(indicator.expected),
        "points": indicator.points,
        "score": indicator.score,
        "deviation_reason": indicator.deviation_reason,
        "printed": dict(indicator.printed),
        "source": span_to_json(indicator.source),
        "sources": spans_to_json(indicator.sources),
    }


def _target(target: Target | None) -> dict[str, Any] | None:
    return None if target is None else target_to_json(target)
