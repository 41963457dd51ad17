"""The statements and budget tables of a publication → plain JSON values."""

from typing import Any

from jiheng.domain.publication import BudgetAmount, BudgetRow, BudgetTable, Figure, PerformanceStatement
from jiheng.exchange.proof_json import check_to_json
from jiheng.exchange.span_json import span_to_json, spans_to_json

_COUNTS = ("agency_count", "project_count", "problems_found", "problems_remedied", "problems_open")
_DECIMALS = ("mean_score", "score", "share")


def statement_to_json(statement: PerformanceStatement) -> dict[str, Any]:
    """One statement: counts as integers, scores and shares (percent) as decimal strings, ``amount`` in the printed ``money_unit``.

    ``figures`` has every number with its place; ``blank`` names the fields that the template left open; what is not told is null.
    """
    amount = statement.find("amount")
    counts = {name: _count(statement.find(name)) for name in _COUNTS}
    decimals = {name: _decimal(statement.find(name)) for name in _DECIMALS}
    return {
        "kind": statement.kind,
        "text": statement.text,
        "negative": statement.is_negative,
        "fiscal_year": statement.fiscal_year,
        "subject": statement.subject,
        **counts,
        "amount": _decimal(amount),
        "money_unit": amount.measure_unit if amount else None,
        **decimals,
        "ratings": dict(statement.ratings),
        "blank": sorted({figure.field for figure in statement.figures if figure.is_blank}),
        "figures": [_figure(figure) for figure in statement.figures],
        "sources": [span_to_json(source) for source in statement.sources],
    }


def _count(figure: Figure | None) -> int | None:
    return None if figure is None or figure.value is None else int(figure.value)


def _decimal(figure: Figure | None) -> str | None:
    return None if figure is None or figure.value is None else f"{figure.value:f}"


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "field": figure.field,
        "label": figure.label,
        "text": figure.text,
        "value": _decimal(figure),
        "measure_unit": figure.measure_unit,
        "sources": [span_to_json(source) for source in figure.sources],
    }


def budget_table_to_json(table: BudgetTable) -> dict[str, Any]:
    """One table: amounts as decimal strings in its own ``money_unit``, null for a blank cell, ``amount`` null for a dash.

    ``proof`` counts its sums, lists those that do not hold, and then all of them.
    """
    return {
        "kind": table.kind,
        "title": table.title,
        "fiscal_year": table.fiscal_year,
        "department": table.department,
        "money_unit": table.money_unit,
        "empty": table.is_empty,
        "remark": table.remark,
        "columns": [{"label": column.label, "heads": list(column.heads), "side": column.side} for column in table.columns],
        "rows": [_row(row, table.money_unit) for row in table.rows],
        "proof": {
            "checks": len(table.checks),
            "failures": [check_to_json(check) for check in table.checks if not check.holds],
            "sums": [check_to_json(check) for check in table.checks],
        },
        "source": span_to_json(table.source),
        "sources": spans_to_json(table.sources),
    }


def _row(row: BudgetRow, unit: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "printed_code": list(row.printed_code),
        "name": row.name,
        "level": row.level,
        "total": row.is_total,
        "side": row.side,
        "amounts": [_amount(amount, unit) for amount in row.amounts],
        "source": span_to_json(row.source),
        "sources": spans_to_json(row.sources),
    }


def _amount(amount: BudgetAmount | None, unit: str) -> dict[str, Any] | None:
    if amount is None:
        return None
    money = amount.money.in_unit(unit) if amount.money is not None else None
    return {"text": amount.text, "amount": money, "source": span_to_json(amount.source)}
