"""Rules on a project: its name and its set of indicators as a whole."""

from typing import Any

from jiheng.rules.projects import (
    contradicting_values,
    copied_indicators,
    generic_name,
    missing_benefit,
    missing_core_indicator,
    missing_cost,
    missing_quality,
    missing_quantity,
    missing_satisfaction,
    missing_timeliness,
    name_of_another_agency,
    one_sided_indicators,
    overlapping_periods,
    repeated_indicator,
    repeated_name,
    repeated_work,
    too_few_indicators,
    too_many_indicators,
    uneven_standard,
    uneven_term,
    year_equals_period,
)
from jiheng.rules.rule import Rule

RULES: tuple[Rule[Any], ...] = (
    repeated_name.RULE,
    name_of_another_agency.RULE,
    generic_name.RULE,
    missing_quantity.RULE,
    missing_quality.RULE,
    missing_timeliness.RULE,
    missing_cost.RULE,
    missing_benefit.RULE,
    missing_satisfaction.RULE,
    too_few_indicators.RULE,
    too_many_indicators.RULE,
    one_sided_indicators.RULE,
    year_equals_period.RULE,
    copied_indicators.RULE,
    overlapping_periods.RULE,
    repeated_indicator.RULE,
    contradicting_values.RULE,
    uneven_standard.RULE,
    uneven_term.RULE,
    missing_core_indicator.RULE,
    repeated_work.RULE,
)
