"""``jiheng score``: ours beside the printed, in words and as JSON, with the exit codes of ``check``."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.terminal import GOOD, run
from tests.recognition.page import EXAMPLES
from tests.rules.self_evaluation import write_self_evaluation

SELF_EVALUATION = EXAMPLES / "柳溪区文化馆.xlsx"
SOUND = """
自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
数量指标 | 培训人次 | ≥500人次 | 450人次 | 30 | 27 | 七月停课两周，下一年提前开班。
质量指标 | 结业率 | ≥90% | 95% | 20 | 20
社会效益指标 | 持证率 | ≥80% | 85% | 30 | 30
服务对象满意度指标 | 学员满意度 | ≥90% | 95% | 10 | 10
总分 | 96.5
自评等级 | 优
"""


def test_every_indicator_shows_both_scores_and_how_ours_was_made() -> None:
    outcome = run("score", SELF_EVALUATION)
    assert (outcome.code, outcome.errors) == (1, "")
    assert " 2. 培训市民人次　10分　填 9.52　算 9.52　相符" in outcome.output
    assert "10 × 2856 ÷ 3000 = 9.52分。" in outcome.output
    assert "计分办法：mof-2020" in outcome.output
    assert "条款待核对原文" in outcome.output
    assert "SC003 必须改" in outcome.output


def test_the_answer_as_json_has_every_number_and_the_findings() -> None:
    outcome = run("score", SELF_EVALUATION, "--format", "json")
    answer = json.loads(outcome.output)
    filing, = answer["filings"]
    first = filing["projects"][0]
    assert (answer["schema"], filing["schema"], filing["scheme"]) == ("jiheng.score-list/1", "jiheng.scores/1", "mof-2020")
    assert len(filing["projects"]) == 2
    assert Decimal(first["total"]["printed"]) == Decimal(first["total"]["printed_sum"])
    assert first["indicators"][1]["score"]["least"] == first["indicators"][1]["printed"] == "9.52"
    assert {finding["concern"] for finding in filing["findings"]} <= {"scoring", "points", "money"}


def test_a_sound_self_evaluation_ends_with_0(tmp_path: Path) -> None:
    table = tmp_path / "自评.txt"
    table.write_text(write_self_evaluation(SOUND), encoding="utf-8")
    outcome = run("score", table)
    assert (outcome.code, outcome.errors) == (0, "")
    assert "疑点" not in outcome.output


def test_the_scheme_can_be_chosen(tmp_path: Path) -> None:
    outcome = run("score", SELF_EVALUATION, "--scheme", "mof-2021", "--on", "2022-01-01")
    assert "按档得10分的70%，得7.00分" in outcome.output
    assert outcome.code == 1
    assert run("score", SELF_EVALUATION, "--profile", "hubei").output != outcome.output


@pytest.mark.parametrize(
    "words", [(GOOD,), (SELF_EVALUATION, "--scheme", "火星"), (SELF_EVALUATION, "--profile", "火星"), (SELF_EVALUATION, "--on", "昨天")],
)
def test_what_cannot_be_scored_ends_with_2_and_one_sentence(words: tuple[str | Path, ...]) -> None:
    outcome = run("score", *words)
    assert (outcome.code, outcome.output) == (2, "")
    assert re.fullmatch("[^\n]*[\u4e00-\u9fff][^\n]*。\n", outcome.errors)


def test_the_answer_can_be_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "核算.json"
    assert run("score", SELF_EVALUATION, "--format", "json", "-o", target).code == 1
    assert json.loads(target.read_text(encoding="utf-8"))["source"]["name"] == SELF_EVALUATION.name
