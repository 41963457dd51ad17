"""What the indicators of a project ask for, so that two projects can be held against each other."""

from collections import Counter

from jiheng.rules.facts.comparison import Meaning, meaning_of
from jiheng.rules.facts.subjects import ProjectFacts

Content = tuple[str, str, Meaning]
"""The bare name of an indicator, its 二级指标 and what its target means."""


def contents_of(project: ProjectFacts) -> Counter[Content]:
    """What every indicator of the project asks for, and how often."""
    return Counter((item.core, item.indicator.category, meaning_of(item.target)) for item in project.indicators)


def count_same(one: ProjectFacts, other: ProjectFacts) -> int:
    """How many indicators of the two projects ask for the same."""
    return (contents_of(one) & contents_of(other)).total()
