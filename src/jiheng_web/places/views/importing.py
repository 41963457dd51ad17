"""A list of places taken in at once: HTTP only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

import jiheng
from jiheng_web.actors import get_actor, permit_anywhere
from jiheng_web.places import actions
from jiheng_web.places.forms import read_listing
from jiheng_web.places.queries import list_indented
from jiheng_web.places.views.tree import ANY_FORM, ARRANGE, read_place


@ANY_FORM
def place_import(request: HttpRequest) -> HttpResponse:
    """The form, or what became of every line; where one is wrong, nothing was taken in."""
    actor = get_actor(request)
    permit_anywhere(actor, ARRANGE)
    shown = {"places": list_indented(actor=actor, permission=ARRANGE), "fields": request.POST.dict()}
    if request.method != "POST":
        return render(request, "places/import.html", shown)
    try:
        parent = read_place(request.POST.get("parent", ""), actor=actor)
        lines = actions.import_places(read_listing(request), parent=parent, actor=actor)
    except jiheng.JihengError as error:
        return render(request, "places/import.html", {**shown, "sentence": str(error)}, status=422)
    counts = {state: sum(line.state == state for line in lines) for state in ("new", "known", "wrong")}
    answer = {**shown, "lines": lines, "counts": counts, "is_taken": not counts["wrong"]}
    return render(request, "places/import.html", answer, status=422 if counts["wrong"] else 200)
