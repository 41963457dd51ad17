"""The difference of two filings → the JSON document ``jiheng.difference/1``, by ``schemas/difference.schema.json``."""

from typing import Any

from jiheng.domain.difference.facts import Difference, FieldChange, IndicatorDifference, MoneyChange, ProjectDifference, TextChange
from jiheng.domain.filing import Filing
from jiheng.exchange.target_json import plain_decimal, target_to_json
from jiheng.text.money import Money
from jiheng.text.targets import Target


def difference_to_json(difference: Difference) -> dict[str, Any]:
    """The difference as plain JSON values; money in decimal strings of the later filing's unit, changes of spelling marked."""
    unit = difference.after.money_unit
    return {
        "schema": "jiheng.difference/1",
        "before": _filing(difference.before),
        "after": _filing(difference.after),
        "money_unit": unit,
        "is_empty": difference.is_empty,
        "summary": {
            "added": difference.count_projects("added"), "removed": difference.count_projects("removed"),
            "changed": difference.count_projects("kept"), "spellings": difference.spellings,
        },
        "changes": [_change(change, unit) for change in difference.changes],
        "projects": [_project(project, unit) for project in difference.projects],
    }  # fmt: skip


def _filing(filing: Filing) -> dict[str, Any]:
    return {"name": filing.name, "sha256": filing.sha256, "form": filing.form, "title": filing.title}


def _project(line: ProjectDifference, unit: str) -> dict[str, Any]:
    return {
        "presence": line.presence,
        "before": line.before and {"name": line.before.name, "code": line.before.code, "agency": line.agency_before},
        "after": line.after and {"name": line.after.name, "code": line.after.code, "agency": line.agency_after},
        "moved": line.is_moved,
        "changes": [_change(change, unit) for change in line.changes],
        "indicators": [_indicator(indicator, unit) for indicator in line.indicators],
    }


def _indicator(line: IndicatorDifference, unit: str) -> dict[str, Any]:
    return {
        "presence": line.presence,
        "before": line.before and {"number": line.before.number, "category": line.before.category, "name": line.before.name},
        "after": line.after and {"number": line.after.number, "category": line.after.category, "name": line.after.name},
        "moved": line.is_moved,
        "changes": [_change(change, unit) for change in line.changes],
    }


def _change(change: FieldChange, unit: str) -> dict[str, Any]:
    if isinstance(change, MoneyChange):
        per_cent = None if change.per_cent is None else plain_decimal(change.per_cent)
        return {
            "kind": "money", "label": change.label, "before": _money(change.before, unit), "after": _money(change.after, unit),
            "growth": _money(change.growth, unit), "per_cent": per_cent,
        }
    parts = [{"kind": part.kind, "text": part.text} for part in change.parts]
    said = {"label": change.label, "parts": parts, "spelling": change.is_spelling}
    if isinstance(change, TextChange):
        return {"kind": "text", "before": change.before, "after": change.after, **said}
    return {"kind": "target", "before": _target(change.before), "after": _target(change.after), **said}


def _money(money: Money | None, unit: str) -> str | None:
    return None if money is None else money.in_unit(unit)


def _target(target: Target | None) -> dict[str, Any] | None:
    return None if target is None else target_to_json(target)
