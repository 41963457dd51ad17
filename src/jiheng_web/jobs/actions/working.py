"""What workers do with jobs: take one under a lease, hold on to it, finish it or give it back. The worker itself is no person."""

import datetime
import secrets

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from jiheng_web.actors import EVERYWHERE, Actor, Held
from jiheng_web.jobs.kinds import Kind, list_kinds
from jiheng_web.jobs.models import FAILED, RUNNING, WAITING, Job, JobWorker

KEEPER = Actor("绩衡", held=(Held("local", EVERYWHERE),))
"""Who asks for the jobs that come by themselves."""
ATTEMPTS = 3
"""A job that ended its worker, or broke down, so many times is not tried again."""
_POISONED = f"试了 {ATTEMPTS} 次都中断了，没有写入任何内容；请检查文件是不是太大或已损坏，换一份再试，仍不行请告诉维护人员。"


def get_lease() -> datetime.timedelta:
    """How long a worker holds a job without a sign of life."""
    return datetime.timedelta(seconds=settings.JOB_LEASE_SECONDS)


def take_job(worker: str, *, at: datetime.datetime) -> Job | None:
    """The next job, held by ``worker`` until its lease ends; None where nothing is to be done. Of two workers one gets it."""
    if not _free(at).exists():
        return None
    with transaction.atomic():
        job = _free(at).select_for_update(skip_locked=True).order_by("ready_at", "pk").first()
        if job is None:
            return None
        if job.attempts >= ATTEMPTS:
            job.state, job.sentence, job.finished = FAILED, _POISONED, at
            job.save(update_fields=["state", "sentence", "finished"])
            return take_job(worker, at=at)
        job.state, job.worker, job.token = RUNNING, worker, secrets.token_urlsafe()[:40]
        job.attempts, job.lease_until, job.started = job.attempts + 1, at + get_lease(), at
        job.progress_done = job.progress_of = 0
        job.progress_words = ""
        job.save()
    return job


def extend_lease(job: Job, *, at: datetime.datetime) -> bool:
    """A sign of life; False where the job is no longer held."""
    return bool(_held(job).update(lease_until=at + get_lease()))


def hold(job: Job) -> Job | None:
    """The job locked for finishing, inside a transaction; None where another worker took it since."""
    return _held(job).select_for_update().first()


def settle(job: Job, state: str, *, at: datetime.datetime, sentence: str = "", outcome: object = None) -> bool:
    """The end of a job that is still held."""
    return bool(_held(job).update(state=state, finished=at, sentence=sentence, outcome=outcome, lease_until=None))


def give_back(job: Job, *, at: datetime.datetime) -> None:
    """Puts a job that broke down back into the queue, to be tried a little later."""
    _held(job).update(state=WAITING, ready_at=at + datetime.timedelta(seconds=2**job.attempts), lease_until=None)


def free_leases(worker: str, *, at: datetime.datetime) -> None:
    """A worker that follows a killed one of the same name need not wait for the leases of that."""
    Job.objects.filter(state=RUNNING, worker=worker).update(lease_until=at)


def sign(worker: str, *, at: datetime.datetime) -> None:
    """Says that a worker is there."""
    JobWorker.objects.update_or_create(name=worker, defaults={"seen": at})
    JobWorker.objects.filter(seen__lt=at - datetime.timedelta(days=1)).delete()


def enqueue_due(*, at: datetime.datetime) -> None:
    """Asks for the jobs that come by themselves, one in each span however many workers there are."""
    for kind in list_kinds():
        slot = _slot(kind, at)
        if slot and not Job.objects.filter(slot=slot).exists():
            held = [[one.role, one.path] for one in KEEPER.held]
            Job.objects.get_or_create(slot=slot, defaults={"kind": kind.name, "actor_name": KEEPER.name, "held": held, "ready_at": at})


def _slot(kind: Kind, at: datetime.datetime) -> str | None:
    if kind.every is None:
        return None
    local = timezone.localtime(at)
    seconds = int(local.timestamp() + (local.utcoffset() or datetime.timedelta()).total_seconds())
    return f"{kind.name}@{seconds // max(int(kind.every.total_seconds()), 1)}"


def _free(at: datetime.datetime) -> QuerySet[Job]:
    return Job.objects.filter(Q(state=WAITING, ready_at__lte=at) | Q(state=RUNNING, lease_until__lte=at))


def _held(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, token=job.token, state=RUNNING)
