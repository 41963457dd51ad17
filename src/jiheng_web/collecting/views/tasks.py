"""The list of tasks, issuing one, its ledger, changing and ending it."""

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import jiheng
from jiheng_web.actors import Actor, get_actor
from jiheng_web.collecting.actions import Asked, change_task, close_task, issue_task, reopen_task
from jiheng_web.collecting.actions.placing import NewAgency
from jiheng_web.collecting.forms import list_layouts, read_names, read_numbers, read_orders
from jiheng_web.collecting.models import Task
from jiheng_web.collecting.policies import RefusedTask
from jiheng_web.collecting.queries.ledger import FILTERS, build_ledger, write_ledger
from jiheng_web.collecting.queries.tasks import list_agencies_below, list_asked, list_bundles, list_receipts, list_tasks, tree_key
from jiheng_web.collecting.views.finding import UNPROCESSABLE, WORKBOOK, attach, require, with_task
from jiheng_web.places.actions import add_place, open_year
from jiheng_web.places.models import FiscalYear, Place
from jiheng_web.places.queries import list_places, list_years
from jiheng_web.submissions.models import Round

_ISSUE = "collecting.issue"


@require_safe
def task_list(request: HttpRequest) -> HttpResponse:
    """The tasks that the person may see."""
    actor = require(request, "collecting.see")
    return render(request, "collecting/tasks.html", {"tasks": list_tasks(actor=actor), "can_issue": bool(actor.list_paths(_ISSUE))})


@require_http_methods(["GET", "HEAD", "POST"])
def task_new(request: HttpRequest) -> HttpResponse:
    """The form for a new task; in an empty tree also for the place that collects and the agencies below it."""
    actor = require(request, _ISSUE)
    if request.method != "POST":
        return _render_form(request, actor)
    try:
        with transaction.atomic():
            task = _issue(request, actor)
    except jiheng.JihengError as error:
        return _render_form(request, actor, sentence=str(error), status=UNPROCESSABLE)
    return redirect("task", task.pk)


@require_safe
@with_task()
def task_page(request: HttpRequest, task: Task) -> HttpResponse:
    """收表台账."""
    actor, show = get_actor(request), request.GET.get("show", "")
    ledger = build_ledger(task, show=show)
    context = {
        "task": task, "ledger": ledger, "show": show, "receipts_count": list_receipts(task).count(), "bundles": list_bundles(task),
        "filters": [(key, words, ledger.counts[key]) for key, words in FILTERS.items() if ledger.counts[key] or not key],
        "can_receive": actor.may("collecting.receive", task.place.path), "can_issue": actor.may(_ISSUE, task.place.path),
        "can_arrange": actor.may("places.arrange", task.place.path), "is_due": _is_due(task), "subject": f"task/{task.pk}",
        "limit": settings.UPLOAD_LIMIT,
        "strangers": sorted({name for one in ledger.loose if one.state == "unassigned" for name in one.names}),
    }  # fmt: skip
    return render(request, "collecting/task.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_task(_ISSUE)
def task_edit(request: HttpRequest, task: Task) -> HttpResponse:
    """Other orders for a task."""
    actor = get_actor(request)
    if request.method != "POST":
        return _render_form(request, actor, task=task)
    try:
        agencies = _chosen(request, list_agencies_below(task.place))
        change_task(task, read_orders(request.POST), agencies, actor=actor)
    except jiheng.JihengError as error:
        return _render_form(request, actor, task=task, sentence=str(error), status=UNPROCESSABLE)
    return redirect("task", task.pk)


@require_POST
@with_task(_ISSUE)
def task_open(request: HttpRequest, task: Task) -> HttpResponse:
    """Ends a task, or (``open=1``) goes on with it."""
    act = reopen_task if request.POST.get("open") == "1" else close_task
    act(task, actor=get_actor(request))
    return redirect("task", task.pk)


@require_safe
@with_task()
def task_ledger(request: HttpRequest, task: Task) -> HttpResponse:
    """The ledger as a workbook, the rows that the filter shows."""
    ledger = build_ledger(task, show=request.GET.get("show", ""))
    return attach(write_ledger(task, ledger), WORKBOOK, f"{task.title}-收表台账.xlsx")


def _issue(request: HttpRequest, actor: Actor) -> Task:
    """The task that the form asks for; where the tree or the year is not there yet, they are made, all or nothing."""
    orders, names = read_orders(request.POST), read_names(request.POST.get("names", ""))
    place, year = _find_place(request, actor), _find_year(request, actor)
    chosen = _chosen(request, list_agencies_below(place))
    made = [] if not names else _make_below(place, names, actor)
    round_ = Round.objects.filter(pk__in=read_numbers(request.POST, "round")).first()
    return issue_task(Asked(place, year, [*chosen, *(one for one in made if one not in chosen)], round_), orders, actor=actor)


def _find_place(request: HttpRequest, actor: Actor) -> Place:
    mine = list_places(actor=actor, permission=_ISSUE)
    number = read_numbers(request.POST, "place")
    found = mine.filter(pk__in=number).first()
    if found is not None:
        return found
    name = request.POST.get("place_name", "")
    if mine.exists() or not name.strip():
        raise RefusedTask("请选择由哪个单位收表。")
    bureau = request.POST.get("place_kind") == "bureau"
    top = add_place(kind="bureau", name=name if bureau else "本级财政部门", parent=None, actor=actor)
    return top if bureau else add_place(kind="department", name=name, parent=top, actor=actor)


def _find_year(request: HttpRequest, actor: Actor) -> FiscalYear:
    numbers = read_numbers(request.POST, "year")
    if not numbers:
        raise RefusedTask("请写预算年度，如 2026。")
    return FiscalYear.objects.filter(year=numbers[0]).first() or open_year(numbers[0], actor=actor)


def _make_below(place: Place, names: list[NewAgency], actor: Actor) -> list[Place]:
    known = {one.name: one for one in list_agencies_below(place)}
    return [known.get(one.name) or add_place(kind="agency", name=one.name, code=one.code, parent=place, actor=actor) for one in names]


def _chosen(request: HttpRequest, among: QuerySet[Place]) -> list[Place]:
    return list(among.filter(pk__in=read_numbers(request.POST, "agencies")))


def _is_due(task: Task) -> bool:
    return task.is_open and task.deadline is not None and timezone.localdate() > task.deadline


def _render_form(
    request: HttpRequest, actor: Actor, *, task: Task | None = None, sentence: str = "", status: int = 200
) -> HttpResponse:
    places = list(list_places(actor=actor, permission=_ISSUE).exclude(kind="agency"))
    typed = request.POST if request.method == "POST" else None
    agencies = sorted(Place.objects.filter(kind="agency", is_active=True).select_related("parent"), key=tree_key)
    below = [one for one in agencies if any(one.path.startswith(place.path) for place in ([task.place] if task else places))]
    asked = {one.agency_id for one in list_asked(task)} if task else {one.pk for one in below}
    context = {
        "task": task, "places": places, "below": below, "asked": set(read_numbers(typed, "agencies")) if typed else asked,
        "years": list_years(only_open=True), "layouts": list_layouts(),
        "rounds": Round.objects.select_related("year").order_by("-year", "id"),
        "sentence": sentence, "typed": typed, "this_year": timezone.localdate().year,
        "layout": typed.get("layout") if typed else f"{task.form}.{task.region}" if task else "project-target.central",
    }  # fmt: skip
    return render(request, "collecting/task_form.html", context, status=status)


