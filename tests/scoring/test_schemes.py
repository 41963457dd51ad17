"""What the choices of a 计分办法 do: bands, pass line, reverse indicators both ways, rounding, caps, cut-offs."""

import datetime
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from jiheng.errors import BrokenProfile, UnknownProfile
from jiheng.regulations.profile_chain import list_profiles
from jiheng.regulations.profiles import load_profile
from jiheng.regulations.scoring import list_schemes, load_scheme
from jiheng.scoring.execution import score_execution
from jiheng.scoring.score import propose_reduction
from jiheng.scoring.totals import rate_total, total_scores
from jiheng.text.money import Money
from tests.scoring.scored import score_of


def test_every_scheme_loads_and_every_profile_names_one() -> None:
    assert {load_profile(name).scheme.name for name in list_profiles()} <= set(list_schemes())
    assert load_profile("hubei").scheme.execution_points == 20


def test_a_scheme_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(UnknownProfile, match="mof-2020"):
        load_scheme("没有的办法")


def test_a_bureau_names_a_scheme_or_changes_some_of_its_choices(tmp_path: Path) -> None:
    profile = tmp_path / "本局口径.yaml"
    profile.write_text("名称: 本局口径\n沿用: hubei\n打分: {超额倍数: 1.2, 等级: [[优, 95], [差, 0]], 比较: {excess: inverse}}\n", encoding="utf-8")
    scheme = load_profile(str(profile)).scheme
    assert (scheme.execution_points, scheme.over_threshold, scheme.choices["excess"]) == (20, Decimal("1.2"), "inverse")
    assert scheme.choices["equal_means"] == load_scheme("hubei-2020").choices["equal_means"]
    assert rate_total(Decimal(94), scheme) == "差"
    assert scheme.name != "hubei-2020"
    profile.write_text("名称: 本局口径\n打分: mof-2021\n", encoding="utf-8")
    assert load_profile(str(profile)).scheme == load_scheme("mof-2021")


@pytest.mark.parametrize(
    "written",
    [
        "{超额倍: 1.2}", "{等级: 好}", "{及格线: -1}", "{舍入: 随便}", "没有的办法", "{沿用: 没有的办法}", "[1, 2]", "{等级: []}", "{等级: [[差, 0], [优, 90]]}",
        "{定性分档: []}", "{小数位数: 9}", "{小数位数: 一}", "{及格线: 2}", "{是否: 5}", "{比较: 5}", "{分值结构: 5}", "{执行率分档: [[1]]}", "{依据: [无]}",
    ],
)
def test_what_is_no_choice_of_a_scheme_is_refused_with_its_line(written: str, tmp_path: Path) -> None:
    profile = tmp_path / "本局口径.yaml"
    profile.write_text(f"名称: 本局口径\n打分: {written}\n", encoding="utf-8")
    with pytest.raises(BrokenProfile, match="第2行"):
        load_profile(str(profile))


def test_structures_are_those_in_force_on_the_day() -> None:
    assert not any("成本指标" in one for one in load_scheme("mof-2020", on=datetime.date(2021, 8, 17)).structures)
    assert any("成本指标" in one for one in load_scheme("mof-2020", on=datetime.date(2021, 8, 18)).structures)
    assert load_scheme("mof-2020", on=datetime.date(2019, 1, 1)).structures == ()


@pytest.mark.parametrize(
    ("scheme", "spent", "score"),
    [
        ("mof-2020", 48_620, "9.35"), ("mof-2021", 48_620, "7.00"), ("mof-2021", 52_000, "10.00"), ("mof-2021", 41_600, "7.00"),
        ("mof-2021", 41_599, "5.00"), ("mof-2021", 31_199, "0.00"), ("hubei-2020", 48_620, "18.70"), ("mof-2020", 60_000, "10.00"),
    ],
)
def test_execution_is_scored_in_proportion_or_in_bands(scheme: str, spent: int, score: str) -> None:
    assert score_execution(budgeted=Money(52_000), spent=Money(spent), scheme=load_scheme(scheme)).score == Decimal(score)


@pytest.mark.parametrize(("budgeted", "spent"), [(Money(0), Money(500)), (None, Money(500)), (Money(500), None), (Money(-1), Money(1))])
def test_without_a_budget_the_execution_is_unknown_and_not_nonsense(budgeted: Money | None, spent: Money | None) -> None:
    found = score_execution(budgeted=budgeted, spent=spent, scheme=load_scheme("mof-2020"))
    assert (found.kind, found.score, found.least) == ("unknown", None, None)
    assert found.formula.endswith("得分判断不了。")


def test_a_poor_execution_and_one_above_the_budget_must_be_explained() -> None:
    scheme = load_scheme("mof-2020")
    asked = [score_execution(budgeted=Money(100), spent=Money(spent), scheme=scheme).asks for spent in (89, 90, 100, 101)]
    assert [bool(asks) for asks in asked] == [True, False, False, True]


def test_a_reverse_indicator_falls_linearly_or_by_the_inverse() -> None:
    assert score_of("≤100元", "125元").score == Decimal("7.50")
    assert score_of("≤100元", "125元", scheme="inverse").score == Decimal("8.00")
    assert "10 × 100 ÷ 125 = 8.00分" in score_of("≤100元", "125元", scheme="inverse").formula
    assert score_of("≤100元", "400元", scheme="inverse").score == Decimal("2.50")


