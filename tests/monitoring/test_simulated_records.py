"""Simulated years of records: the same for the same seed, on target unless something goes wrong, and never taken for real."""

import datetime
from pathlib import Path

import pytest

from jiheng.domain.evaluation.evaluate import evaluate
from jiheng.measures.answers import answer_clause
from jiheng.measures.measure import Measure
from jiheng.measures.periods import Period, year_until
from jiheng.measures.templates import propose_ways
from jiheng.measures.traces import measure_records
from jiheng.pipeline import read
from jiheng.regulations.directions import list_directions
from jiheng.regulations.profiles import load_policy
from jiheng.simulation.records import simulate_records
from jiheng.simulation.seasons import TROUBLES
from jiheng.text.grammar import parse_target
from jiheng.text.targets import Clause, Target

YEAR = Period(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "青江市科学技术馆.txt"
Measured = tuple[str, Measure, Clause, str]


def measured_clauses() -> list[Measured]:
    """Every clause of the example table that a template measures: indicator, measure, clause, seed."""
    found = []
    for project in read(EXAMPLE).filing.projects:
        for indicator in project.indicators:
            target = parse_target(indicator.target.text if indicator.target else "", fiscal_year=2026)
            for number, way in enumerate(propose_ways(indicator.name, target)):
                if way.measure is not None:
                    found.append((indicator.name, way.measure, way.clause, f"{project.name} {indicator.number} {number}"))
    return found


def test_a_good_year_reaches_nearly_every_target() -> None:
    outcomes = [outcome_of(*found) for found in measured_clauses()]
    assert len(outcomes) > 80
    assert outcomes.count("met") >= 0.9 * len(outcomes)
    assert "unknown" not in outcomes


def outcome_of(name: str, measure: Measure, clause: Clause, seed: str) -> str:
    """What the clause comes to in a simulated year."""
    actual = measure_records(measure, simulate_records(measure, clause, seed=seed, year=2026), period=YEAR)
    target = Target(clause.text, (clause,))
    answer = answer_clause(actual, clause)
    return evaluate(target, answer, policy=load_policy(), direction=list_directions(name, target)).outcome


def test_the_same_seed_gives_the_same_records_and_another_one_others() -> None:
    _, measure, clause, seed = measured_clauses()[0]
    once, again, other = (simulate_records(measure, clause, seed=chosen, year=2026) for chosen in (seed, seed, "另一个"))
    assert once == again
    assert once != other


def test_no_simulated_record_is_taken_for_a_real_one() -> None:
    for _, measure, clause, seed in measured_clauses():
        assert all(record.is_simulated and record.day.year == 2026 for record in simulate_records(measure, clause, seed=seed, year=2026))


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_year_with_trouble_has_fewer_records_by_july(trouble: str) -> None:
    until = year_until(datetime.date(2026, 7, 31))
    good = bad = 0
    for _, measure, clause, seed in measured_clauses():
        good += sum(record.day <= until.until for record in simulate_records(measure, clause, seed=seed, year=2026))
        bad += sum(record.day <= until.until for record in simulate_records(measure, clause, seed=seed, year=2026, trouble=trouble))
    assert bad < 0.7 * good
