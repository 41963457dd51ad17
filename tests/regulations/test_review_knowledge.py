"""Every kind of defect has its place among the reviewers' remarks and on the review sheet."""

from datetime import date

from jiheng.regulations.remarks import remark_on
from jiheng.regulations.review_form import load_review_form
from jiheng.rules.registry import RULES
from tests.builders import make_finding

CONCERNS = sorted({rule.concern for rule in RULES})


def test_every_concern_of_a_rule_counts_against_one_item_or_is_outside_the_review() -> None:
    form = load_review_form()
    homes = {concern: [item.title for item in form.items if concern in item.concerns] for concern in CONCERNS}
    lost = [concern for concern, items in homes.items() if len(items) != 1 and concern not in form.outside]
    assert lost == []


def test_the_points_of_the_sheet_are_a_hundred() -> None:
    assert sum(item.points for item in load_review_form().items) == 100


def test_the_levels_go_down_and_end_at_nothing() -> None:
    levels = load_review_form().levels
    assert [level.level for level in levels] == ["优", "良", "中", "差"]
    assert sorted((level.total_least for level in levels), reverse=True) == [level.total_least for level in levels]
    assert (levels[-1].total_least, levels[-1].share_above) == (0, -1)


def test_penalties_are_those_of_the_day() -> None:
    assert load_review_form(on=date(2026, 3, 1)).penalties == {"must": 30, "should": 12, "hint": 3}
    assert load_review_form(on=date(2000, 1, 1)).penalties == load_review_form(on=date(2015, 5, 21)).penalties


def test_a_finding_stands_under_the_remark_that_a_reviewer_would_choose() -> None:
    wanted = {
        ("IN003", "vague"): "指标不够细化、量化", ("IN010", "compound"): "建议拆分指标", ("CL005", "misclassified"): "一级指标类型错误",
        ("CL002", "misclassified"): "二级指标类型错误", ("PR008", "missing-benefit"): "建议增加明确效益指标",
        ("PR009", "missing-satisfaction"): "建议增加满意度指标", ("MN001", "money"): "其他", ("ZZ001", "unheard-of"): "其他",
    }
    found = {place: remark_on(make_finding(place[0], concern=place[1])).title for place in wanted}
    assert found == wanted
