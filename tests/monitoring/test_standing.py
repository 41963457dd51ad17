"""What each kind of indicator is told on a day of the year."""

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.monitoring.chances import chance_of_so_few, look_ahead
from jiheng.monitoring.standing import Reached, Standing, find_deadline, judge_event, judge_pace
from jiheng.regulations.paces import load_pace, plan_pace
from jiheng.text.grammar import parse_target
from jiheng.text.targets import Date, Quantity

JULY = datetime.date(2026, 7, 31)


def stand(wording: str, value: int, events: int | None = None, *, on: datetime.date = JULY) -> Standing:
    """An indicator that adds up, at the usual pace."""
    target = parse_target(wording).clauses[0]
    assert isinstance(target, Quantity)
    return judge_pace(target, Reached(Fraction(value), events), on=on, pace=load_pace())


@pytest.mark.parametrize(
    ("wording", "value", "events", "light"),
    [
        ("≥500人次", 510, 10, "green"), ("≥500人次", 260, 6, "green"), ("≥500人次", 200, 4, "yellow"), ("≥20场", 1, 1, "red"),
        ("≥12场", 0, 0, "red"), ("≥2场", 0, 0, "yellow"), ("≥500人次", 60, None, "red"), ("≥500人次", 230, None, "yellow"),
        ("≤10件", 3, 3, "green"), ("≤10件", 11, 11, "red"), ("≤10件", 6, 6, "yellow"), ("0次", 0, 0, "grey"),
    ],
)  # fmt: skip
def test_the_light_is_what_a_person_would_say(wording: str, value: int, events: int | None, light: str) -> None:
    assert stand(wording, value, events).light == light


def test_no_forecast_without_records() -> None:
    assert stand("≥500人次", 200).forecast is None
    assert stand("≥500人次", 200, 2).forecast is None


def test_a_ceiling_that_will_be_broken_is_said_before_it_is() -> None:
    standing = stand("≤40件", 38, 38, on=datetime.date(2026, 6, 30))
    assert standing.light == "red"
    assert "将超过上限" in standing.sentence


def test_an_event_that_must_not_happen_is_red_once_it_has() -> None:
    standing = judge_event("zero-event", "not-met", "发生 1 次，目标值是 0 次。", deadline=None, on=JULY)
    assert (standing.light, standing.sentence) == ("red", "发生 1 次，目标值是 0 次；已经发生，全年无法达到。")


@pytest.mark.parametrize(("deadline", "light"), [("2026-06-30", "red"), ("2026-08-20", "yellow"), ("2026-12-31", "green")])
def test_a_milestone_is_told_by_its_deadline(deadline: str, light: str) -> None:
    day = datetime.date.fromisoformat(deadline)
    assert judge_event("milestone", "unknown", "没有填写实际完成值", deadline=day, on=JULY).light == light


@pytest.mark.parametrize(("outcome", "light"), [("met", "green"), ("not-met", "yellow"), ("unknown", "grey")])
def test_a_share_is_told_by_its_value_today(outcome: str, light: str) -> None:
    assert judge_event("ratio", outcome, "原因。", deadline=None, on=JULY).light == light  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "day"),
    [("2026-06", "2026-06-30"), ("2026-12", "2026-12-31"), ("06", "2026-06-30"), ("06-15", "2026-06-15"), ("2026", "2026-12-31")],
)
def test_a_deadline_ends_with_the_last_day_that_it_names(value: str, day: str) -> None:
    assert find_deadline(Date("≤", value), year=2026) == datetime.date.fromisoformat(day)


def test_what_begins_on_a_day_is_no_deadline() -> None:
    assert find_deadline(Date("≥", "2026-06"), year=2026) is None


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 1000).map(lambda steps: Fraction(steps, 1000)))
def test_more_done_is_never_rarer(done: int, of: int, share: Fraction) -> None:
    assert 0 <= chance_of_so_few(done, of=of, share=share) <= chance_of_so_few(done + 1, of=of, share=share) <= 1


def test_the_tail_is_the_binomials() -> None:
    assert chance_of_so_few(1, of=3, share=Fraction(1, 2)) == Fraction(1, 2)


@given(st.integers(0, 60), st.integers(15, 95))
def test_what_is_likely_lies_between_low_and_high(done: int, percent: int) -> None:
    share = Fraction(percent, 100)
    least, most = max(share - Fraction(1, 10), Fraction(1, 20)), min(share + Fraction(1, 25), Fraction(1))
    outlook = look_ahead(done, usual=share, least=least, most=most)
    assert outlook.low <= outlook.high
    assert outlook.likely <= outlook.high


@given(st.integers(0, 500), st.integers(1, 500), st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)))
def test_more_reached_never_makes_the_light_worse(value: int, more: int, on: datetime.date) -> None:
    order = {"red": 0, "yellow": 1, "green": 2}
    target = Quantity("≥", Decimal(400))
    lights = [judge_pace(target, Reached(Fraction(reached)), on=on, pace=load_pace()).light for reached in (value, value + more)]
    assert order[lights[0]] <= order[lights[1]]


def test_a_plan_that_falls_is_refused() -> None:
    with pytest.raises(ValueError, match="never fall"):
        plan_pace([Fraction(1, 2)] * 11 + [Fraction(1, 3)], title="计划")
