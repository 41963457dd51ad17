"""Granting and revoking waivers in a submission."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

import jiheng
from jiheng_web.actors import get_actor, permit
from jiheng_web.submissions import actions
from jiheng_web.submissions.actions import Grounds
from jiheng_web.submissions.forms import get_day
from jiheng_web.submissions.models import Submission, SubmissionWaiver
from jiheng_web.submissions.queries.waivers import find_finding
from jiheng_web.submissions.views.reaching import REFUSED, with_submission


@require_http_methods(["GET", "HEAD", "POST"])
@with_submission
def waive(request: HttpRequest, submission: Submission, digest: str) -> HttpResponse:
    """Asks who lets a finding stand, why and until when, and keeps it."""
    actor = get_actor(request)
    permit(actor, "waivers.grant", submission.agency.path)
    finding = find_finding(submission, digest) if submission.content is not None else None
    if finding is None:
        raise Http404(digest)
    shown = {"submission": submission, "finding": finding, "today": timezone.localdate(), "filled": request.POST, "refusal": ""}
    if request.method != "POST":
        return render(request, "submissions/waive.html", shown)
    fields = request.POST
    try:
        grounds = Grounds(fields.get("who", ""), fields.get("why", ""), get_day(fields.get("until", ""), what="有效期"))
        actions.waive(submission, finding, grounds, actor=actor)
    except jiheng.JihengError as error:
        return render(request, "submissions/waive.html", {**shown, "refusal": str(error)}, status=REFUSED)
    return redirect("submission", submission.pk)


@require_POST
@with_submission
def revoke(request: HttpRequest, submission: Submission, waiver: int) -> HttpResponse:
    """Takes a waiver back."""
    granted = SubmissionWaiver.objects.select_related("submission__agency").filter(submission=submission, pk=waiver).first()
    if granted is None:
        raise Http404(waiver)
    actions.revoke_waiver(granted, actor=get_actor(request))
    return redirect("submission", submission.pk)
