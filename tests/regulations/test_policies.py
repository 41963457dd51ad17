"""A profile says how actual values are held against targets, and another profile may say otherwise."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
import yaml

import jiheng
from jiheng.errors import BrokenRegulation
from jiheng.regulations.policies import read_policy
from jiheng.regulations.store import load_yaml

BASE = load_yaml("profiles/base.yaml")


def policy_of(text: str, *, on: datetime.date | None = None) -> jiheng.Policy:
    """The policy of a profile written like this that extends the base."""
    return read_policy([("base.yaml", BASE), ("own.yaml", yaml.safe_load(text))], on=on)


def test_without_a_policy_the_base_profile_counts() -> None:
    for target, actual in [("30%", "36%"), (">95%", "95%"), ("优", "良"), ("约100小时", "96小时")]:
        assert jiheng.evaluate(target, actual) == jiheng.evaluate(target, actual, policy=jiheng.load_policy("base"))


def test_a_region_inherits_what_it_does_not_say() -> None:
    assert jiheng.load_policy("guangzhou") == jiheng.load_policy("base") == jiheng.load_profile("guangzhou").policy


@pytest.mark.parametrize(("target", "actual"), [("95%", "98%"), (">95%", "95%")])
def test_another_built_in_profile_changes_the_verdict(target: str, actual: str) -> None:
    assert jiheng.evaluate(target, actual).outcome == "not-met"
    assert jiheng.evaluate(target, actual, policy=jiheng.load_policy("common-software")).outcome == "met"


@pytest.mark.parametrize(
    ("own", "target", "actual", "base", "outcome"),
    [
        ("evaluation: {equal_means: exactly}", "30次", "36次", "met", "not-met"),
        ("evaluation: {more_is_better: []}", "30次", "36次", "met", "not-met"),
        ("evaluation: {tolerance: 0.2}", "约100小时", "85小时", "not-met", "met"),
        ("evaluation: {missing_unit: unknown}", "≥100人", "120", "met", "unknown"),
        ("evaluation: {strict_bounds: false}", "<2小时", "2小时", "not-met", "met"),
        ("scales: {星级: [五星, 四星, 三星]}", "四星", "五星", "unknown", "met"),
        ("scales: {优良合格: [], 合格: []}", "合格", "优", "met", "unknown"),
        ("scales: {优良中差: [优, 中 良]}", "良", "中", "not-met", "met"),
    ],
)
def test_what_a_profile_says_decides(own: str, target: str, actual: str, base: str, outcome: str) -> None:
    assert jiheng.evaluate(target, actual).outcome == base
    evaluation = jiheng.evaluate(target, actual, policy=policy_of(own))
    assert evaluation.outcome == outcome, evaluation.reason


def test_the_degree_is_the_profiles_too() -> None:
    assert jiheng.evaluate("≤2小时", "3小时").degree == Decimal("0.5")
    assert jiheng.evaluate("≤2小时", "4小时", policy=policy_of("evaluation: {excess: inverse}")).degree == Decimal("0.5")
    assert jiheng.evaluate("≥100人", "150人", policy=policy_of("evaluation: {degree_at_most: 1.2}")).degree == Decimal("1.2")


def test_a_dated_choice_counts_from_its_day_and_before_it_the_inherited_one() -> None:
    own = "evaluation: {tolerance: [{since: 2025-01-01, value: 0.1}, {since: 2026-01-01, value: 0.2}]}"
    days = [datetime.date(2024, 12, 31), datetime.date(2025, 1, 1), datetime.date(2026, 6, 1), None]
    assert [policy_of(own, on=day).tolerance for day in days] == [Decimal(text) for text in ("0.05", "0.1", "0.2", "0.2")]


def test_year_and_months_are_the_callers() -> None:
    policy = jiheng.load_policy("guangzhou", fiscal_year=2025, months=12)
    assert replace(policy, fiscal_year=None, months=None) == jiheng.load_policy()
    assert jiheng.evaluate("每月1次", "12次", policy=policy).outcome == "met"
    assert jiheng.evaluate("年底前", "2025年11月", policy=policy).outcome == "met"


def test_an_unknown_profile_is_named() -> None:
    with pytest.raises(jiheng.UnknownProfile, match="火星"):
        jiheng.load_policy("火星")


@pytest.mark.parametrize(
    "own",
    [
        "evaluation: {equal_means: 随便}", "evaluation: {tolerance: 五成}", "evaluation: {tolerance: 1}", "evaluation: {tolerance: true}",
        "evaluation: {strict_bounds: 1}", "evaluation: {degree_at_most: 0.5}", "evaluation: {没有这一项: 1}", "evaluation: [1]",
        "evaluation: {tolerance: [{value: 0.1}]}", "evaluation: {more_is_better: [人口]}", "evaluation: {neutral_units: [某某]}",
        "evaluation: {more_is_better: people}", "scales: {星级: 五星}", "scales: {星级: [五星, 五星]}", "scales: {星级: [[五星]]}",
        "evaluation: {tolerance: [{since: 今天, value: 0.1}]}", "evaluation: {tolerance: .nan}",
    ],
)  # fmt: skip
def test_what_a_profile_must_not_say_is_refused_with_its_file_and_key(own: str) -> None:
    with pytest.raises(BrokenRegulation, match=r"own\.yaml：(evaluation|scales).*。$"):
        policy_of(own)


def test_a_base_that_leaves_a_choice_open_is_refused() -> None:
    with pytest.raises(BrokenRegulation, match="equal_means"):
        read_policy([("base.yaml", {"evaluation": {}})])
