"""What was done (the ledger's entries about an object) and background jobs."""

import datetime

from django.http import HttpRequest
from ninja import Router, Schema

from jiheng_web.actors import Actor, get_actor, permit_anywhere
from jiheng_web.api.routes.answers import Number, answers
from jiheng_web.collecting.queries.tasks import get_task
from jiheng_web.jobs.models import Job
from jiheng_web.jobs.queries import get_job, list_jobs
from jiheng_web.ledgers.queries import list_entries
from jiheng_web.submissions.queries.scope import get_submission

router = Router(tags=["操作记录和后台任务"])
_SHOWN = 100


class EntryOut(Schema):
    """An entry of the ledger; ``is_sound`` says whether it still has the hash of its place."""

    segment: str
    number: int
    at: datetime.datetime | None
    actor: str
    role: str
    action: str
    action_words: str
    before: str
    after: str
    is_sound: bool


class JobOut(Schema):
    """A background job."""

    id: int
    kind: str
    state: str
    progress_done: int
    progress_of: int
    sentence: str
    created: datetime.datetime
    finished: datetime.datetime | None


@router.get("/submissions/{number}/entries", response=answers(list[EntryOut]), summary="申报的操作记录")
def submission_entries(request: HttpRequest, number: Number) -> list[EntryOut]:
    """The latest entries about a submission."""
    actor = get_actor(request)
    return _entries(f"submission/{get_submission(number, actor=actor).pk}", actor)


@router.get("/tasks/{task_id}/entries", response=answers(list[EntryOut]), summary="收表任务的操作记录")
def task_entries(request: HttpRequest, task_id: Number) -> list[EntryOut]:
    """The latest entries about a collecting task."""
    actor = get_actor(request)
    return _entries(f"task/{get_task(task_id, actor=actor).pk}", actor)


@router.get("/jobs", response=answers(list[JobOut]), summary="后台任务")
def jobs(request: HttpRequest) -> list[JobOut]:
    """The latest jobs that one asked for."""
    return [_job(one) for one in list_jobs(actor=get_actor(request))[:_SHOWN]]


@router.get("/jobs/{job_id}", response=answers(JobOut), summary="一个后台任务")
def job(request: HttpRequest, job_id: Number) -> JobOut:
    """One of them."""
    return _job(get_job(job_id, actor=get_actor(request)))


def _entries(subject: str, actor: Actor) -> list[EntryOut]:
    permit_anywhere(actor, "ledger.see")
    return [
        EntryOut(
            segment=one.segment, number=one.number, at=one.entry.at if one.entry else None,
            actor=one.entry.act.actor if one.entry else "", role=one.entry.act.role if one.entry else "",
            action=one.entry.act.action if one.entry else "", action_words=one.action_words, before=one.before, after=one.after,
            is_sound=one.is_sound,
        )
        for one in list_entries(subject, actor=actor)
    ]  # fmt: skip


def _job(one: Job) -> JobOut:
    return JobOut(
        id=one.pk, kind=one.kind, state=one.state, progress_done=one.progress_done, progress_of=one.progress_of, sentence=one.sentence,
        created=one.created, finished=one.finished,
    )
