"""The rounds of the years: when they are open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

import jiheng
from jiheng_web.actors import get_actor, permit_anywhere
from jiheng_web.places.models import FiscalYear
from jiheng_web.submissions import actions
from jiheng_web.submissions.actions import RoundDays
from jiheng_web.submissions.forms import read_day, read_number
from jiheng_web.submissions.models import ROUND_WORDS
from jiheng_web.submissions.queries.rounds import list_rounds
from jiheng_web.submissions.queries.scope import SEE
from jiheng_web.submissions.views.reaching import REFUSED

SET = "collecting.issue"


@require_http_methods(["GET", "HEAD", "POST"])
def round_page(request: HttpRequest) -> HttpResponse:
    """The rounds of every open year, and a form to set one."""
    actor, refusal = get_actor(request), ""
    permit_anywhere(actor, SEE)
    if request.method == "POST":
        permit_anywhere(actor, SET)
        try:
            _set_round(request)
            return redirect("rounds")
        except jiheng.JihengError as error:
            refusal = str(error)
    years = list(FiscalYear.objects.order_by("-year"))
    shown = {
        "years": [(year, list_rounds(year)) for year in years], "kinds": ROUND_WORDS, "refusal": refusal, "filled": request.POST,
        "may_set": bool(actor.list_paths(SET)),
    }  # fmt: skip
    return render(request, "submissions/rounds.html", shown, status=REFUSED if refusal else 200)


def _set_round(request: HttpRequest) -> None:
    fields = request.POST
    year = FiscalYear.objects.filter(pk=read_number(fields, "year") or 0).first()
    if year is None:
        raise jiheng.JihengError("请选预算年度；列表里没有的，请先在“单位”里开启。")
    opens, closes = (read_day(fields.get(name, ""), what=words) for name, words in (("opens", "开始日期"), ("closes", "截止日期")))
    days = RoundDays(opens, closes, bool(fields.get("accepts_late")))
    actions.set_round(year, fields.get("kind", ""), days, actor=get_actor(request))
