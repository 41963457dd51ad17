"""Normal years are left in peace, years with trouble are found by July. The figures are in docs/运行监控.md."""

from collections.abc import Callable

import pytest

from jiheng.monitoring.standing import Standing
from jiheng.regulations.paces import Pace, load_pace
from jiheng.simulation.seasons import TROUBLES
from tests.monitoring.years import MONTH_ENDS, YEAR, SimulatedIndicator, last_year, simulate_project

YEARS = 200
FALSE_AT_MOST, FOUND_AT_LEAST = 0.05, 0.90
PaceOf = Callable[[SimulatedIndicator, int], Pace]


def is_warned(seed: int, pace_of: PaceOf, *, trouble: str = "") -> bool:
    """Whether any indicator of a project turns red at any month's end until July."""
    indicators = simulate_project(seed, trouble=trouble)
    return any(one.stand(on, pace_of(one, seed)).light == "red" for one in indicators for on in MONTH_ENDS)


def share_warned(pace_of: PaceOf, *, trouble: str = "") -> float:
    """The share of the simulated years with a warning."""
    return sum(is_warned(seed, pace_of, trouble=trouble) for seed in range(YEARS)) / YEARS


def usual(_: SimulatedIndicator, __: int) -> Pace:
    """The pace that holds where nothing is known."""
    return load_pace()


def test_normal_years_with_a_year_before_are_left_in_peace() -> None:
    assert share_warned(last_year) <= FALSE_AT_MOST


def test_normal_years_without_a_year_before_are_left_in_peace() -> None:
    assert share_warned(usual) <= FALSE_AT_MOST


@pytest.mark.parametrize("trouble", TROUBLES)
def test_trouble_is_found_by_july_where_there_is_a_year_before(trouble: str) -> None:
    assert share_warned(last_year, trouble=trouble) >= FOUND_AT_LEAST


def test_most_trouble_is_found_by_july_without_a_year_before() -> None:
    assert sum(share_warned(usual, trouble=trouble) for trouble in TROUBLES) / len(TROUBLES) >= FOUND_AT_LEAST


def test_eight_of_ten_forecasts_hold() -> None:
    held = made = 0
    for seed in range(YEARS):
        for one in simulate_project(seed):
            forecast = one.stand(MONTH_ENDS[-1], last_year(one, seed)).forecast
            if forecast:
                made += 1
                held += forecast.low <= sum(size for _, size in one.events) <= forecast.high
    assert made > YEARS
    assert held / made >= 0.8


def test_a_warning_says_what_is_done_and_what_is_usual() -> None:
    standing = next(found for seed in range(YEARS) if (found := first_red(seed)) is not None)
    assert str(YEAR) in standing.sentence
    assert "完成全年的" in standing.sentence
    assert "常年节奏为" in standing.sentence


def first_red(seed: int) -> Standing | None:
    """The first warning of a project that starts late."""
    standings = (one.stand(on, load_pace()) for one in simulate_project(seed, trouble="late") for on in MONTH_ENDS)
    return next((standing for standing in standings if standing.light == "red"), None)
