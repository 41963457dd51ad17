"""The acts of the workflow, by name, and approvals."""

import datetime
from collections.abc import Callable
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema

from jiheng_web.actors import get_actor
from jiheng_web.api.routes.answers import Number, Text, answers
from jiheng_web.api.routes.submissions import SubmissionOut, show_submission
from jiheng_web.places.models import FiscalYear
from jiheng_web.places.queries import get_place
from jiheng_web.submissions import actions
from jiheng_web.submissions.queries.scope import get_submission

router = Router(tags=["流转"])

ActName = Literal[
    "submit", "agency_pass", "agency_return", "department_pass", "department_return", "finance_pass", "finance_return", "publish", "adjust",
    "abandon", "close", "archive", "withdraw",
]
_REASONED: dict[str, Callable[..., Any]] = {
    "agency_pass": actions.agency_pass, "agency_return": actions.agency_return, "department_pass": actions.department_pass,
    "department_return": actions.department_return, "finance_pass": actions.finance_pass, "finance_return": actions.finance_return,
    "adjust": actions.adjust,
}
_PLAIN: dict[str, Callable[..., Any]] = {
    "submit": actions.submit, "publish": actions.publish, "abandon": actions.abandon, "close": actions.close, "archive": actions.archive,
    "withdraw": actions.withdraw,
}


class Grounds(Schema):
    """Why; acts that give back or adjust want a reason."""

    reason: Text = ""


class Rating(Schema):
    """A rating of a submission, and the opinion that goes with it."""

    rating: Literal["", "优", "良", "中", "差"] = ""
    opinion: Text = ""


class ApprovalIn(Schema):
    """A 批复: its number and day, below which place, and for which submissions; all of them or none."""

    year: int
    document_number: Text
    approved_on: datetime.date
    place_id: Number
    submissions: list[Number]


class ApprovalOut(Schema):
    """An approval that was made."""

    id: int
    document_number: str
    approved_on: datetime.date
    submissions: list[int]


@router.post("/submissions/{number}/acts/{act}", response=answers(SubmissionOut), summary="送审、审核、退回、公开、调整等")
def carry_out(request: HttpRequest, number: Number, act: ActName, grounds: Grounds) -> SubmissionOut:
    """Carries an act out; 409 where it does not fit the state, 422 where something blocks."""
    actor = get_actor(request)
    found = get_submission(number, actor=actor)
    if act in _REASONED:
        _REASONED[act](found, actor=actor, reason=grounds.reason)
    else:
        _PLAIN[act](found, actor=actor)
    return show_submission(get_submission(number, actor=actor))


@router.post("/submissions/{number}/rating", response=answers(SubmissionOut), summary="评定等级")
def rate(request: HttpRequest, number: Number, rating: Rating) -> SubmissionOut:
    """Rates a submission; 中 and 差 want an opinion."""
    actor = get_actor(request)
    actions.rate(get_submission(number, actor=actor), actor=actor, rating=rating.rating, opinion=rating.opinion)
    return show_submission(get_submission(number, actor=actor))


@router.post("/approvals", response=answers(ApprovalOut), summary="批复")
def approve(request: HttpRequest, approval: ApprovalIn) -> ApprovalOut:
    """Approves all of these submissions under one number, or none."""
    actor = get_actor(request)
    found = [get_submission(number, actor=actor) for number in approval.submissions]
    place = get_place(approval.place_id, actor=actor)
    batch = actions.Batch(FiscalYear.objects.get(year=approval.year), approval.document_number, approval.approved_on, place)
    made = actions.approve(batch, found, actor=actor)
    return ApprovalOut(
        id=made.pk, document_number=made.document_number, approved_on=made.approved_on, submissions=[one.pk for one in found]
    )
