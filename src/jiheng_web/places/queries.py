"""Reads of places, years and projects, each limited to what the person may see."""

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

import jiheng
from jiheng_web.actors import Actor
from jiheng_web.places.models import FiscalYear, Place, Project, ProjectName

_BLANKS = re.compile(r"\s+")


def below(paths: Iterable[str], *, path: str = "path") -> Q:
    """The condition that a place lies at or below one of these paths; nothing does where there is none. ``path`` is the field's name."""
    return reduce(or_, (Q(**{f"{path}__startswith": start}) for start in paths), Q(pk__in=()))


def list_places(*, actor: Actor, permission: str = "places.see") -> QuerySet[Place]:
    """The places at which the person may do this, in the order of the tree."""
    return Place.objects.filter(below(actor.list_paths(permission))).order_by("path")


def list_indented(*, actor: Actor, permission: str = "places.see") -> list[tuple[int, Place]]:
    """The same as a tree: how deep each stands below the highest that is seen, then the place; siblings by code and name."""
    places = list(list_places(actor=actor, permission=permission))
    seen = {place.pk for place in places}
    children: dict[int | None, list[Place]] = {}
    for place in sorted(places, key=lambda place: (not place.code, place.code, place.name)):
        children.setdefault(place.parent_id if place.parent_id in seen else None, []).append(place)
    indented: list[tuple[int, Place]] = []
    waiting = [(0, place) for place in reversed(children.get(None, []))]
    while waiting:
        depth, place = waiting.pop()
        indented.append((depth, place))
        waiting += [(depth + 1, child) for child in reversed(children.get(place.pk, []))]
    return indented


def get_place(place_id: int, *, actor: Actor, permission: str = "places.see") -> Place:
    """One of them; raises ``Place.DoesNotExist`` where it is not there or not to be seen."""
    return list_places(actor=actor, permission=permission).get(pk=place_id)


def list_years(*, only_open: bool = False) -> QuerySet[FiscalYear]:
    """The fiscal years, the latest first."""
    return FiscalYear.objects.filter(**({"is_open": True} if only_open else {})).order_by("-year")


def list_projects(*, actor: Actor, agency: Place | None = None) -> QuerySet[Project]:
    """The projects that the person may see, of one agency or of all, in the order of agencies and names."""
    seen = Project.objects.filter(below(actor.list_paths("places.see"), path="agency__path")).select_related("agency", "merged_into")
    return (seen if agency is None else seen.filter(agency=agency)).order_by("agency__path", "name", "id")


def get_project(project_id: int, *, actor: Actor) -> Project:
    """One of them; raises ``Project.DoesNotExist``."""
    return list_projects(actor=actor).get(pk=project_id)


def find_project(agency: Place, *, code: str = "", name: str, year: int) -> Project | None:
    """The project of ``agency`` that a table of ``year`` calls so; None where there is none, or more than one fits equally well.

    The code decides where it is known. Else the name does: first as it was in that year, then any earlier one; a project that has
    another code is another project. What was merged is found as what it was merged into.
    """
    known = ProjectName.objects.filter(project__agency=agency, year__lte=year).select_related("project__merged_into")
    rows = list(known.order_by("year", "id"))
    code, sought = jiheng.clean_project_code(code), fold_name(name)
    in_force = list({row.project_id: row for row in rows}.values())
    if code:
        same_code = _only([row for row in in_force if row.code == code]) or _only([row for row in rows if row.code == code])
        if same_code is not None:
            return same_code
    fitting = [row for row in rows if fold_name(row.name) == sought and not (code and row.code and row.code != code)]
    return _only([row for row in in_force if row in fitting]) or _only(fitting)


def fold_name(name: str) -> str:
    """A name without what typists do differently: blanks, wide and narrow characters, kinds of brackets."""
    folded = _BLANKS.sub("", name).translate(_NARROW)
    return folded.casefold()


_NARROW = {0xFF00 + code: 0x20 + code for code in range(0x01, 0x5F)} | {0xFE59: 0x28, 0xFE5A: 0x29}


def _only(rows: list[ProjectName]) -> Project | None:
    """The one project that these names lead to."""
    found = {project.pk: project for project in (_last(row.project) for row in rows)}
    return next(iter(found.values())) if len(found) == 1 else None


def _last(project: Project) -> Project:
    """What a project became by merging."""
    while project.merged_into is not None:
        project = project.merged_into
    return project
