"""Plain JSON values → the statements and budget tables of a publication."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jiheng.domain.publication import BudgetAmount, BudgetColumn, BudgetRow, BudgetTable, Figure, PerformanceStatement
from jiheng.exchange.proof_json import check_from_json
from jiheng.exchange.span_json import span_from_json, spans_from_json, stretches_from_json
from jiheng.text.money import UNITS, Money, parse_money

Json = Mapping[str, Any]


def statement_from_json(plain: Json) -> PerformanceStatement:
    """The statement; its counts, scores and ratings are those of its figures."""
    return PerformanceStatement(
        plain["kind"], plain["text"], stretches_from_json(plain["sources"]), tuple(map(_figure, plain["figures"])),
        is_negative=plain["negative"], fiscal_year=plain["fiscal_year"], subject=plain["subject"],
    )


def _figure(plain: Json) -> Figure:
    value = None if plain["value"] is None else Decimal(plain["value"])
    sources, unit = stretches_from_json(plain["sources"]), plain["measure_unit"]
    return Figure(plain["field"], plain["label"], plain["text"], value, unit, sources, _money(value, unit))


def _money(value: Decimal | None, unit: str) -> Money | None:
    """A figure in a unit of money is an amount, unless it is less than a 分."""
    if value is None or unit not in UNITS or value * UNITS[unit] % 1:
        return None
    return parse_money(f"{value:f}", unit=unit)


def budget_table_from_json(plain: Json) -> BudgetTable:
    """The table with its rows and sums."""
    unit, proof = plain["money_unit"], plain["proof"]
    return BudgetTable(
        plain["kind"], plain["title"], unit,
        tuple(BudgetColumn(tuple(column["heads"]), column["side"]) for column in plain["columns"]),
        tuple(_row(row, unit) for row in plain["rows"]), span_from_json(plain["source"]),
        checks=tuple(map(check_from_json, proof.get("sums", proof["failures"]))),
        fiscal_year=plain["fiscal_year"], department=plain["department"], remark=plain["remark"], sources=spans_from_json(plain["sources"]),
    )


def _row(plain: Json, unit: str) -> BudgetRow:
    return BudgetRow(
        plain["name"], span_from_json(plain["source"]), tuple(_amount(amount, unit) for amount in plain["amounts"]),
        code=plain["code"], printed_code=tuple(plain["printed_code"]), level=plain["level"], is_total=plain["total"], side=plain["side"],
        sources=spans_from_json(plain["sources"]),
    )


def _amount(plain: Json | None, unit: str) -> BudgetAmount | None:
    if plain is None:
        return None
    money = None if plain["amount"] is None else parse_money(plain["amount"], unit=unit)
    return BudgetAmount(plain["text"], money, span_from_json(plain["source"]))
