"""Rules on where an indicator stands: 一级 and 二级指标 against what its name and value say."""

from typing import Any

from jiheng.rules.classification import (
    benefit_as_output,
    count_as_timeliness,
    not_a_cost,
    not_a_quality,
    not_a_quantity,
    not_ecological,
    not_economic,
    not_timeliness,
    output_as_benefit,
    satisfaction_elsewhere,
    sustained_as_social,
    unrelated_indicator,
)
from jiheng.rules.rule import Rule

RULES: tuple[Rule[Any], ...] = (
    not_a_quantity.RULE,
    not_a_quality.RULE,
    count_as_timeliness.RULE,
    not_timeliness.RULE,
    output_as_benefit.RULE,
    benefit_as_output.RULE,
    not_ecological.RULE,
    not_economic.RULE,
    sustained_as_social.RULE,
    unrelated_indicator.RULE,
    satisfaction_elsewhere.RULE,
    not_a_cost.RULE,
)
