"""What stands around a value, and says nothing about it, changes nothing of what is read."""

import json
from pathlib import Path

import pytest

from jiheng.text.grammar import parse_target
from jiheng.text.targets import Blank, Clause, Date, Quantity, Statement

HARD = Path(__file__).with_name("hard-values.jsonl")
VALUES = [json.loads(line)["value"] for line in HARD.read_text(encoding="utf-8").splitlines()]
AROUND = (
    "{}。 {}； （1）{} 指标1：{} 其中：{} 目标值：{} ★{} ①{} {}，按时完成 不断完善，{} 满意度≥90%；{} {}；满意度≥90% 全市{} 确保{} 第三方评估{}"
    " 5G项目{} “双高”计划{} {}（以实际为准）"
).split()  # fmt: skip
MARKS_OF_LISTS = ("1.", "1、")
"""Values that are a number alone to one reader and the mark of a list to another."""


def measured(text: str) -> list[Clause]:
    """The measurable clauses of a text, without their words."""
    clauses = [clause for clause in parse_target(text).clauses if isinstance(clause, (Quantity, Date))]
    return [
        Quantity(clause.op, clause.value, clause.upper, clause.unit, clause.approx, clause.per) if isinstance(clause, Quantity)
        else Date(clause.op, clause.value, clause.upper) for clause in clauses
    ]  # fmt: skip


@pytest.mark.parametrize("around", AROUND)
def test_words_around_a_value_never_change_its_numbers(around: str) -> None:
    own = measured(around.format("")) if "≥" in around else []
    changed = [value for value in VALUES if value not in MARKS_OF_LISTS and not is_told(value, around, own)]
    assert changed == []


def is_told(value: str, around: str, own: list[Clause]) -> bool:
    """Whether the value within its surroundings says what it says alone, or less and why."""
    alone, text = measured(value), around.format(value)
    expected = [*alone, *own] if around.startswith("{}") else [*own, *alone]
    found = measured(text)
    rest = iter(expected)
    is_less = all(clause in rest for clause in found)
    has_reason = any(isinstance(clause, (Statement, Blank)) and clause.reason for clause in parse_target(text).clauses)
    return found == expected or is_less and has_reason
