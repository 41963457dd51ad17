"""The worked examples of the regulation digest, number for number."""

from decimal import Decimal

import pytest

from jiheng.regulations.profiles import load_policy
from jiheng.regulations.scoring import load_scheme
from jiheng.scoring.project import score_project
from tests.scoring.scored import make_scored, make_self_evaluation, score_of


def test_nine_tenths_of_a_target_earn_nine_tenths_of_the_points_and_ask_for_a_reason() -> None:
    found = score_of("=500人次", "450人次", points=5)
    assert (found.score, found.is_over) == (Decimal("4.50"), False)
    assert "5 × 450 ÷ 500 = 4.50分" in found.formula
    assert found.asks


def test_far_more_than_the_target_earns_full_points_and_must_be_explained() -> None:
    found = score_of("=500人次", "800人次", points=5)
    assert (found.score, found.is_over) == (Decimal("5.00"), True)
    assert "160%" in found.asks[0]


@pytest.mark.parametrize(("actual", "score"), [("0次", "5.00"), ("1次", "0.00"), ("未发生", "5.00"), ("无", "5.00")])
def test_none_is_asked_for_and_one_is_too_many(actual: str, score: str) -> None:
    assert score_of("0次", actual, points=5).score == Decimal(score)


@pytest.mark.parametrize(
    ("actual", "score"),
    [("1小时", "6.00"), ("3小时", "3.00"), ("4小时", "0.00"), ("30小时", "0.00"), ("90分钟", "6.00"), ("150分钟", "4.50"), ("0小时", "6.00")],
)
def test_a_longer_time_earns_less_and_twice_the_limit_nothing(actual: str, score: str) -> None:
    assert score_of("<2小时", actual, points=6).score == Decimal(score)


def test_the_bound_of_a_strict_limit_is_flagged_and_keeps_its_points() -> None:
    found = score_of("<2小时", "2小时", points=6)
    assert found.score == Decimal("6.00")
    assert found.evaluation is not None
    assert found.evaluation.outcome == "not-met"
    assert "指标值不含这个数本身" in found.formula


def test_the_second_level_admits_six_and_more_but_not_eight() -> None:
    found = score_of("有所提升", "部分达成年度指标并具有一定效果")
    assert (found.kind, found.score, found.shown) == ("interval", None, "[6.00, 8.00)")
    assert [found.admits(Decimal(text)) for text in ("5.99", "6.00", "7.99", "8.00")] == [False, True, True, False]


def test_a_whole_sheet_comes_to_its_total_and_rating() -> None:
    rows = [
        ("类别数", "8类", "8类", "8"), ("信息条数", "≥365条", "400条", "8"), ("服务人次", "≥1000万人次", "900万人次", "8"),
        ("参与人次", "≥10万人次", "12万人次", "8"), ("活动场次", "≥250场", "240场", "8"), ("车辆行驶次数", "≥40次", "40次", "10"),
        ("报道次数", "≥30次", "36次", "10"), ("公众满意度", "≥90%", "91%", "10"),
    ]
    indicators = [make_scored(name, target, actual, points=points, score=None) for name, target, actual, points in rows]
    words = [
        make_scored("科学素质", "有所提升", actual, points="10", score=score, category="社会效益指标", dimension="效益指标")
        for actual, score in (("达成年度指标", "9.00"), ("部分达成年度指标并具有一定效果", "7.00"))
    ]
    project = make_self_evaluation(*indicators, *words, budgeted="230.00", spent="218.50", rate="95.00", execution="9.50")
    found = score_project(project, policy=load_policy(), scheme=load_scheme("mof-2020"))
    assert [str(row.score.score) for row in found.indicators[:8]] == ["8.00", "8.00", "7.20", "8.00", "7.68", "10.00", "10.00", "10.00"]
    assert [row.agreement for row in found.indicators[8:]] == ["agrees", "agrees"]
    assert found.execution.score == Decimal("9.50")
    assert not found.execution.asks
    chosen = sum((row.score.score if row.score.score is not None else row.printed or Decimal(0) for row in found.indicators), Decimal(0))
    assert chosen + found.execution.score == Decimal("94.38")
    assert (found.total.least, found.total.most) == (Decimal("92.38"), Decimal("96.38"))
    assert found.total.rating == "优"
    asked = [row.indicator.name for row in found.indicators if row.score.asks and not row.score.is_over]
    assert asked == ["服务人次", "活动场次", "科学素质"]
