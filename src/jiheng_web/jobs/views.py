"""Pages of background jobs: HTTP only."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

import jiheng
from jiheng_web.actors import Actor, get_actor
from jiheng_web.faults import render_fault
from jiheng_web.jobs import actions
from jiheng_web.jobs.actions.asking import is_cancellable
from jiheng_web.jobs.kinds import say_kind
from jiheng_web.jobs.models import CANCELLED, DONE, FAILED, Job
from jiheng_web.jobs.policies import can_see_all
from jiheng_web.jobs.queries import get_job, list_jobs

_PAGE = 50
_TAGS = {DONE: "o", FAILED: "e", CANCELLED: "w"}


@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    """The jobs that the person asked for, or everybody's for who keeps the installation."""
    actor = get_actor(request)
    if not actor.held:
        raise PermissionDenied
    page = Paginator(list_jobs(actor=actor), _PAGE).get_page(request.GET.get("page"))
    rows = [{"job": job, "words": say_kind(job.kind), "tag": _TAGS.get(job.state, "i")} for job in page.object_list]
    return render(request, "jobs/list.html", {"rows": rows, "page": page, "is_whole": can_see_all(actor)})


@require_safe
def job_page(request: HttpRequest, job_id: int) -> HttpResponse:
    """One job; the part that changes asks for itself until the job has ended."""
    return render(request, "jobs/job.html", _describe(request, job_id))


@require_safe
def job_state(request: HttpRequest, job_id: int) -> HttpResponse:
    """The part of a job's page that changes."""
    return render(request, "jobs/_state.html", _describe(request, job_id))


@require_POST
def job_cancel(request: HttpRequest, job_id: int) -> HttpResponse:
    """Gives a job up."""
    return _act(request, job_id, actions.cancel)


@require_POST
def job_repeat(request: HttpRequest, job_id: int) -> HttpResponse:
    """Asks for a job once more."""
    return _act(request, job_id, actions.repeat)


def _act(request: HttpRequest, job_id: int, action: Callable[..., Job]) -> HttpResponse:
    actor = get_actor(request)
    try:
        action(_get_job(job_id, actor), actor=actor)
    except jiheng.JihengError as error:
        return render_fault(request, 422, str(error))
    return redirect("job", job_id)


def _describe(request: HttpRequest, job_id: int) -> dict[str, object]:
    job = _get_job(job_id, get_actor(request))
    outcome = job.outcome if isinstance(job.outcome, dict) else {}
    return {
        "job": job, "words": say_kind(job.kind), "tag": _TAGS.get(job.state, "i"), "outcome": outcome,
        "can_cancel": is_cancellable(job), "can_repeat": job.state in (FAILED, CANCELLED), "subject": f"job/{job.pk}",
    }  # fmt: skip


def _get_job(job_id: int, actor: Actor) -> Job:
    try:
        return get_job(job_id, actor=actor)
    except (Job.DoesNotExist, OverflowError) as error:
        raise Http404(job_id) from error
