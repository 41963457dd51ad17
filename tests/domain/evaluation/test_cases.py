"""Pairs of target and actual value as clerks write them, judged by hand in ``cases.txt``."""

from decimal import Decimal
from pathlib import Path

import pytest

from jiheng.pipeline import evaluate

WORDS = {"达到": "met", "没有达到": "not-met", "判断不了": "unknown"}
LINES = Path(__file__).with_name("cases.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(cell.strip() for cell in line.split("|")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("target", "actual", "outcome", "degree", "words"), CASES, ids=[" vs ".join(case[:2]) for case in CASES])
def test_a_pair_is_judged_as_a_reviewer_would(target: str, actual: str, outcome: str, degree: str, words: str) -> None:
    evaluation = evaluate(target, actual)
    assert evaluation.outcome == WORDS[outcome], evaluation.reason
    assert evaluation.degree == (None if degree == "-" else Decimal(degree)), evaluation.reason
    assert words in evaluation.reason


@pytest.mark.parametrize(("target", "actual"), [case[:2] for case in CASES])
def test_every_reason_is_one_sentence_of_plain_words(target: str, actual: str) -> None:
    reason = evaluate(target, actual).reason
    assert reason.endswith("。")
    assert reason.count("。") == 1
    assert "None" not in reason
    assert "，，" not in reason
