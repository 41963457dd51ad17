"""Monitoring forms: only what accumulates is held against the pace of the year, and a form that does not say its month is not judged."""

import pytest

from jiheng import Finding
from jiheng.regulations.layouts_labels import find_months
from tests.rules.example import check_example


def found(example: str, code: str) -> list[Finding]:
    return [finding for finding in check_example(example) if finding.code == code]


@pytest.mark.parametrize(
    ("printed", "months"),
    [("1—7月执行数", 7), ("1至9月执行率", 9), ("（2025年1-10月）", 10), ("2025年上半年监控表", 6), ("执行数", None), ("1-13月", None)],
)
def test_the_months_of_a_head_are_read(printed: str, months: int | None) -> None:
    assert find_months(printed) == months


@pytest.mark.parametrize(("spent", "is_slow"), [("48.00", True), ("48.40", False), ("90.00", False), ("", False)])
def test_execution_is_held_against_the_pace_of_the_year(spent: str, is_slow: bool) -> None:
    example = f"监控 | 1-7月\n执行 | 100.00 | {spent} | | 100.00\n数量指标 | 培训人数 | ≥400人 | 260人 | 400人"
    assert bool(found(example, "MO001")) is is_slow


def test_a_form_without_months_is_not_called_slow() -> None:
    assert found("监控 | 本期\n执行 | 100.00 | 5.00 | 5% | 100.00\n数量指标 | 培训人数 | ≥400人 | 10人", "MO001") == []


@pytest.mark.parametrize("row", ["质量指标 | 考核合格率 | ≥95% | 40%", "时效指标 | 完成时间 | 2025年11月底前 | 未开始", "成本指标 | 人均成本 | ≤400元 | 380元"])
def test_what_does_not_accumulate_is_not_behind(row: str) -> None:
    assert found(f"监控 | 1-7月\n{row}", "MO003") == []


def test_a_count_without_a_forecast_is_held_against_the_pace() -> None:
    (finding,) = found("监控 | 1-7月\n数量指标 | 培训人数 | ≥400人 | 100人", "MO003")
    assert "只完成了 25%，时间已过 58%" in finding.message


def test_a_shortfall_is_told_by_one_rule_only() -> None:
    rows = "监控 | 1-7月\n数量指标 | 培训人数 | ≥400人 | 200人 | 300人{}"
    assert [len(found(rows.format(""), code)) for code in ("MO003", "MO004")] == [1, 0]
    assert [len(found(rows.format(" | 场地未落实"), code)) for code in ("MO003", "MO004")] == [0, 1]


def test_a_table_of_targets_has_no_finding_of_monitoring() -> None:
    codes = {finding.code for finding in check_example("数量指标 | 培训人数 | ≥400人")}
    assert not [code for code in codes if code.startswith("MO")]
