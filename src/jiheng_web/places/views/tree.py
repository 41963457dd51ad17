"""The tree of places: HTTP only."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

import jiheng
from jiheng_web.actors import Actor, get_actor, permit_anywhere
from jiheng_web.places import actions
from jiheng_web.places.forms import read_number
from jiheng_web.places.models import KIND_WORDS, Place
from jiheng_web.places.queries import get_place, list_indented, list_projects

ANY_FORM = require_http_methods(["GET", "HEAD", "POST"])
SEE, ARRANGE = "places.see", "places.arrange"


@require_safe
def place_list(request: HttpRequest) -> HttpResponse:
    """The places as a tree."""
    actor = get_actor(request)
    permit_anywhere(actor, SEE)
    shown = {
        "places": list_indented(actor=actor), "may_arrange": bool(actor.list_paths(ARRANGE)),
        "sees_projects": bool(actor.list_paths("targets.see")),
    }  # fmt: skip
    return render(request, "places/list.html", shown)


@ANY_FORM
def place_new(request: HttpRequest) -> HttpResponse:
    """A new place below another one."""
    actor = get_actor(request)
    permit_anywhere(actor, ARRANGE)
    fields = request.POST.dict() if request.method == "POST" else request.GET.dict()
    shown = {"fields": fields, "kinds": KIND_WORDS.items(), "places": list_indented(actor=actor, permission=ARRANGE)}
    if request.method != "POST":
        return render(request, "places/new.html", shown)
    try:
        parent = read_place(fields.get("parent", ""), actor=actor)
        actions.add_place(kind=fields.get("kind", ""), name=fields.get("name", ""), code=fields.get("code", ""), parent=parent, actor=actor)
    except jiheng.JihengError as error:
        return render(request, "places/new.html", {**shown, "sentence": str(error)}, status=422)
    return redirect("places")


@ANY_FORM
def place_page(request: HttpRequest, place_id: int) -> HttpResponse:
    """One place: its names, where it lies, and its projects."""
    actor = get_actor(request)
    permit_anywhere(actor, SEE)
    place = find_place_or_404(place_id, actor=actor)
    if request.method != "POST":
        return _render_page(request, place)
    permit_anywhere(actor, ARRANGE)
    try:
        _act(request, place, actor)
    except jiheng.JihengError as error:
        return _render_page(request, place, str(error))
    return redirect("place_page", place.pk)


def _act(request: HttpRequest, place: Place, actor: Actor) -> None:
    fields = request.POST
    doing: dict[str, Callable[[], object]] = {
        "change": lambda: actions.change_place(place, name=fields.get("name", ""), code=fields.get("code", ""), actor=actor),
        "move": lambda: actions.move_place(place, parent=_read_parent(fields.get("parent", ""), actor), actor=actor),
        "deactivate": lambda: actions.set_place_active(place, is_active=False, actor=actor),
        "activate": lambda: actions.set_place_active(place, is_active=True, actor=actor),
    }
    if fields.get("act", "") not in doing:
        raise actions.RefusedPlace("请按页面上的按钮。")
    doing[fields["act"]]()


def _read_parent(text: str, actor: Actor) -> Place:
    parent = read_place(text, actor=actor)
    if parent is None:
        raise actions.RefusedPlace("请选新的上级。")
    return parent


def read_place(text: str, *, actor: Actor) -> Place | None:
    """The place that a form names; None where it names none. Raises ``RefusedPlace`` where there is no such place any more."""
    number = read_number(text)
    try:
        return None if number is None else get_place(number, actor=actor)
    except Place.DoesNotExist as error:
        raise actions.RefusedPlace("选的单位已经没有了，请重新选。") from error


def find_place_or_404(place_id: int, *, actor: Actor) -> Place:
    """A place that the person may see; raises ``Http404``."""
    try:
        return get_place(place_id, actor=actor)
    except (Place.DoesNotExist, OverflowError) as error:
        raise Http404(place_id) from error


def _render_page(request: HttpRequest, place: Place, sentence: str = "") -> HttpResponse:
    actor = get_actor(request)
    place.refresh_from_db()
    may_arrange = actor.may(ARRANGE, place.path)
    shown = {
        "place": place, "sentence": sentence, "may_arrange": may_arrange,
        "subject": f"place/{place.pk}" if actor.list_paths("ledger.see") else "",
        "above": [row for row in _list_above(place) if actor.may(SEE, row.path)],
        "below": list(place.children.order_by("code", "name")),
        "places": list_indented(actor=actor, permission=ARRANGE) if may_arrange else [],
        "projects": list_projects(actor=actor, agency=place) if actor.may("targets.see", place.path) else [],
        "may_enter": actor.may("projects.arrange", place.path), "shows_projects": actor.may("targets.see", place.path),
    }  # fmt: skip
    return render(request, "places/page.html", shown, status=422 if sentence else 200)


def _list_above(place: Place) -> list[Place]:
    """The places that this one lies below, from the top."""
    numbers = [int(number) for number in place.path.strip("/").split("/")[:-1]]
    found = Place.objects.in_bulk(numbers)
    return [found[number] for number in numbers if number in found]
