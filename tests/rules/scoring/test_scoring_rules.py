"""The rules on self-evaluations: what they say, what they let pass, and that they are silent on tables of targets."""

from dataclasses import replace

import pytest

import jiheng
from jiheng.domain.filing import Filing, Indicator
from jiheng.regulations.profiles import load_profile
from jiheng.rules.engine import run_rules
from jiheng.rules.scoring import RULES
from tests.builders import make_filing, make_indicator, make_project
from tests.recognition.page import EXAMPLES
from tests.rules.example import check_example
from tests.scoring.scored import make_evaluation, make_scored, make_self_evaluation

OPENING = "自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5\n"


def codes(filing: Filing, profile: str = "central") -> list[str]:
    run = run_rules(filing, load_profile(profile), rules=RULES)
    assert not run.failures
    return [finding.code for finding in run.findings]


def codes_of(*indicators: Indicator, **changes: str | None) -> list[str]:
    return codes(make_evaluation(make_self_evaluation(*indicators, **changes)))  # type: ignore[arg-type]


def severities(example: str, code: str) -> list[str]:
    return [finding.severity for finding in check_example(OPENING + example) if finding.code == code]


@pytest.mark.parametrize("path", ["示范表.txt", "临川县教育局.xlsx", "青江市科学技术馆.txt", "云溪区城市管理局.tsv"])
def test_tables_of_targets_are_none_of_their_business(path: str) -> None:
    assert codes(jiheng.read(EXAMPLES / path).filing) == []


def test_points_alone_make_no_self_evaluation() -> None:
    rows = [replace(make_indicator(name), points=points) for name, points in (("培训场次", "80"), ("培训期数", "10"))]
    assert codes(make_filing(make_project("甲", *rows))) == []


@pytest.mark.parametrize(("output", "effect", "severity"), [("54", "36", "hint"), ("72", "18", "should"), ("50", "40", None)])
def test_points_far_from_the_usual_structure_weigh_more(output: str, effect: str, severity: str | None) -> None:
    rows = (
        make_scored(points=output, score=output),
        make_scored("教学能力", "有所提升", "有所提升", points=effect, score=effect, category="社会效益指标", dimension="效益指标"),
    )
    found = run_rules(make_evaluation(make_self_evaluation(*rows)), load_profile("central"), rules=RULES).findings
    assert [finding.severity for finding in found if finding.code == "SC017"] == ([severity] if severity else [])


@pytest.mark.parametrize(("initial", "is_found"), [("500", False), ("不少于500人次", False), ("600", True), ("优", True)])
def test_a_target_that_was_changed_is_told_whatever_column_holds_its_sign(initial: str, is_found: bool) -> None:
    assert ("SC014" in codes_of(replace(make_scored(), printed={"年初指标值": initial}))) is is_found


def test_slips_of_the_pen_break_nothing() -> None:
    for slip in ("9" * 40 + "人次", "-5人次", "0.0000000001人次"):
        codes_of(make_scored(actual=slip, points="-5", score="-1"), make_scored(target=f"≥{slip}", points="0", score="0"))


def test_the_example_says_what_its_readme_says() -> None:
    found = run_rules(jiheng.read(EXAMPLES / "柳溪区文化馆.xlsx").filing, load_profile("central"), rules=RULES).findings
    assert [(finding.code, finding.severity, finding.project_index) for finding in found] == [("SC016", "hint", 1), ("SC003", "must", 2)]


@pytest.mark.parametrize(
    ("actual", "score", "others", "is_found"),
    [
        ("479人次", "9.58", "8.25", False), ("479人次", "9.57", "8.25", False), ("479人次", "9.6", "8.2", False), ("479人次", "9.5", "8.2", False),
        ("479人次", "10", "8", False), ("479人次", "9", "8", False), ("479人次", "9.6", "8.25", True), ("479人次", "10", "8.25", True),
        ("479人次", "9.8", "8.2", True), ("479人次", "8", "9", True),
    ],
)
def test_a_score_is_right_that_was_rounded_as_the_form_rounds(actual: str, score: str, others: str, is_found: bool) -> None:
    rows = (
        make_scored(actual=actual, score=score, reason="停课两周。"),
        make_scored("教学能力", "有所提升", "有所提升", score=others, reason="范围不广。"),
    )
    assert ("SC005" in codes_of(*rows, execution=None)) is is_found


def test_a_lower_score_with_a_reason_and_a_compound_one_weigh_less() -> None:
    assert severities("数量指标 | 培训人次 | ≥500人次 | 450人次 | 10 | 9.80 | 停课。", "SC005") == ["must"]
    assert severities("数量指标 | 培训人次 | ≥500人次 | 450人次 | 10 | 7.25 | 停课，指标值也定低了。", "SC005") == ["should"]
    assert severities("数量指标 | 培训 | 培训2场，每场100人 | 培训2场，每场90人 | 10 | 9.75 | 停课。", "SC005") == ["should"]


def test_a_late_date_cannot_earn_full_points_and_may_earn_less() -> None:
    for score, is_found in (("10", True), ("8", False), ("0", False)):
        row = make_scored("完成时间", "2025年11月底前", "2025年12月5日", score=score, reason="停课。", category="时效指标")
        assert ("SC006" in codes_of(row)) is is_found


@pytest.mark.parametrize("reason", [None, "无", "无偏差", "—", "/", " ", "无。"])
def test_no_reason_is_given_by_a_cell_that_says_there_is_none(reason: str | None) -> None:
    assert "SC003" in codes_of(make_scored(actual="450人次", score="9", reason=reason))


