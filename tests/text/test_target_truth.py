"""Real target values with hand labels, held against the grammar."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jiheng.text.grammar import parse_target
from jiheng.text.targets import Date, Quantity

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
FILES = [SAMPLES / "guangzhou-kexie.targets.jsonl", SAMPLES / "values-dev.jsonl"]
HARD = Path(__file__).with_name("hard-values.jsonl")
UNREAD = [
    "1千5百万元", "二", "贰", "1，234.5万元", "从去年的85分提升到今年的90分", "“9+2”城市论坛1届", "两千左右人次", "0.5次/（人·月）", "有效期至2026年6月30日",
    "人均预期寿命80.5岁", "连续举办3届", "第3届1次", ">5（不含）", "超期未还率5%", "项目周期2024年1月—2026年12月",
]  # fmt: skip
"""Wordings that mean a number and are left unread."""

needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="needs ../shared")


def agrees(clause: Quantity | Date, label: dict[str, Any]) -> bool:
    """Whether a clause says what the label says; a unit may have several labels, a frequency may be a part of the unit."""
    if isinstance(clause, Date):
        return label["kind"] == "date" and (clause.op, clause.value, clause.upper) == (label["op"], label["value"], label.get("upper"))
    if label["kind"] != "quantity" or (clause.op, clause.approx) != (label["op"], label["approx"]):
        return False
    upper = label.get("upper")
    if abs(clause.value - Decimal(label["value"])) > Decimal("0.0005") or clause.upper != (upper and Decimal(upper)):
        return False
    units = label.get("units") or [label.get("unit", "")]
    per = (clause.per or "").removeprefix("每")
    return clause.unit in units and per == (label["per"] or "").removeprefix("每") or f"{clause.unit}/{per}" in units


def is_right(value: str, labels: list[dict[str, Any]]) -> bool:
    """Whether the measurable clauses of ``value`` are those of the labels, in order."""
    found = [clause for clause in parse_target(value).clauses if isinstance(clause, (Quantity, Date))]
    wanted = [label for label in labels if label["kind"] in ("quantity", "date")]
    return len(found) == len(wanted) and all(map(agrees, found, wanted))


@needs_samples
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_labelled_value_is_understood(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    misses = [row["value"] for row in rows if not any(is_right(row["value"], row[key]) for key in ("clauses", "alt") if row.get(key))]
    assert misses == []


def test_hard_wordings_of_our_own_are_understood() -> None:
    rows = [json.loads(line) for line in HARD.read_text(encoding="utf-8").splitlines()]
    labels = [(row["value"], [row[key] for key in ("clauses", "alt") if row.get(key) is not None]) for row in rows]
    misses = [value for value, accepted in labels if not any(is_right(value, clauses) for clauses in accepted)]
    assert misses == UNREAD
    assert not any(parse_target(value).is_measurable for value in UNREAD)
