"""The desk: what waits, then what one was told. HTTP only."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jiheng_web.actors import get_actor, permit_anywhere
from jiheng_web.desk.actions import read_messages
from jiheng_web.desk.queries import list_duties, list_messages

ON_A_PAGE = 50
SEE = "targets.see"


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for this person, and their messages."""
    actor = get_actor(request)
    permit_anywhere(actor, SEE)
    messages = Paginator(list_messages(actor), ON_A_PAGE).get_page(request.GET.get("page"))
    duties, unread = list_duties(actor), list_messages(actor, unread=True).count()
    shown = {"duties": duties, "waiting": sum(duty.count for duty in duties), "page": messages, "unread": unread}
    return render(request, "desk/desk.html", shown)


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Marks messages as read."""
    actor = get_actor(request)
    permit_anywhere(actor, SEE)
    numbers = [int(text) for text in request.POST.getlist("message") if text.isascii() and text.isdigit() and len(text) < 10]
    read_messages(numbers, actor=actor)
    return redirect("desk")
