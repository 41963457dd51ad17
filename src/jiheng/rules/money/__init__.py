"""Rules on money: sums, missing amounts, amounts against what they buy."""

from typing import Any

from jiheng.rules.money import (
    coarse_indicators,
    differs_from_budget,
    disproportionate_effect,
    exceeds_budget,
    grand_total,
    missing_amount,
    period_below_year,
    row_sum,
    subtotal,
)
from jiheng.rules.rule import Rule

RULES: tuple[Rule[Any], ...] = (
    row_sum.RULE,
    subtotal.RULE,
    grand_total.RULE,
    missing_amount.RULE,
    coarse_indicators.RULE,
    disproportionate_effect.RULE,
    period_below_year.RULE,
    exceeds_budget.RULE,
    differs_from_budget.RULE,
)
