"""Reads of the queue, scoped to who looks."""

from datetime import datetime

from django.db.models import QuerySet

from jiheng_web.actors import Actor
from jiheng_web.jobs.models import RUNNING, WAITING, Job, JobWorker
from jiheng_web.jobs.policies import can_see, can_see_all


def list_jobs(*, actor: Actor) -> QuerySet[Job]:
    """The jobs that ``actor`` may see, the latest first."""
    jobs = Job.objects.order_by("-pk")
    if can_see_all(actor):
        return jobs
    return jobs.filter(account_id=actor.account_id, actor_name=actor.name) if actor.held else jobs.none()


def get_job(job_id: int, *, actor: Actor) -> Job:
    """One job; raises ``Job.DoesNotExist`` where there is none, or none that ``actor`` may see."""
    job = Job.objects.get(pk=job_id)
    if not can_see(job, actor):
        raise Job.DoesNotExist
    return job


def count_open() -> dict[str, int]:
    """How many jobs wait and run."""
    return {state: Job.objects.filter(state=state).count() for state in (WAITING, RUNNING)}


def find_oldest_waiting() -> Job | None:
    """The job that has been waiting longest."""
    return Job.objects.filter(state=WAITING).order_by("ready_at").first()


def find_last_seen() -> datetime | None:
    """When a worker was seen last."""
    return JobWorker.objects.order_by("-seen").values_list("seen", flat=True).first()
