"""Remarks, answers and settling."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jiheng_web.actors import get_actor
from jiheng_web.submissions import actions
from jiheng_web.submissions.actions import Pin
from jiheng_web.submissions.forms import read_number
from jiheng_web.submissions.models import Submission, Thread
from jiheng_web.submissions.views.reaching import with_submission


@require_POST
@with_submission
def add_remark(request: HttpRequest, submission: Submission) -> HttpResponse:
    """Says something about the submission, a project, an indicator or a cell."""
    fields = request.POST
    pin = Pin(fields.get("project", ""), read_number(fields, "indicator_number"), fields.get("indicator", ""), fields.get("cell", ""))
    actions.add_remark(submission, pin, fields.get("text", ""), actor=get_actor(request))
    return _go_back(request, submission)


@require_POST
@with_submission
def answer(request: HttpRequest, submission: Submission, thread: int) -> HttpResponse:
    """Answers in a thread."""
    actions.answer(_get_thread_or_404(submission, thread), request.POST.get("text", ""), actor=get_actor(request))
    return _go_back(request, submission)


@require_POST
@with_submission
def settle(request: HttpRequest, submission: Submission, thread: int) -> HttpResponse:
    """Settles a thread."""
    if not actions.may_settle(get_actor(request), submission.agency.path):
        raise PermissionDenied
    actions.settle_thread(_get_thread_or_404(submission, thread), actor=get_actor(request))
    return _go_back(request, submission)


def _get_thread_or_404(submission: Submission, number: int) -> Thread:
    thread = Thread.objects.select_related("submission__agency").filter(submission=submission, pk=number).first()
    if thread is None:
        raise Http404(number)
    return thread


def _go_back(request: HttpRequest, submission: Submission) -> HttpResponse:
    """To the page of the submission or project that the person came from."""
    back = request.POST.get("back", "")
    home = reverse("submission", args=[submission.pk])
    return redirect(back if back.startswith(home) and url_has_allowed_host_and_scheme(back, allowed_hosts=None) else home)
