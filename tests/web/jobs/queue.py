"""The queue, to test with: kinds of jobs that do little, and running whatever is next."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone

import jiheng
from jiheng_web.actors import LOCAL_ACTOR, Actor
from jiheng_web.jobs import kinds
from jiheng_web.jobs.actions import enqueue
from jiheng_web.jobs.actions.running import run_job
from jiheng_web.jobs.actions.working import take_job
from jiheng_web.jobs.kinds import Function, Outcome, Payload, Prepare, register
from jiheng_web.jobs.models import Job
from jiheng_web.places.models import FiscalYear


def open_year(job: Job, payload: Payload) -> Outcome:
    """A job that writes one row."""
    year = FiscalYear.objects.create(year=payload.get("year", 2030))
    return {"words": f"开启了 {year.year} 年", "address": "/"}


def refuse(job: Job, payload: Payload) -> Outcome:
    """A job that writes a row and then finds that it cannot be done."""
    open_year(job, payload)
    raise jiheng.JihengError("第 3 行的金额读不出来；请改正后重新导入。")


def break_down(job: Job, payload: Payload) -> Outcome:
    """A job with a fault of the program in it."""
    open_year(job, payload)
    raise ZeroDivisionError


@contextmanager
def kind(name: str, function: Function = open_year, prepare: Prepare | None = None, **options: Any) -> Iterator[str]:
    """A kind of jobs for as long as the block lasts."""
    register(name, function, "试一试", prepare=prepare, **options)
    try:
        yield name
    finally:
        del kinds._KINDS[name]


def ask(name: str, *, actor: Actor = LOCAL_ACTOR, **payload: Any) -> Job:
    """A job of this kind in the queue."""
    return enqueue(name, payload, actor=actor)


def take(worker: str = "甲", *, after: float = 0) -> Job | None:
    """The next job for a worker, so many seconds from now."""
    return take_job(worker, at=timezone.now() + datetime.timedelta(seconds=after))


def run_next(*, after: float = 0) -> Job:
    """The next job taken and run, as it is afterwards."""
    job = take(after=after)
    assert job
    run_job(job)
    job.refresh_from_db()
    return job
