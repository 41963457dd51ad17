"""Sums are exact up to the rounding that the profile allows."""

from dataclasses import replace

import pytest

import jiheng
from jiheng.regulations.profiles import load_profile
from jiheng.rules.engine import run_rules
from jiheng.rules.money import RULES
from tests.rules.example import check_example, write_table


@pytest.mark.parametrize(("printed", "codes"), [("100.01", set()), ("100.02", {"MN001"}), ("99.99", set()), ("99.98", {"MN001"})])
def test_a_row_may_be_off_by_a_hundredth_and_not_by_two(printed: str, codes: set[str]) -> None:
    found = check_example(f"项目 | 业务培训 | {printed} | 60.00 | | 40.00")
    assert {finding.code for finding in found if finding.code[:2] == "MN"} == codes


def test_a_stricter_profile_allows_no_rounding() -> None:
    filing = jiheng.read(write_table("项目 | 业务培训 | 100.01 | 60.00 | | 40.00").encode(), name="表.txt").filing
    profile = load_profile("guangzhou")
    strict = replace(profile, parameters={**profile.parameters, "money_tolerance_hundredths": 0})
    assert "MN001" in {finding.code for finding in run_rules(filing, strict, rules=RULES).findings}


def test_a_subtotal_names_every_column_that_differs() -> None:
    table = "单位 | 市图书馆 | 736.00 | 700.00 | | 36.00\n项目 | 图书购置 | 276.00\n项目 | 场馆运行 | 451.00 | 415.00 | | 36.00"
    message, = (finding.message for finding in check_example(table) if finding.code == "MN002")
    assert "总计 736.00 万元，各行之和 727.00 万元，相差 9.00 万元" in message
    assert "财政拨款 700.00 万元，各行之和 691.00 万元，相差 9.00 万元" in message
    assert "其他资金" not in message
