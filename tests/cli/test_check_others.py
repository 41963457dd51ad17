"""``jiheng check`` with other tables beside: what is compared, what is said when nothing is, and what is refused."""

import json
from pathlib import Path

import pytest

from tests.cli.terminal import run
from tests.rules.example import write_table

OWN = "标题 | 2026年度项目支出绩效目标表\n项目 | 公园绿化养护 | 70.00\n数量指标 | 养护面积 | ≥12万平方米"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of one project."""
    path = tmp_path / "本表.txt"
    path.write_text(write_table(OWN), encoding="utf-8")
    return path


def test_what_was_approved_is_held_against_the_table(table: Path) -> None:
    approved = table.with_name("批复.txt")
    approved.write_text(write_table(OWN.replace("≥12万", "≥15万")), encoding="utf-8")
    output = run("check", table, "--approved", approved, "--list").output
    assert "HI003" in output
    assert "批复的是“≥15万平方米”" in output


def test_one_line_says_which_rules_lacked_their_table(table: Path) -> None:
    (line,) = (line for line in run("check", table).output.splitlines() if "没有运行" in line)
    assert line.startswith("没有给上年的表、预算表、上级的表、批复的表、上一稿，")


def test_programs_learn_which_rules_lacked_their_table(table: Path) -> None:
    lacking = json.loads(run("check", table, "--upper", table, "--format", "json").output)["not_run"]
    assert [entry["needs"] for entry in lacking] == ["last_year", "budget", "approved", "earlier"]
    assert all(entry["rules"] for entry in lacking)


def test_a_missing_other_table_is_one_sentence(table: Path) -> None:
    outcome = run("check", table, "--last-year", table.with_name("没有.xlsx"))
    assert outcome.code == 2
    assert outcome.errors.startswith("找不到文件“")
    assert len(outcome.errors.strip().splitlines()) == 1
