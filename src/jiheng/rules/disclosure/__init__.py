"""Rules on what is published: statements on performance, and what must not be read by everybody."""

from typing import Any

from jiheng.rules.disclosure import (
    incomplete_statement,
    open_blank,
    outsourced_duty,
    private_or_secret,
    targets_not_published,
)
from jiheng.rules.rule import Rule

RULES: tuple[Rule[Any], ...] = (
    targets_not_published.RULE,
    incomplete_statement.RULE,
    open_blank.RULE,
    outsourced_duty.RULE,
    private_or_secret.RULE,
)
