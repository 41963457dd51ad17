"""Actual values against targets, value by value."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jiheng.domain.evaluation.policy import Direction, Policy
from jiheng.pipeline import evaluate
from jiheng.regulations.profiles import load_policy
from jiheng.text.targets import Target

BASE = load_policy()

MET = [
    ("≥4000人", "4604人"), ("≥95%", "95%"), ("不少于40亿元", "450000万元"), ("<2小时", "90分钟"), ("响应时间≤30分钟", "0.4小时"),
    ("≥3公顷", "45亩"), ("≥1600平米", "1600㎡"), ("≤5‰", "0.5%"), ("≤400元/人·天", "每人每天380元"), ("不少于20名", "20人"), ("0次", "0次"), ("0次", "无"),
    ("零事故", "0起"), ("未发生安全事故", "未发生"), ("≥-5%", "-3%"), ("≥80场", "80余场"), ("约2000项", "1900项"), ("20家左右", "21家"), ("80%-90%", "85%"),
    ("80%≤满意度≤95%", "90%"), ("优", "优秀"), ("良", "优"), ("良好及以上", "良好"), ("及时", "及时"), ("是", "是"), ("2024年12月底前", "2024年12月31日"),
    ("12月底前", "11月20日"), ("2021年1月-12月", "2021年3月"), ("省级1门、国家级2门", "国家级2门、省级1门"), ("培训2场，每场100人", "2场，每场100人"),
    ("每月不少于1次", "每月2次"), ("≥120%", "150%"), ("增长率≥100%", "100%"), ("100% 90% 85% 80%", "100%"),
]  # fmt: skip
NOT_MET = [
    ("<2小时", "30小时"), ("<2小时", "2小时"), (">95%", "95%"), ("≥500人次", "450人次"), ("0次", "1次"), ("零事故", "1起"), ("≥95%", "-3%"),
    ("≤100%", "130%"),    ("约2000项", "1800项"), ("80%-90%", "95%"), ("优", "良"), ("是", "否"), ("合格", "不合格"),
    ("2024年12月底前", "2025年1月2日"), ("12月15日前", "12月16日"),
    ("培训2场，每场100人", "2场，每场95人"), ("每月不少于2次", "每月1次"), ("80余场", "79场"), ("100% 90% 85% 80%", "92%"), ("2021年底前培训100人", "90人"),
]  # fmt: skip
UNKNOWN = [
    ("≥3人", "3人次"), ("≥5工作日", "5天"), ("≥95%", ""), ("≥95%", None), ("≥95%", "待定"), ("≥**%", "95%"), ("不断提升", "有所改善"), ("促进人才引进", "已促进"),
    ("是/否", "是"), ("每月1次", "12次"), ("每场100人", "100人"), ("≥95%", "0.96"), ("不少于40亿元", "45"), ("≥80场", "约80场"), ("≤100场", "80余场"),
    ("12月15日前", "12月"), ("2024年12月底前", "12月"), ("2024年12月底前", "95%"), ("≥95%", "2024年"), ("培训2场，论坛1场", "3场"),
    ("培训2场，每场100人", "完成2场培训"), ("提高2个百分点", "2%"), ("优", "95分"), ("2021年底前培训100人", "100人"), ("≥1个月", "31天"), ("2月30日前", "2月"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("target", "actual", "outcome"),
    [(*pair, outcome) for pairs, outcome in ((MET, "met"), (NOT_MET, "not-met"), (UNKNOWN, "unknown")) for pair in pairs],
)
def test_an_actual_value_is_judged_and_never_guessed(target: str, actual: str | None, outcome: str) -> None:
    evaluation = evaluate(target, actual)
    assert evaluation.outcome == outcome, evaluation.reason
    assert evaluation.reason.endswith("。")


@pytest.mark.parametrize(
    ("target", "actual", "degree"),
    [
        ("≥500人次", "450人次", "0.9"), ("≥500人次", "800人次", "1"), ("≤2小时", "3小时", "0.5"), ("<2小时", "30小时", "0"), ("0次", "1次", "0"),
        ("80%-90%", "40%", "0.5"), ("培训10场，每场100人", "10场，每场95人", "0.95"), ("优", "良", None), ("12月底前", "次年", None), ("≥-5%", "-10%", None),
    ],
)  # fmt: skip
def test_the_degree_is_the_share_reached(target: str, actual: str, degree: str | None) -> None:
    assert evaluate(target, actual).degree == (None if degree is None else Decimal(degree))


@pytest.mark.parametrize(
    ("target", "actual", "direction", "policy", "outcome"),
    [
        ("30次", "36次", "more", BASE, "met"),
        ("30次", "36次", "", BASE, "met"),
        ("30次", "36次", "less", BASE, "not-met"),
        ("30起", "36起", "", BASE, "not-met"),
        ("30次", "36次", "", replace(BASE, more_is_better=frozenset()), "not-met"),
        ("30次", "36次", "", replace(BASE, neutral_units=frozenset({"次"})), "not-met"),
        ("30次", "36次", "more", replace(BASE, equal_means="exactly"), "not-met"),
        ("30分钟", "20分钟", "less", BASE, "met"),
        ("30分钟", "20分钟", "less", replace(BASE, equal_means="at_least_where_more_is_better"), "not-met"),
        ("30%", "36%", "", replace(BASE, equal_means="at_least_unless_less_is_better"), "met"),
        ("0次", "1次", "", replace(BASE, equal_means="at_least_unless_less_is_better"), "not-met"),
        (">95%", "95%", "", replace(BASE, strict_bounds=False), "met"),
        ("约100人", "85人", "", replace(BASE, tolerance=Decimal("0.2")), "met"),
        ("≥100人", "120", "", BASE, "met"),
        ("≥100人", "120", "", replace(BASE, missing_unit="unknown"), "unknown"),
        ("每月1次", "12次", "more", replace(BASE, months=12), "met"),
        ("每季度1次", "4次", "", replace(BASE, months=12), "met"),
        ("每季度1次", "4次", "", replace(BASE, months=5), "unknown"),
        ("2024年12月底前", "11月", "", replace(BASE, fiscal_year=2024), "met"),
        ("2024年12月", "2024年11月", "less", BASE, "met"),
        ("2024年12月", "2024年11月", "", BASE, "not-met"),
    ],
)
def test_what_no_wording_says_is_the_policys(target: str, actual: str, direction: Direction, policy: Policy, outcome: str) -> None:
    evaluation = evaluate(target, actual, policy=policy, direction=direction)
    assert evaluation.outcome == outcome, evaluation.reason


def test_the_policy_may_let_a_degree_pass_one_and_fall_by_the_inverse() -> None:
    assert evaluate("≥100人", "150人", policy=replace(BASE, degree_at_most=Decimal("1.3"))).degree == Decimal("1.3")
    assert evaluate("≤2小时", "4小时", policy=replace(BASE, excess="inverse")).degree == Decimal("0.5")


def test_a_number_without_wording_is_in_the_targets_own_unit() -> None:
    assert evaluate("不少于40亿元", Decimal("4500000000")).outcome == "met"
    assert evaluate("≥95%", Decimal("0.96")).outcome == "not-met"
    assert evaluate("≥95%", Decimal("NaN")).outcome == "unknown"
    assert evaluate("≥95%", Decimal("1E+999999")).outcome == "unknown"


@pytest.mark.parametrize(
    ("target", "actual", "rating"),
    [
        ("100% 90% 85% 80%", "92%", "良"), ("100% 90% 85% 80%", "70%", ""), ("100% 90% 85% 80%", "100%", "优"),
        ("优≥95%；良≥90%；中≥80%；差<80%", "79%", "差"), ("≥95%", "96%", None),
    ],
)  # fmt: skip
def test_a_target_on_several_levels_names_the_level_that_is_reached(target: str, actual: str, rating: str | None) -> None:
    assert evaluate(target, actual).rating == rating


def test_the_reason_has_the_numbers_and_what_was_assumed() -> None:
    assert evaluate("≥500人次", "450").reason == "指标值“≥500人次”，实际“450”，没有达到指标值，完成程度90%，实际值没有写单位，按“人次”计。"
    assert "按同一单位计" in evaluate("20名", "20人").reason
    assert "请核对" in evaluate("≥95%", "-3%").reason
    assert "照抄" in evaluate("≥95%", "≥95%").reason
    assert "照抄" not in evaluate("30次", "30次").reason


def test_each_clause_is_answered_by_its_own_subject() -> None:
    first, second = evaluate("培训2场，论坛1场", "论坛1场，沙龙1场").clauses
    assert (first.outcome, first.answer) == ("unknown", None)
    assert second.outcome == "met"


def test_two_clauses_have_each_its_own_verdict_degree_and_reason() -> None:
    evaluation = evaluate("培训2场，每场100人", "培训3场，每场90人")
    meetings, people = evaluation.clauses
    assert (meetings.outcome, meetings.degree) == ("met", Decimal(1))
    assert (people.outcome, people.degree) == ("not-met", Decimal("0.9"))
    assert "每场90人" in people.reason
    assert (evaluation.outcome, evaluation.degree) == ("not-met", Decimal("0.9"))


def test_a_clause_without_an_actual_leaves_the_whole_unknown_unless_another_is_missed() -> None:
    assert evaluate("培训2场，每场100人", "培训3场").outcome == "unknown"
    assert evaluate("培训2场，每场100人", "培训1场").outcome == "not-met"


def test_a_direction_may_be_told_for_each_clause() -> None:
    target, actual = "培训2场，人均成本400元", "培训2场，人均成本380元"
    assert evaluate(target, actual).outcome == "not-met"
    assert evaluate(target, actual, direction=("more", "less")).outcome == "met"
    assert evaluate(target, actual, direction=("less", "more")).outcome == "not-met"


def test_directions_for_another_number_of_clauses_are_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="3 directions for 1 clauses"):
        evaluate("≥95%", "96%", direction=("more", "more", "more"))


def test_a_relative_date_is_read_in_the_fiscal_year() -> None:
    policy = load_policy(fiscal_year=2024)
    assert evaluate("次年3月底前", "2025年2月", policy=policy).outcome == "met"
    assert evaluate("次年3月底前", "2025年4月", policy=policy).outcome == "not-met"
    assert evaluate("年底前", "11月", policy=policy).outcome == "met"


def test_a_target_that_asks_nothing_is_unknown() -> None:
    assert evaluate(Target("", ()), "5", policy=load_policy()).outcome == "unknown"