def test_one_reason_for_the_whole_form_is_enough() -> None:
    project = make_self_evaluation(make_scored(actual="450人次", score="9"), printed={"偏差大或目标未完成原因分析": "七月停课两周。"})
    assert "SC003" not in codes(make_evaluation(project))


@pytest.mark.parametrize(("category", "is_found"), [("时效指标", False), ("数量指标", True)])
def test_less_time_than_asked_for_is_better_under_timeliness(category: str, is_found: bool) -> None:
    row = make_scored("办结", "30天", "25天", category=category)
    assert ("SC005" in codes_of(row)) is is_found


def test_a_cost_below_its_standard_keeps_its_points() -> None:
    assert "SC005" not in codes_of(make_scored("食堂补贴", "30元/人", "25元/人", category="经济成本指标", dimension="成本指标"))


@pytest.mark.parametrize(("target", "severity"), [("≥500人次", "must"), ("2025年12月底前", "should")])
def test_words_in_place_of_a_date_weigh_less_than_in_place_of_a_number(target: str, severity: str) -> None:
    filing = make_evaluation(make_self_evaluation(make_scored(target=target, actual="按期完成")))
    found = run_rules(filing, load_profile("central"), rules=RULES).findings
    assert [finding.severity for finding in found if finding.code == "SC013"] == [severity]


def test_a_reason_for_the_execution_explains_no_lost_points_and_the_other_way_round() -> None:
    row = make_scored(actual="450人次", score="9")
    for label, unexplained in (("执行率偏差原因", {"SC003"}), ("偏差大或目标未完成原因分析", set()), ("改进措施", {"SC003", "SC008"})):
        project = make_self_evaluation(row, spent="80.00", rate="80.00", execution="8.0", printed={label: "七月停课两周。"})
        assert {"SC003", "SC008"} & set(codes(make_evaluation(project))) == unexplained


@pytest.mark.parametrize(("profile", "severity"), [("central", "hint"), ("sichuan", "should")])
def test_a_changed_budget_weighs_more_where_a_reason_is_asked_for(profile: str, severity: str) -> None:
    filing = make_evaluation(make_self_evaluation(make_scored(), initial="90.00"), profile=profile)
    found = run_rules(filing, load_profile(profile), rules=RULES).findings
    assert [finding.severity for finding in found if finding.code == "SC016"] == [severity]


def test_a_missing_actual_value_is_said_and_not_scored() -> None:
    found = codes_of(make_scored(actual=None, score="10"))
    assert "SC013" in found
    assert "SC005" not in found


@pytest.mark.parametrize(
    ("rate", "score", "is_found"),
    [
        ("95.00", "9.5", False), ("95", "9.5", False), ("0.95", "9.5", False), ("95.1", "9.5", True), ("96", "9.5", True),
        ("95", "9.8", True), ("95", "10", False), ("95", "9.50", False), ("95", "9.40", True),
    ],
)
def test_the_rate_and_its_score_follow_from_the_amounts(rate: str, score: str, is_found: bool) -> None:
    assert ("SC007" in codes_of(make_scored(), rate=rate, execution=score)) is is_found


def test_spending_without_a_budget_is_an_error_of_money_and_no_score() -> None:
    found = codes_of(make_scored(), budgeted="0.00", spent="5.00", rate=None, execution="10")
    assert "SC009" in found
    assert "SC007" not in found


@pytest.mark.parametrize(
    ("total", "is_found"), [("19.5", False), ("19.50", False), ("20", False), ("19.4", True), ("21", True), (None, False)],
)
def test_a_total_is_the_sum_of_the_scores_or_rounded(total: str | None, is_found: bool) -> None:
    assert ("SC011" in codes_of(make_scored(), total=total)) is is_found


@pytest.mark.parametrize(("rating", "is_found"), [("优", False), ("优秀", False), ("良", True), ("优□良☑", False), ("已评", False)])
def test_a_rating_is_that_of_the_total(rating: str, is_found: bool) -> None:
    project = make_self_evaluation(make_scored(), total="92.00", printed={"自评等级": rating})
    assert ("SC010" in codes(make_evaluation(project))) is is_found


@pytest.mark.parametrize(
    ("points", "is_found"), [(["14.29"] * 7, False), (["45", "45"], False), (["50", "50"], True), (["40", "40"], True)]
)
def test_points_come_to_a_hundred_but_for_rounding(points: list[str], is_found: bool) -> None:
    rows = [make_scored(f"培训{number}", points=own, score=own) for number, own in enumerate(points)]
    project = make_self_evaluation(*rows)
    if len(rows) > 2:
        project = replace(project, budget=None)
    assert ("SC002" in codes(make_evaluation(project))) is is_found


def test_a_review_far_below_the_own_scores_is_told() -> None:
    row = replace(make_scored(points="50", score="48"), printed={"复核得分": "30"})
    assert "SC012" in codes_of(row)
    assert "SC012" not in codes_of(replace(row, printed={"复核得分": "45分"}))


def test_the_scheme_of_hubei_gives_execution_twenty_points() -> None:
    project = make_self_evaluation(make_scored(points="80", score="80"), execution="19")
    assert project.budget is not None
    project = replace(project, budget=replace(project.budget, execution_points="20"))
    assert not {"SC002", "SC007", "SC017"} & set(codes(make_evaluation(project, profile="hubei"), "hubei"))
