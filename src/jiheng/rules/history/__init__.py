"""Rules that hold a filing against another one: last year's, the approved one, the draft before, that of the level above."""

from typing import Any

from jiheng.rules.history import (
    below_last_year,
    copied_from_last_year,
    copied_from_upper,
    cut_money_same_targets,
    differs_from_approved,
    nothing_to_compare,
)
from jiheng.rules.rule import Rule

RULES: tuple[Rule[Any], ...] = (
    copied_from_last_year.RULE,
    below_last_year.RULE,
    differs_from_approved.RULE,
    cut_money_same_targets.RULE,
    copied_from_upper.RULE,
    nothing_to_compare.RULE,
)
