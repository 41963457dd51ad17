"""What a form has a column for: a rule asks for nothing that the form does not."""

import re

from jiheng.rules.facts.subjects import FilingFacts, IndicatorFacts


def has_column(facts: FilingFacts, heads: re.Pattern[str]) -> bool:
    """Whether any indicator of the filing has something under such a head."""
    return any(is_filled(item, heads) for project in facts.projects for item in project.indicators)


def is_filled(item: IndicatorFacts, heads: re.Pattern[str]) -> bool:
    """Whether the indicator has something under such a head."""
    return any(text.strip() and heads.search(head) for head, text in item.indicator.printed.items())
