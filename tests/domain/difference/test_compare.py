"""The readable difference of two filings: what is the same thing, what changed, and what only reads otherwise."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jiheng.domain.difference.compare import compare
from jiheng.domain.difference.facts import Difference, MoneyChange, TextChange
from jiheng.domain.difference.meaning import asks_the_same
from jiheng.domain.filing import Filing, Project
from jiheng.text.grammar import parse_target
from tests.builders import make_filing, make_indicator, make_project


def _differ(before: Project, after: Project) -> Difference:
    return compare(make_filing(before), make_filing(after))


@pytest.mark.parametrize(("first", "second"), [
    ("≥95%", "不低于95%"), ("≥95%", "≥ 95.0％"), ("40亿元", "400000万元"), ("2小时", "120分钟"), ("2026年12月底前", "2026年12月31日前"),
    ("及时", "及时"), ("培训2场，每场100人", "培训2场, 每场100人"),
])  # fmt: skip
def test_the_same_demand_in_other_words_is_the_same(first: str, second: str) -> None:
    assert asks_the_same(parse_target(first), parse_target(second))


@pytest.mark.parametrize(("first", "second"), [
    ("≥95%", "＞95%"), ("≥95%", "≥96%"), ("≥95", "≥95%"), ("每月不少于1次", "不少于1次"), ("2026年11月底前", "2026年12月底前"), ("及时", "按时"),
    ("约100人", "100人"),
])  # fmt: skip
def test_another_demand_is_another(first: str, second: str) -> None:
    assert not asks_the_same(parse_target(first), parse_target(second))


def test_another_wording_of_a_target_is_no_difference_but_is_kept() -> None:
    before, after = (make_project("甲", make_indicator("合格率", parse_target(text))) for text in ("≥95%", "不低于95%"))
    difference = _differ(before, after)
    assert difference.is_empty
    assert difference.spellings == 2  # the value for the period and that for the year


def test_a_changed_target_says_both_values() -> None:
    before, after = (make_project("甲", make_indicator("合格率", parse_target(text))) for text in ("≥95%", "≥90%"))
    (project,) = _differ(before, after).projects
    (indicator,) = project.indicators
    assert [(change.label, change.is_spelling) for change in indicator.changes] == [("实施周期指标值", False), ("年度指标值", False)]


def test_money_says_by_how_much_it_grew() -> None:
    (project,) = _differ(make_project(total="100.00"), make_project(total="125.50")).projects
    change = next(change for change in project.changes if isinstance(change, MoneyChange) and change.label == "总计")
    assert change.growth is not None
    assert (change.growth.in_unit("万元"), change.per_cent) == ("25.50", Decimal("25.50"))


def test_the_same_money_in_another_unit_is_no_difference() -> None:
    difference = compare(make_filing(make_project(total="1.00")), make_filing(make_project(total="10000.00", unit="元"), unit="元"))
    assert not difference.projects


def test_an_objective_is_compared_word_by_word_with_numbers_whole() -> None:
    (project,) = _differ(make_project(objective="培训100人，2场"), make_project(objective="培训150人，2场")).projects
    (change,) = project.changes
    assert isinstance(change, TextChange)
    assert [(part.kind, part.text) for part in change.parts] == [
        ("same", "培训"), ("removed", "100"), ("added", "150"), ("same", "人，2场"),
    ]


def test_a_project_is_found_again_by_its_code_whatever_it_is_called() -> None:
    before = replace(make_project("老名称"), code="44010025T000000000001")
    after = replace(make_project("完全不同的叫法", objective="别的"), code="44010025T000000000001")
    (project,) = _differ(before, after).projects
    assert project.presence == "kept"


def test_a_slightly_renamed_project_is_the_same_project() -> None:
    (project,) = _differ(make_project("科普活动经费"), make_project("科普活动专项经费")).projects
    assert project.presence == "kept"
    assert [change.label for change in project.changes] == ["项目名称"]


def test_an_unlike_project_is_another_one() -> None:
    before = make_project("科普活动经费", objective="办科普活动。")
    after = make_project("道路养护工程", make_indicator("养护里程", "不少于30公里"), objective="养护道路。")
    assert sorted(project.presence for project in _differ(before, after).projects) == ["added", "removed"]


def test_indicators_that_change_places_are_moved_and_not_changed() -> None:
    first, second, third = make_indicator("培训场次"), make_indicator("培训人次"), make_indicator("资料册数")
    (project,) = _differ(make_project("甲", first, second, third), make_project("甲", second, third, first)).projects
    assert [(line.after and line.after.name, line.is_moved) for line in project.indicators] == [("培训场次", True)]


def test_two_projects_of_one_name_stay_two() -> None:
    before = make_filing(make_project("同名", total="1.00"), make_project("同名", total="2.00"))
    after = make_filing(make_project("同名", total="1.00"), make_project("同名", total="3.00"))
    (project,) = compare(before, after).projects
    assert [type(change).__name__ for change in project.changes] == ["MoneyChange"] * 2


def test_a_removed_indicator_stands_where_it_was() -> None:
    names = ("甲数", "乙数", "丙数")
    one, two, three = (make_indicator(name) for name in names)
    (project,) = _differ(make_project("甲", one, two, three), make_project("甲", one, three)).projects
    assert [(line.presence, line.before and line.before.name) for line in project.indicators] == [("removed", "乙数")]


def test_a_very_large_table_is_compared_in_bounded_pairs() -> None:
    before = make_filing(*(make_project(f"旧项目{number}号", objective=f"旧{number}") for number in range(700)))
    after = make_filing(*(make_project(f"新工程{number}类", objective=f"新{number}") for number in range(700)))
    difference = compare(before, after)
    assert difference.count_projects("added") == difference.count_projects("removed")


def test_a_filing_with_nothing_in_it_can_be_compared() -> None:
    empty: Filing = replace(make_filing(), agencies=(), funds=None)
    assert compare(empty, make_filing()).count_projects("added") == 1
