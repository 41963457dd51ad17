"""Fiscal years: HTTP only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

import jiheng
from jiheng_web.actors import Actor, get_actor, permit_anywhere
from jiheng_web.places import actions
from jiheng_web.places.forms import read_number
from jiheng_web.places.models import FiscalYear
from jiheng_web.places.queries import list_years
from jiheng_web.places.views.tree import ANY_FORM, ARRANGE, SEE


@ANY_FORM
def year_list(request: HttpRequest) -> HttpResponse:
    """The years, opened and closed here."""
    actor = get_actor(request)
    permit_anywhere(actor, SEE)
    if request.method != "POST":
        return _render(request, actor)
    permit_anywhere(actor, ARRANGE)
    try:
        _act(request, actor)
    except jiheng.JihengError as error:
        return _render(request, actor, str(error))
    return redirect("years")


def _act(request: HttpRequest, actor: Actor) -> None:
    act, number = request.POST.get("act", ""), read_number(request.POST.get("year", ""))
    if number is None:
        raise actions.RefusedPlace("请写预算年度，如 2026。")
    if act == "open":
        actions.open_year(number, actor=actor)
        return
    found = FiscalYear.objects.filter(year=number).first()
    if found is None or act not in ("close", "reopen"):
        raise actions.RefusedPlace("请按页面上的按钮。")
    actions.set_year_open(found, is_open=act == "reopen", actor=actor)


def _render(request: HttpRequest, actor: Actor, sentence: str = "") -> HttpResponse:
    shown = {"years": list_years(), "may_arrange": bool(actor.list_paths(ARRANGE)), "sentence": sentence, "fields": request.POST.dict()}
    return render(request, "places/years.html", shown, status=422 if sentence else 200)
