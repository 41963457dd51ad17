"""The list of projects: HTTP only."""

from collections.abc import Callable
from typing import TypedDict

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

import jiheng
from jiheng_web.actors import Actor, get_actor, permit_anywhere
from jiheng_web.places import actions
from jiheng_web.places.actions.tree import clean
from jiheng_web.places.forms import read_number
from jiheng_web.places.models import Project
from jiheng_web.places.queries import get_project, list_indented, list_projects, list_years
from jiheng_web.places.views.tree import ANY_FORM, read_place

SEE, ARRANGE = "targets.see", "projects.arrange"
MOST = 500
"""How many projects one page lists."""


@require_safe
def project_list(request: HttpRequest) -> HttpResponse:
    """The projects that the person may see, of all agencies or of one, with what is odd about their codes."""
    actor = get_actor(request)
    permit_anywhere(actor, SEE)
    agency = read_place(request.GET.get("agency", ""), actor=actor) if request.GET.get("agency") else None
    wanted = clean(request.GET.get("text", ""))
    rows = list_projects(actor=actor, agency=agency)
    rows = rows.filter(names__name__icontains=wanted).distinct() if wanted else rows
    shown = {
        "projects": [(project, jiheng.explain_project_code(project.code)) for project in rows[:MOST]], "count": rows.count(),
        "most": MOST, "places": list_indented(actor=actor, permission=SEE), "agency": agency, "text": wanted,
        "may_enter": bool(actor.list_paths(ARRANGE)),
    }  # fmt: skip
    return render(request, "places/projects.html", shown)


@ANY_FORM
def project_new(request: HttpRequest) -> HttpResponse:
    """Enters a project."""
    actor = get_actor(request)
    permit_anywhere(actor, ARRANGE)
    fields = request.POST.dict() if request.method == "POST" else request.GET.dict()
    shown = {"fields": fields, "places": list_indented(actor=actor, permission=ARRANGE), "year": fields.get("year") or _usual_year()}
    if request.method != "POST":
        return render(request, "places/project_new.html", shown)
    try:
        agency = read_place(fields.get("agency", ""), actor=actor)
        if agency is None:
            raise actions.RefusedPlace("请选项目所在的单位。")
        project = actions.add_project(agency, actor=actor, **_read_words(fields))
    except jiheng.JihengError as error:
        return render(request, "places/project_new.html", {**shown, "sentence": str(error)}, status=422)
    return redirect("project_page", project.pk)


@ANY_FORM
def project_page(request: HttpRequest, project_id: int) -> HttpResponse:
    """One project: its names over the years, and what became of it."""
    actor = get_actor(request)
    permit_anywhere(actor, SEE)
    project = _get_or_404(project_id, actor)
    if request.method != "POST":
        return _render_page(request, project)
    permit_anywhere(actor, ARRANGE)
    try:
        _act(request.POST.dict(), project, actor)
    except jiheng.JihengError as error:
        return _render_page(request, project, str(error))
    return redirect("project_page", project.pk)


def _act(fields: dict[str, str], project: Project, actor: Actor) -> None:
    doing: dict[str, Callable[[], object]] = {
        "rename": lambda: actions.rename_project(project, actor=actor, **_read_words(fields)),
        "split": lambda: actions.split_project(project, actor=actor, **_read_words(fields)),
        "merge": lambda: actions.merge_projects(_read_other(fields, actor), project, actor=actor),
        "deactivate": lambda: actions.set_project_active(project, is_active=False, actor=actor),
        "activate": lambda: actions.set_project_active(project, is_active=True, actor=actor),
    }
    if fields.get("act", "") not in doing:
        raise actions.RefusedPlace("请按页面上的按钮。")
    doing[fields["act"]]()


class _Words(TypedDict):
    """What a form says of a project."""

    name: str
    code: str
    year: int


def _usual_year() -> str:
    """The latest year that is open, as the form begins with it."""
    latest = list_years(only_open=True).first()
    return str(latest.year) if latest else ""


def _read_words(fields: dict[str, str]) -> _Words:
    year = read_number(fields.get("year", ""))
    if year is None:
        raise actions.RefusedPlace("请写从哪一年起，如 2026。")
    return {"name": fields.get("name", ""), "code": fields.get("code", ""), "year": year}


def _read_other(fields: dict[str, str], actor: Actor) -> Project:
    number = read_number(fields.get("into", ""))
    try:
        return get_project(number or 0, actor=actor)
    except (Project.DoesNotExist, OverflowError) as error:
        raise actions.RefusedPlace("请选要并入的项目。") from error


def _get_or_404(project_id: int, actor: Actor) -> Project:
    try:
        return get_project(project_id, actor=actor)
    except (Project.DoesNotExist, OverflowError) as error:
        raise Http404(project_id) from error


def _render_page(request: HttpRequest, project: Project, sentence: str = "") -> HttpResponse:
    actor = get_actor(request)
    project.refresh_from_db()
    shown = {
        "project": project, "names": project.names.order_by("-year", "-id"), "sentence": sentence, "fields": request.POST.dict(),
        "odd_code": jiheng.explain_project_code(project.code), "code": jiheng.parse_project_code(project.code),
        "others": list_projects(actor=actor, agency=project.agency).filter(merged_into=None).exclude(pk=project.pk),
        "absorbed": project.absorbed.order_by("id"), "branches": project.branches.order_by("id"), "subject": f"project/{project.pk}",
        "may_arrange": actor.may(ARRANGE, project.agency.path), "year": _usual_year(),
    }  # fmt: skip
    return render(request, "places/project.html", shown, status=422 if sentence else 200)
