"""What is reported is held against the targets, and the reason is said once."""

from dataclasses import replace
from decimal import Decimal

from jiheng.domain.filing import Indicator
from jiheng.domain.forms import FORM_WORDS
from jiheng.regulations.layouts_sheets import list_families, load_family
from jiheng.regulations.outcomes import evaluate_project, has_outcomes, is_forecast, say_reason
from jiheng.regulations.profiles import load_policy
from jiheng.text.grammar import parse_target
from jiheng.text.targets import Target
from tests.builders import make_indicator, make_project

POLICY = load_policy()


def reporting(target: str, actual: str | None = None, *, expected: str | None = None) -> Indicator:
    indicator = make_indicator("培训人次", parse_target(target))
    return replace(indicator, actual=actual and parse_target(actual) or None, expected=expected and parse_target(expected) or None)


def outcomes(*indicators: Indicator) -> list[tuple[str, str]]:
    return [(one.outcome, say_reason(one)) for one in evaluate_project(make_project("某", *indicators), policy=POLICY)]


def test_a_form_that_reports_nothing_has_no_outcomes() -> None:
    project = make_project("某", make_indicator())
    assert (has_outcomes(project), evaluate_project(project, policy=POLICY)) == (False, ())


def test_each_indicator_is_held_against_its_own_target() -> None:
    assert outcomes(reporting("≥500人次", "520人次"), reporting("≥500人次", "450人次")) == [
        ("met", ""), ("not-met", "没有达到指标值，完成程度90%"),
    ]


def test_a_value_left_blank_beside_others_is_unknown_and_not_zero() -> None:
    assert outcomes(reporting("≥500人次", "520人次"), reporting("≥500人次")) [1] == ("unknown", "没有填写实际完成值")


def test_where_the_year_is_not_over_the_expected_value_decides() -> None:
    half_done = reporting("≥500人次", "200人次", expected="510人次")
    assert is_forecast(make_project("某", half_done))
    assert outcomes(half_done) == [("met", "")]
    assert outcomes(half_done, reporting("≥500人次", "200人次"))[1][0] == "unknown"


def test_an_indicator_without_a_target_is_unknown() -> None:
    for target in (None, Target("", ())):
        bare = replace(reporting("≥500人次", "450人次"), period_target=None, annual_target=target)
        assert outcomes(bare) == [("unknown", "指标值没有写明，无从比较")]


def test_a_met_target_is_remarked_on_where_the_actual_only_repeats_it() -> None:
    assert "照抄" in outcomes(reporting("≥500人次", "≥500人次"))[0][1]


def test_of_several_clauses_those_that_are_not_met_are_named() -> None:
    (outcome, reason), = outcomes(reporting("培训2场，每场100人", "培训1场，每场100人"))
    assert outcome == "not-met"
    assert "培训2场" in reason
    assert "每场100人" not in reason


def test_every_form_of_the_layouts_has_a_name_in_chinese() -> None:
    forms = {load_family(name).form for name in list_families()} | {"project-target-list", "publication"}
    assert forms <= FORM_WORDS.keys()
    assert not any(word.isascii() for word in FORM_WORDS.values())


def test_the_degree_stays_with_the_evaluation() -> None:
    (one,) = evaluate_project(make_project("某", reporting("≥500人次", "450人次")), policy=POLICY)
    assert one.degree == Decimal("0.9")
