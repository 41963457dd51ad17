"""Which project and which indicator of another filing (last year's, the approved one …) is the same as one of ours."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator

from jiheng.rules.facts.comparison import plain_name, stem_of
from jiheng.rules.facts.subjects import FilingFacts, IndicatorFacts, ProjectFacts

ProjectPair = tuple[ProjectFacts, ProjectFacts]
IndicatorPair = tuple[IndicatorFacts, IndicatorFacts]

_KEYS: tuple[Callable[[ProjectFacts], Hashable], ...] = (
    lambda project: project.project.code or None,
    lambda project: (project.agency.name, plain_name(project.project.name)),
    lambda project: (project.agency.name, plain_name(project.project.name), project.project.funds.total),
    lambda project: (project.agency.name, stem_of(project.project.name)),
    lambda project: plain_name(project.project.name) or None,
    lambda project: stem_of(project.project.name) or None,
)
"""By what projects are known, the surest first."""


def pair_projects(ours: FilingFacts, theirs: FilingFacts) -> Iterator[ProjectPair]:
    """Every project of ours that has exactly one counterpart, with it, in our order: by code, by name, by name without the year."""
    found: dict[int, ProjectFacts] = {}
    taken: set[int] = set()
    for key in _KEYS:
        one = _unique([project for project in ours.projects if project.index not in found], key)
        other = _unique([project for project in theirs.projects if project.index not in taken], key)
        for value, project in one.items():
            if value in other:
                found[project.index] = other[value]
                taken.add(other[value].index)
    return ((project, found[project.index]) for project in ours.projects if project.index in found)


def _unique(projects: list[ProjectFacts], key: Callable[[ProjectFacts], Hashable]) -> dict[Hashable, ProjectFacts]:
    """The projects by what they are known by, where that tells one from all others."""
    groups: defaultdict[Hashable, list[ProjectFacts]] = defaultdict(list)
    for project in projects:
        if (value := key(project)) is not None:
            groups[value].append(project)
    return {value: group[0] for value, group in groups.items() if len(group) == 1}


def pair_indicators(ours: ProjectFacts, theirs: ProjectFacts) -> Iterator[IndicatorPair]:
    """Every indicator of ours whose name stands in the other project too, with the first such one that is still free."""
    waiting: defaultdict[str, list[IndicatorFacts]] = defaultdict(list)
    for item in theirs.indicators:
        waiting[item.core].append(item)
    for item in ours.indicators:
        rivals = waiting[item.core]
        if rivals:
            same = next((rival for rival in rivals if rival.indicator.category == item.indicator.category), rivals[0])
            rivals.remove(same)
            yield item, same
