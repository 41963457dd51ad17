"""Rules on monitoring forms: how far money and work have come by a month of the year, and what the form says about it."""

from typing import Any

from jiheng.rules.monitoring import (
    contradicting_likelihood,
    falling_total,
    late_monitoring,
    missing_remedy,
    slow_execution,
    unexplained_deviation,
    work_and_money_apart,
)
from jiheng.rules.rule import Rule

RULES: tuple[Rule[Any], ...] = (
    slow_execution.RULE,
    work_and_money_apart.RULE,
    unexplained_deviation.RULE,
    missing_remedy.RULE,
    contradicting_likelihood.RULE,
    late_monitoring.RULE,
    falling_total.RULE,
)
