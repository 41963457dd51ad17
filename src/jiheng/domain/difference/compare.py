"""The readable difference of two filings: projects and indicators found again over renames and reorderings."""

from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.domain.difference.facts import Difference, IndicatorDifference, ProjectDifference
from jiheng.domain.difference.fields import compare_indicators, compare_projects, compare_tables
from jiheng.domain.difference.matching import Likeness, Pairs, find_moved, fold_name, grams_of, match_things
from jiheng.domain.filing import Filing, Indicator, Project

_PROJECT_LEAST = 50
_INDICATOR_LEAST = 55
"""From which likeness (of 100) on a renamed project or indicator is taken for the same; below, one was removed and another added."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A project and the agency it stands under."""

    project: Project
    agency: str


def compare(before: Filing, after: Filing) -> Difference:
    """What differs between two filings, in the order of ``after``; what was removed stands where it was.

    Projects are found again by code, by agency and name, by name, and else by likeness of name, objective and indicators; indicators by
    class and name, by name, and else by likeness. A target that asks the same in other words is listed as ``is_spelling`` only.
    The same filing twice has an empty difference, and both ways round the same things are paired.
    """
    mine, theirs = _place(before), _place(after)
    pairs = match_things(
        mine, theirs, keys=(_code_of, _place_and_name_of, _name_of), likeness=_likeness_of_project, least=_PROJECT_LEAST
    )
    moved = _moved(pairs, [placed.project.name for placed in mine], [placed.project.name for placed in theirs])
    lines = [
        _compare_placed(None if i is None else mine[i], None if j is None else theirs[j], is_moved=i in moved)
        for i, j in _in_order(pairs, len(mine), len(theirs))
    ]
    differing = tuple(line for line in lines if line.presence != "kept" or line.is_moved or line.changes or line.indicators)
    return Difference(before, after, compare_tables(before, after), differing)


def _place(filing: Filing) -> list[_Placed]:
    return [_Placed(project, agency.name) for agency in filing.agencies for project in agency.projects]


def _compare_placed(before: _Placed | None, after: _Placed | None, *, is_moved: bool) -> ProjectDifference:
    agencies = before.agency if before else "", after.agency if after else ""
    if before is None or after is None:
        return ProjectDifference(before.project if before else None, after.project if after else None, *agencies)
    changes = compare_projects(before.project, after.project, agencies)
    indicators = compare_sets(before.project.indicators, after.project.indicators)
    return ProjectDifference(before.project, after.project, *agencies, changes, indicators, is_moved)


def compare_sets(before: Sequence[Indicator], after: Sequence[Indicator]) -> tuple[IndicatorDifference, ...]:
    """The indicators of one project that differ."""
    pairs = match_things(
        before, after, keys=(_class_and_name_of, _indicator_name_of), likeness=_likeness_of_indicator, least=_INDICATOR_LEAST
    )
    moved = _moved(pairs, [indicator.name for indicator in before], [indicator.name for indicator in after])
    lines = []
    for i, j in _in_order(pairs, len(before), len(after)):
        old, new = None if i is None else before[i], None if j is None else after[j]
        changes = compare_indicators(old, new) if old and new else ()
        if old is None or new is None or changes or i in moved:
            lines.append(IndicatorDifference(old, new, changes, i in moved))
    return tuple(lines)


def _in_order(pairs: Pairs, before: int, after: int) -> list[tuple[int | None, int | None]]:
    """All positions, paired or alone, as one reads them: in the order after, each removed one behind what it stood behind."""
    back = {j: i for i, j in pairs.items()}
    behind: dict[int, list[int]] = {}
    last = -1
    for i in range(before):
        if i in pairs:
            last = pairs[i]
        else:
            behind.setdefault(last, []).append(i)
    order: list[tuple[int | None, int | None]] = [(i, None) for i in behind.get(-1, ())]
    for j in range(after):
        order.append((back.get(j), j))
        order += [(i, None) for i in behind.get(j, ())]
    return order


def _moved(pairs: Pairs, before: list[str], after: list[str]) -> frozenset[int]:
    """What left its place; both ways round the same, for it is always told from the list of names that sorts first."""
    if before <= after:
        return find_moved(pairs)
    back = {j: i for i, j in pairs.items()}
    return frozenset(back[j] for j in find_moved(back))


def _code_of(placed: _Placed) -> str:
    return fold_name(placed.project.code or "")


def _place_and_name_of(placed: _Placed) -> tuple[str, str]:
    return fold_name(placed.agency), fold_name(placed.project.name)


def _name_of(placed: _Placed) -> str:
    return fold_name(placed.project.name)


def _class_and_name_of(indicator: Indicator) -> tuple[str, str]:
    return indicator.category, fold_name(indicator.name)


def _indicator_name_of(indicator: Indicator) -> str:
    return fold_name(indicator.name)


def _likeness_of_project(placed: _Placed) -> Likeness:
    project = placed.project
    names = frozenset(fold_name(indicator.name) for indicator in project.indicators) - {""}
    return Likeness((grams_of(project.name), grams_of(project.objective), names), (5, 2, 3))


def _likeness_of_indicator(indicator: Indicator) -> Likeness:
    target = indicator.target.text if indicator.target else ""
    return Likeness((grams_of(indicator.name), frozenset({indicator.category}), grams_of(target)), (7, 1, 2))
