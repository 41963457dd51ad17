"""Pages of the installation's keeping: HTTP only."""

import json

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jiheng_web.actors import get_actor, open_to_strangers
from jiheng_web.backups import jobs
from jiheng_web.backups.queries import find_faults, find_state
from jiheng_web.jobs.actions import enqueue
from jiheng_web.ledgers.models import LedgerSegment
from jiheng_web.ledgers.policies import can_verify

_SHOWN = 60


@open_to_strangers
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the process answers; it asks nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@open_to_strangers
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Whether the installation can do its work, for a proxy or a watchdog: 200, or 503 with what is wrong."""
    faults = find_faults()
    answer = json.dumps({"ready": not faults, "faults": faults}, ensure_ascii=False)
    return HttpResponse(answer, content_type="application/json; charset=utf-8", status=503 if faults else 200)


@require_safe
def installation(request: HttpRequest) -> HttpResponse:
    """How the installation is doing, for who keeps it."""
    if not get_actor(request).list_paths("installation.keep"):
        raise PermissionDenied
    state = find_state()
    return render(request, "backups/installation.html", {"state": state, "backups": state.backups[:_SHOWN]})


@require_POST
def backup_now(request: HttpRequest) -> HttpResponse:
    """Asks for a backup."""
    return redirect("job", enqueue(jobs.TAKE, {"label": "手动"}, actor=get_actor(request)).pk)


@require_POST
def ledger_verify(request: HttpRequest) -> HttpResponse:
    """Asks for the whole ledger to be verified."""
    actor = get_actor(request)
    if not can_verify(actor):
        raise PermissionDenied
    return redirect("job", enqueue(jobs.VERIFY, {}, actor=actor).pk)


@require_POST
def ledger_archive(request: HttpRequest, segment: str) -> HttpResponse:
    """Asks for a closed segment to be archived."""
    actor = get_actor(request)
    if not actor.list_paths("installation.keep"):
        raise PermissionDenied
    if not LedgerSegment.objects.filter(name=segment, is_closed=True, is_archived=False).exists():
        raise Http404(segment)
    return redirect("job", enqueue(jobs.ARCHIVE, {"segment": segment}, actor=actor).pk)
