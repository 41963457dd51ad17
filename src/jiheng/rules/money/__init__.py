"""Rules on money: sums, missing amounts, amounts against what they buy."""

from typing import Any

from jiheng.rules.money import coarse_indicators, disproportionate_effect, grand_total, missing_amount, row_sum, subtotal
from jiheng.rules.rule import Rule

RULES: tuple[Rule[Any], ...] = (
    row_sum.RULE,
    subtotal.RULE,
    grand_total.RULE,
    missing_amount.RULE,
    coarse_indicators.RULE,
    disproportionate_effect.RULE,
)
