"""Threads of remarks: read, added to, answered, settled."""

import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from jiheng_web.actors import get_actor
from jiheng_web.api.routes.answers import Number, Text, answers
from jiheng_web.submissions.actions import Pin, add_remark, answer, settle_thread
from jiheng_web.submissions.models import Remark, Thread
from jiheng_web.submissions.queries.scope import get_submission

router = Router(tags=["意见"])

_LARGEST_INDICATOR = 2**31 - 1


class RemarkOut(Schema):
    """One remark."""

    id: int
    author: str
    role: str
    text: str
    made_at: datetime.datetime
    source: str


class ThreadOut(Schema):
    """What was said about one place of a submission."""

    id: int
    project: str
    indicator_number: int | None
    indicator: str
    cell: str
    is_settled: bool
    remarks: list[RemarkOut]


class RemarkIn(Schema):
    """What is to be said, and about what: nothing more (all of it), a project, an indicator, a cell."""

    text: Text
    project: Text = ""
    indicator_number: Annotated[int, Field(ge=1, le=_LARGEST_INDICATOR)] | None = None
    indicator: Text = ""
    cell: Text = ""


class AnswerIn(Schema):
    """An answer."""

    text: Text


@router.get("/submissions/{number}/threads", response=answers(list[ThreadOut]), summary="意见")
def threads(request: HttpRequest, number: Number) -> list[ThreadOut]:
    """All threads with their remarks, the first one first."""
    found = get_submission(number, actor=get_actor(request))
    listed = Thread.objects.filter(submission=found).prefetch_related("remarks").order_by("id")
    return [_thread(one) for one in listed]


@router.post("/submissions/{number}/threads", response=answers(RemarkOut), summary="提出意见")
def remark(request: HttpRequest, number: Number, remark: RemarkIn) -> RemarkOut:
    """Says something about a place: in its open thread, else in a new one."""
    actor = get_actor(request)
    pin = Pin(remark.project, remark.indicator_number, remark.indicator, remark.cell)
    return _remark(add_remark(get_submission(number, actor=actor), pin, remark.text, actor=actor))


@router.post("/submissions/{number}/threads/{thread}/answers", response=answers(RemarkOut), summary="答复意见")
def reply(request: HttpRequest, number: Number, thread: Number, said: AnswerIn) -> RemarkOut:
    """Answers in a thread; one that was settled is open again."""
    return _remark(answer(_get_thread(request, number, thread), said.text, actor=get_actor(request)))


@router.post("/submissions/{number}/threads/{thread}/settled", response=answers(ThreadOut), summary="意见已解决")
def settle(request: HttpRequest, number: Number, thread: Number) -> ThreadOut:
    """A reviewer says that nothing is left to do."""
    return _thread(settle_thread(_get_thread(request, number, thread), actor=get_actor(request)))


def _get_thread(request: HttpRequest, number: int, thread: int) -> Thread:
    found = get_submission(number, actor=get_actor(request))
    return Thread.objects.select_related("submission__agency").get(submission=found, pk=thread)


def _thread(one: Thread) -> ThreadOut:
    return ThreadOut(
        id=one.pk, project=one.project, indicator_number=one.indicator_number, indicator=one.indicator, cell=one.cell,
        is_settled=one.is_settled, remarks=[_remark(remark) for remark in sorted(one.remarks.all(), key=lambda remark: remark.pk)],
    )


def _remark(one: Remark) -> RemarkOut:
    return RemarkOut(id=one.pk, author=one.author, role=one.role, text=one.text, made_at=one.made_at, source=one.source)
