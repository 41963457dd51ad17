"""Which correction goes with which rule on an indicator, sorted by code."""

from collections.abc import Callable, Mapping

from jiheng.domain.finding import Fix
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.fixes.advice import fill_in, fill_in_change, split_name, split_values, swap_values
from jiheng.rules.fixes.rewording import (
    add_comparator,
    add_percent,
    add_total,
    drop_approximation,
    drop_name,
    loosen_comparator,
    turn_comparator,
)
from jiheng.rules.fixes.spelling import say_bound_once, spell_in_digits, spell_unit

FIXES: Mapping[str, Callable[[IndicatorFacts, Profile], Fix | None]] = {
    "IN002": fill_in,
    "IN003": fill_in,
    "IN004": fill_in,
    "IN005": drop_approximation,
    "IN006": add_comparator,
    "IN007": add_percent,
    "IN011": spell_unit,
    "IN012": split_values,
    "IN013": split_name,
    "IN014": add_total,
    "IN016": turn_comparator,
    "IN017": swap_values,
    "IN019": loosen_comparator,
    "IN020": fill_in_change,
    "IN023": fill_in,
    "IN034": spell_in_digits,
    "IN035": drop_name,
    "IN036": fill_in,
    "IN037": say_bound_once,
}


def find_fix(code: str, facts: IndicatorFacts | None, profile: Profile) -> Fix | None:
    """The correction that goes with a finding of the rule ``code`` on this indicator; None where there is none."""
    build = FIXES.get(code)
    return build(facts, profile) if build and facts else None
