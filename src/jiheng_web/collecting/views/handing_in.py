"""What an agency sees of collecting: what it is asked for, its templates, handing its file in, and its file with comments."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

import jiheng
from jiheng_web.actors import Actor, get_actor
from jiheng_web.collecting.actions import hand_in
from jiheng_web.collecting.forms import read_arrivals
from jiheng_web.collecting.models import Receipt, TaskAgency
from jiheng_web.collecting.queries.returning import annotate_received
from jiheng_web.collecting.queries.tasks import list_own_asked
from jiheng_web.collecting.queries.templates import name_template, write_task_template
from jiheng_web.collecting.views.finding import UNPROCESSABLE, WORKBOOK, attach, require
from jiheng_web.faults import render_fault

_DRAFT = "targets.draft"
_ANY = "application/octet-stream"


def with_asked(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Looks up what an agency is asked for; 404 where it is another's."""

    @wraps(view)
    def found(request: HttpRequest, asked_id: int) -> HttpResponse:
        asked = list_own_asked(actor=require(request, _DRAFT)).filter(pk=asked_id).first()
        if asked is None:
            raise Http404(asked_id)
        try:
            return view(request, asked)
        except jiheng.JihengError as error:
            return render_fault(request, UNPROCESSABLE, str(error))

    return found


@require_safe
def my_tasks(request: HttpRequest) -> HttpResponse:
    """What the person's agencies are asked for, and what became of what they handed in."""
    actor = require(request, _DRAFT)
    return render(request, "collecting/mine.html", {"rows": _list_rows(actor)})


@require_safe
@with_asked
def my_template(request: HttpRequest, asked: TaskAgency) -> HttpResponse:
    """The template of the agency."""
    return attach(write_task_template(asked.task, asked.agency), WORKBOOK, name_template(asked.task, asked.agency))


@require_safe
@with_asked
def my_annotated(request: HttpRequest, asked: TaskAgency) -> HttpResponse:
    """The file that counts, with findings and remarks as comments."""
    receipt = _find_receipts(asked).filter(state="accepted").first()
    if receipt is None:
        raise Http404(asked.pk)
    returned = annotate_received(receipt, asked.task)
    return attach(returned.content, _ANY, returned.name)


@require_http_methods(["GET", "HEAD", "POST"])
@with_asked
def my_hand_in(request: HttpRequest, asked: TaskAgency) -> HttpResponse:
    """Hands a file in, and says what became of it."""
    if request.method == "POST":
        arrivals = read_arrivals(request)
        if len(arrivals) != 1 or arrivals[0].refusal:
            raise jiheng.RefusedDocument(arrivals[0].refusal if len(arrivals) == 1 else "请选择一个文件；一个单位一次报一份。")
        hand_in(asked.task, asked.agency, arrivals[0], actor=get_actor(request))
        return redirect("my_hand_in", asked.pk)
    context = {"asked": asked, "task": asked.task, "receipts": _find_receipts(asked), "limit": settings.UPLOAD_LIMIT}
    return render(request, "collecting/hand_in.html", context)


def _find_receipts(asked: TaskAgency) -> QuerySet[Receipt]:
    own = Receipt.objects.filter(task=asked.task, agency=asked.agency).defer("content").select_related("agency", "version")
    return own.order_by("-received_at", "-id")


def _list_rows(actor: Actor) -> list[tuple[TaskAgency, Receipt | None]]:
    return [(asked, _find_receipts(asked).filter(state="accepted").first()) for asked in list_own_asked(actor=actor)]
