"""A target value ↔ the TARGET of the JSON contract."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jiheng.text.targets import Blank, Clause, Date, Grade, Quantity, Statement, Target

_WORD_KINDS = {Grade: "grade", Blank: "blank"}


def target_to_json(target: Target) -> dict[str, Any]:
    """The TARGET: ``{"text", "clauses": [CLAUSE, …]}``; numbers are decimal strings without exponent (``4000000000``).

    A statement or blank that says why it has no number has a ``reason`` (Chinese).
    """
    return {"text": target.text, "clauses": [_clause_to_json(clause) for clause in target.clauses]}


def plain_decimal(value: Decimal) -> str:
    """The number in digits alone: no exponent, no zeros after the last decimal that counts."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _clause_to_json(clause: Clause) -> dict[str, Any]:
    if isinstance(clause, Quantity):
        return {
            "kind": "quantity", "op": clause.op, "value": plain_decimal(clause.value),
            "upper": None if clause.upper is None else plain_decimal(clause.upper),
            "unit": clause.unit, "approx": clause.approx, "per": clause.per, "subject": clause.subject, "text": clause.text,
        }
    if isinstance(clause, Date):
        return {"kind": "date", "op": clause.op, "value": clause.value, "upper": clause.upper, "text": clause.text}
    words = {"kind": _WORD_KINDS.get(type(clause), "statement"), "text": clause.text}
    if isinstance(clause, (Statement, Blank)) and clause.reason:
        words["reason"] = clause.reason
    return words


def target_from_json(plain: Mapping[str, Any]) -> Target:
    """The target of a TARGET that keeps its schema."""
    return Target(plain["text"], tuple(_clause_from_json(clause) for clause in plain["clauses"]))


def _clause_from_json(plain: Mapping[str, Any]) -> Clause:
    kind, text = plain["kind"], plain["text"]
    if kind == "quantity":
        upper = None if plain["upper"] is None else Decimal(plain["upper"])
        kept = {field: plain[field] for field in ("unit", "approx", "per", "subject")}
        return Quantity(plain["op"], Decimal(plain["value"]), upper, **kept, text=text)
    if kind == "date":
        return Date(plain["op"], plain["value"], plain["upper"], text)
    if kind == "grade":
        return Grade(text)
    return (Blank if kind == "blank" else Statement)(text, plain.get("reason", ""))
