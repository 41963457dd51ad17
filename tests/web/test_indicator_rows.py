"""An indicator in columns: one line a clause."""

from dataclasses import replace
from decimal import Decimal

import jiheng
from jiheng.text.targets import Blank, Date, Grade, Quantity, Target
from jiheng_web.display.indicator_rows import find_columns, show_clause, show_indicator
from tests.builders import make_finding, make_indicator, make_project, make_source, make_target


def test_a_quantity_stands_in_three_columns() -> None:
    line = show_clause(Quantity("≥", Decimal(4000000000), unit="元", text="不少于40亿元"))
    assert (line.symbol, line.value, line.unit) == ("≥", "4,000,000,000", "元")


def test_a_range_shows_both_ends_and_an_approximate_value_says_so() -> None:
    assert show_clause(Quantity("range", Decimal(40), Decimal(50), "%")).value == "40–50"
    assert show_clause(Quantity("≥", Decimal(80), unit="场", approx=True)).value == "约 80"


def test_a_date_is_shown_as_a_date_and_a_grade_as_a_word() -> None:
    assert show_clause(Date("≤", "2021-12")).value == "2021年12月"
    assert show_clause(Grade("优")).words == "优"


def test_a_template_left_empty_is_missing_and_not_zero() -> None:
    assert show_clause(Blank("≥**%")).missing


def test_several_clauses_are_several_lines_of_one_value() -> None:
    target = make_target("培训2场，每场100人", Quantity("=", Decimal(2), unit="场"), Quantity("=", Decimal(100), unit="人", per="每场"))
    row = show_indicator(make_indicator(target=target), key="i1", findings=())
    assert [(value.label, [line.unit for line in value.lines]) for value in row.values] == [("", ["场", "人/场"])]
    assert row.height == 2


def test_the_parts_of_a_wording_stand_beside_their_clauses_where_they_make_up_the_whole() -> None:
    clauses = (Quantity("=", Decimal(2), unit="场", text="培训2场"), Quantity("=", Decimal(100), unit="人", per="每场", text="每场100人"))
    (whole,) = show_indicator(make_indicator(target=Target("培训2场，每场100人。", clauses)), key="i1", findings=()).values
    (gap,) = show_indicator(make_indicator(target=Target("培训2场，其中每场100人", clauses)), key="i1", findings=()).values
    assert (whole.is_split, gap.is_split) == (True, False)
    assert [line.text for line in whole.lines] == ["培训2场", "每场100人"]


def test_period_and_annual_value_are_both_shown_where_they_differ() -> None:
    row = show_indicator(make_indicator(target="80%", period_target="100%"), key="i1", findings=())
    assert [(value.label, value.text) for value in row.values] == [("实施周期", "100%"), ("年度", "80%")]


def test_an_indicator_without_any_value_still_has_a_row() -> None:
    bare = replace(make_indicator(), period_target=None, annual_target=None)
    row = show_indicator(bare, key="i1", findings=())
    assert row.height == 1
    assert row.values[0].lines[0].missing


def test_an_actual_value_stands_in_a_column_of_its_own_with_what_it_comes_to() -> None:
    done = replace(make_indicator(), actual=Target("9场", (Quantity("=", Decimal(9), unit="场", text="9场"),)), score="8")
    project = make_project("某项目", done)
    assert find_columns(project).heads == ("实际完成值", "得分")
    (evaluation,) = jiheng.evaluate_project(project, policy=jiheng.load_policy())
    row = show_indicator(done, key="i1", findings=(), evaluation=evaluation)
    assert (row.outcome, row.word, row.reason) == ("not-met", "没有达到", "没有达到指标值，完成程度90%")
    assert [value.text for value in row.values] == ["不少于10场"]


def test_a_form_without_actual_values_has_no_columns_for_them() -> None:
    project = make_project("某项目", make_indicator())
    assert (find_columns(project).heads, find_columns(project).width) == ((), 8)
    assert show_indicator(make_indicator(), key="i1", findings=()).outcome == ""


def test_a_finding_flags_the_column_that_it_is_about() -> None:
    sources = {"name": (make_source(start=0, end=4),), "annual_target": (make_source(start=5, end=10),)}
    indicator = replace(make_indicator(), sources=sources)
    vague = replace(make_finding(severity="must"), source=make_source(start=5, end=10))
    mismatch = make_finding(severity="hint", concern="mismatch")
    severities = show_indicator(indicator, key="i1", findings=(vague, mismatch)).severities
    assert severities == {"category": "", "name": "", "value": "must", "unit": "hint"}
