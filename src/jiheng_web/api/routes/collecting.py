"""Collecting tasks: their ledger, the files that came in, and handing files in."""

import datetime

from django.http import HttpRequest
from ninja import File, Router, Schema, Status, UploadedFile

import jiheng
from jiheng_web.actors import get_actor, permit_anywhere
from jiheng_web.api.routes.answers import Limit, Number, Offset, Text, answers
from jiheng_web.collecting.actions import Arrival, receive_files
from jiheng_web.collecting.jobs import TAKE_IN
from jiheng_web.collecting.models import Receipt, Task
from jiheng_web.collecting.queries.ledger import LedgerRow, build_ledger
from jiheng_web.collecting.queries.tasks import SEE, get_task, list_receipts, list_tasks
from jiheng_web.jobs.actions import enqueue

router = Router(tags=["收表"])
_RECEIVE = "collecting.receive"


class TaskOut(Schema):
    """A collecting task."""

    id: int
    title: str
    place_id: int
    year: int
    form: str
    deadline: datetime.date | None
    revision: int
    is_open: bool
    asked_count: int
    accepted_count: int


class Tasks(Schema):
    """Tasks, and how many there are in all."""

    count: int
    rows: list[TaskOut]


class RowOut(Schema):
    """A row of the ledger: an agency, and the file that counts; ``total`` is in 万元."""

    agency_id: int
    agency: str
    department: str
    is_filed: bool
    is_late: bool
    file_count: int
    stale_count: int
    reminder_count: int
    receipt_id: int | None
    submission_id: int | None
    proof: str
    project_count: int
    total: str
    must_count: int
    should_count: int
    changes: list[str]


class ReceiptOut(Schema):
    """A file that came in, and what became of it."""

    id: int
    name: str
    sha256: str
    state: str
    state_words: str
    sentence: str
    agency_id: int | None
    times: int
    received_at: datetime.datetime


class HandedIn(Schema):
    """The files that were kept, and the job that reads them."""

    receipts: list[ReceiptOut]
    job_id: int


@router.get("/tasks", response=answers(Tasks), summary="收表任务")
def tasks(request: HttpRequest, limit: Limit = 50, offset: Offset = 0) -> Tasks:
    """The tasks that one may see, the latest first."""
    permit_anywhere(get_actor(request), SEE)
    found = list_tasks(actor=get_actor(request))
    return Tasks(count=found.count(), rows=[_task(one) for one in found[offset:offset + limit]])


@router.get("/tasks/{task_id}", response=answers(TaskOut), summary="一个收表任务")
def task(request: HttpRequest, task_id: Number) -> TaskOut:
    """One of them."""
    return _task(get_task(task_id, actor=get_actor(request)))


@router.get("/tasks/{task_id}/rows", response=answers(list[RowOut]), summary="收表台账")
def rows(request: HttpRequest, task_id: Number, show: Text = "") -> list[RowOut]:
    """Who filed and who is missing; ``show`` as on the page: missing, filed, late, repeated, stale, changed, broken, must."""
    ledger = build_ledger(get_task(task_id, actor=get_actor(request)), show=show)
    return [_row(one) for one in ledger.shown]


@router.get("/tasks/{task_id}/files", response=answers(list[ReceiptOut]), summary="收到的文件")
def files(request: HttpRequest, task_id: Number) -> list[ReceiptOut]:
    """What came in, the latest first."""
    return [_receipt(one) for one in list_receipts(get_task(task_id, actor=get_actor(request)))]


@router.post("/tasks/{task_id}/files", response=answers(HandedIn, on=202), summary="导入收到的表")
def hand_in(request: HttpRequest, task_id: Number, files: File[list[UploadedFile]]) -> Status[HandedIn]:
    """Keeps files, and reads them in the background."""
    actor = get_actor(request)
    found = get_task(task_id, actor=actor, permission=_RECEIVE)
    arrivals = [Arrival(one.name or "未命名", one.read()) for one in files]
    if not arrivals:
        raise jiheng.RefusedDocument("没有收到文件；请用 files 字段发送。")
    receipts = receive_files(found, arrivals, actor=actor)
    job = enqueue(TAKE_IN, {"task": found.pk}, actor=actor)
    return Status(202, HandedIn(receipts=[_receipt(one) for one in receipts], job_id=job.pk))


def _task(one: Task) -> TaskOut:
    counts = {name: getattr(one, name, 0) for name in ("asked_count", "accepted_count")}
    return TaskOut(
        id=one.pk, title=one.title, place_id=one.place_id, year=one.year.year, form=one.form, deadline=one.deadline,
        revision=one.revision, is_open=one.is_open, **counts,
    )


def _row(row: LedgerRow) -> RowOut:
    one, agency = row.receipt, row.asked.agency
    return RowOut(
        agency_id=agency.pk, agency=agency.name, department=row.department, is_filed=one is not None, is_late=bool(one and one.is_late),
        file_count=row.file_count, stale_count=row.stale_count, reminder_count=row.asked.reminder_count, receipt_id=one.pk if one else None,
        submission_id=one.version.submission_id if one and one.version else None, proof=one.proof if one else "",
        project_count=one.project_count if one else 0, total=row.total, must_count=one.must_count if one else 0,
        should_count=one.should_count if one else 0, changes=list(one.changes) if one else [],
    )  # fmt: skip


def _receipt(one: Receipt) -> ReceiptOut:
    return ReceiptOut(
        id=one.pk, name=one.name, sha256=one.sha256, state=one.state, state_words=one.get_state_display(), sentence=one.sentence,
        agency_id=one.agency_id, times=one.times, received_at=one.received_at,
    )
