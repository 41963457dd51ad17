"""What people ask of the queue: a job, giving it up, and doing it once more."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

import jiheng
from jiheng_web.actors import Actor, permit, permit_anywhere
from jiheng_web.jobs.kinds import Kind, get_kind
from jiheng_web.jobs.models import CANCELLED, FAILED, RUNNING, WAITING, Job
from jiheng_web.jobs.policies import can_see
from jiheng_web.ledgers.actions import record
from jiheng_web.roles import ROLES


def enqueue(kind: str, payload: dict[str, Any], *, actor: Actor) -> Job:
    """Puts a job into the queue; it acts in the name of ``actor``. ``payload`` is JSON, without anything secret.

    Inside the transaction of an action it is asked for only if that becomes true. Raises ``PermissionDenied`` where the actor may not
    ask for this kind, ``jiheng.JihengError`` where there is no such kind.
    """
    asked = get_kind(kind)
    role = _permit(asked, actor)
    with transaction.atomic():
        held = [[one.role, one.path] for one in actor.held]
        job = Job.objects.create(kind=kind, payload=payload, actor_name=actor.name, account_id=actor.account_id, held=held)
        record("jobs.enqueue", actor=actor, role=role, subject=f"job/{job.pk}", after={"任务": asked.words})
    return job


def cancel(job: Job, *, actor: Actor) -> Job:
    """Gives a waiting job up at once, a running one at the next place where it can be.

    Raises ``PermissionDenied`` for somebody else's job, ``jiheng.JihengError`` for one that has ended.
    """
    role = _permit_own(job, actor)
    with transaction.atomic():
        locked = Job.objects.select_for_update().get(pk=job.pk)
        if locked.has_ended:
            raise jiheng.JihengError(f"这个任务{locked.state_words}，不能再取消。")
        before = locked.state_words
        if locked.state == WAITING:
            locked.state, locked.finished = CANCELLED, timezone.now()
        locked.is_stopping = True
        locked.save(update_fields=["state", "finished", "is_stopping"])
        record("jobs.cancel", actor=actor, role=role, subject=f"job/{job.pk}", before=before, after=locked.state_words)
    return locked


def repeat(job: Job, *, actor: Actor) -> Job:
    """Puts a job that failed or was given up into the queue once more; it keeps its number.

    Raises ``PermissionDenied`` for somebody else's job, ``jiheng.JihengError`` for one that is waiting, running or done.
    """
    role = _permit_own(job, actor)
    with transaction.atomic():
        locked = Job.objects.select_for_update().get(pk=job.pk)
        if locked.state not in (FAILED, CANCELLED):
            raise jiheng.JihengError(f"这个任务{locked.state_words}，不用重做。")
        before = locked.state_words
        locked.state, locked.attempts, locked.is_stopping, locked.sentence = WAITING, 0, False, ""
        locked.ready_at, locked.finished, locked.token = timezone.now(), None, ""
        locked.save()
        record("jobs.repeat", actor=actor, role=role, subject=f"job/{job.pk}", before=before, after=locked.state_words)
    return locked


def is_cancellable(job: Job) -> bool:
    """Whether giving up still means something."""
    return job.state == WAITING or (job.state == RUNNING and not job.is_stopping)


def _permit(kind: Kind, actor: Actor) -> str:
    if kind.permission is not None:
        return permit_anywhere(actor, kind.permission)
    if not actor.held:
        raise PermissionDenied
    return ROLES[actor.held[0].role].words


def _permit_own(job: Job, actor: Actor) -> str:
    if not can_see(job, actor):
        raise PermissionDenied
    if (job.account_id, job.actor_name) == (actor.account_id, actor.name) and actor.held:
        return ROLES[actor.held[0].role].words
    return permit(actor, "installation.keep")