@pytest.mark.parametrize(("actual", "score"), [("8%", "8.00"), ("15%", "10.00"), ("25%", "7.50"), ("50%", "0.00")])
def test_a_range_is_missed_on_either_side(actual: str, score: str) -> None:
    assert score_of("10%-20%", actual).score == Decimal(score)


def test_below_the_pass_line_nothing_is_earned() -> None:
    line = Decimal("0.6")
    assert [score_of("≥100人", actual, pass_line=line).score for actual in ("59人", "60人")] == [Decimal("0.00"), Decimal("6.00")]


def test_satisfaction_is_scored_in_bands_where_the_scheme_has_them() -> None:
    earned = [score_of("≥95%", f"{share}%", scheme="mof-2021", dimension="满意度指标").score for share in (96, 90, 89, 79, 59)]
    assert earned == [Decimal(text) for text in ("10.00", "10.00", "8.00", "5.00", "0.00")]
    assert score_of("≥95%", "89%", dimension="满意度指标").score == Decimal("9.37")


def test_yes_or_no_earns_all_or_nothing() -> None:
    assert score_of("是", "是").score == Decimal("10.00")
    assert score_of("是", "否").score == Decimal("0.00")


def test_a_missed_date_costs_what_people_decide_or_everything() -> None:
    late = score_of("2025年11月底前", "2025年12月5日")
    assert (late.shown, late.admits(Decimal(10)), late.admits(Decimal(8))) == ("[0.00, 10.00)", False, True)
    assert score_of("2025年11月底前", "2025年12月5日", scheme="mof-2021").score == Decimal("0.00")


def test_several_requirements_share_the_points_or_the_least_counts() -> None:
    target, actual = "培训2场，每场100人", "培训3场，每场90人"
    assert score_of(target, actual).score == Decimal("9.50")
    assert score_of(target, actual, compound="least").score == Decimal("9.00")
    assert score_of(target, actual).formula.startswith("2个要求平均分10分")


def test_a_corridor_is_one_requirement() -> None:
    for target in ("80%≤参与率≤95%", "参与率不低于80%，参与率不高于95%"):
        assert score_of(target, "40%").score == Decimal("5.00")
        assert "10 × 40 ÷ 80 = 5.00分" in score_of(target, "40%").formula


def test_scores_are_rounded_or_cut_off() -> None:
    assert score_of("≥3人", "2人", points=5).score == Decimal("3.33")
    assert score_of("≥3人", "2人").score == Decimal("6.67")
    assert score_of("≥3人", "2人", rounding="truncate").score == Decimal("6.66")
    assert score_of("≥3人", "1人", points=9, rounding="truncate").score == Decimal("3.00")


@pytest.mark.parametrize(("target", "actual"), [("≥90%", None), ("≥90%", ""), ("≥500人", "完成"), ("提升认识", "提升认识"), ("XX", "5个")])
def test_unknown_is_not_zero(target: str, actual: str | None) -> None:
    found = score_of(target, actual)
    assert (found.kind, found.least, found.most) == ("unknown", None, None)


def test_without_points_the_score_is_unknown() -> None:
    scheme = load_scheme("mof-2020")
    total = total_scores([score_of("≥1次", None)], execution=score_of("≥1次", "1次"), scheme=scheme)
    assert (total.least, total.most, total.unknown_count, total.score) == (Decimal("10.00"), Decimal("20.00"), 1, None)


def test_negative_points_are_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="分值"):
        score_of("≥1次", "1次", points=-1)


def test_a_reduction_for_a_low_target_is_a_proposal_only() -> None:
    scheme = load_scheme("mof-2020")
    over = score_of("≥100人", "180人")
    assert over.score == Decimal("10.00")
    assert propose_reduction(over, scheme) == Decimal("5.00")
    assert propose_reduction(score_of("≥100人", "120人"), scheme) is None


@pytest.mark.parametrize(("actual", "is_over"), [("29次", False), ("30次", True)])
def test_a_target_of_zero_is_passed_far_by_thirty(actual: str, is_over: bool) -> None:
    assert score_of("≥0次", actual).is_over is is_over


def test_poor_execution_caps_the_total_where_the_scheme_says_so() -> None:
    scheme = replace(load_scheme("mof-2020"), total_caps=((Decimal("0.6"), Decimal(80)),))
    execution = score_execution(budgeted=Money(100), spent=Money(50), scheme=scheme)
    total = total_scores([score_of("≥1次", "1次", points=90)], execution=execution, scheme=scheme)
    assert (total.score, total.rating) == (Decimal(80), "良")


@pytest.mark.parametrize(
    ("total", "mof", "lower"), [("90", "优", "优"), ("89.99", "良", "优"), ("80", "良", "优"), ("60", "中", "中"), ("59.99", "差", "差")],
)
def test_cut_offs_are_those_of_the_scheme(total: str, mof: str, lower: str) -> None:
    assert rate_total(Decimal(total), load_scheme("mof-2020")) == mof
    assert rate_total(Decimal(total), load_scheme("lower-ratings")) == lower
