"""批复: many submissions under one number, all or none; what is approved is frozen."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from jiheng_web.actors import Actor, permit
from jiheng_web.ledgers.actions import record
from jiheng_web.places.models import FiscalYear, Place
from jiheng_web.submissions.actions.moving import Move, guard_move, lock, make_move
from jiheng_web.submissions.actions.versions import add_version
from jiheng_web.submissions.models import Approval, ApprovedVersion, Submission
from jiheng_web.submissions.policies import BrokenVersion, RefusedContent, WrongState, guard_text
from jiheng_web.submissions.queries.contents import digest_content
from jiheng_web.submissions.queries.rounds import Window, find_round
from jiheng_web.submissions.queries.steps import find_last_version, was_approved
from jiheng_web.submissions.workflow import ACTS

LONGEST_NUMBER = 100


@dataclass(frozen=True, slots=True)
class Batch:
    """What an approval says: the year, its number (文号), its day, and the place below which its submissions lie."""

    year: FiscalYear
    document_number: str
    approved_on: datetime.date
    place: Place


def approve(batch: Batch, submissions: Sequence[Submission], *, actor: Actor) -> Approval:
    """Approves all of these submissions, or none: a version is frozen of each.

    Raises ``PermissionDenied`` where the actor may not approve one of them, ``WrongState`` for the first that is not rated, and
    ``RefusedContent`` where the number is missing, nothing was chosen, or one lies outside the year or the place.
    """
    act = ACTS["approve"]
    role = permit(actor, act.permission, batch.place.path)
    number = _guard_batch(batch, submissions)
    for submission in submissions:
        permit(actor, act.permission, submission.agency.path)
    with transaction.atomic():
        locked = [lock(submission) for submission in sorted(submissions, key=lambda submission: submission.pk)]
        for submission in locked:
            guard_move(submission, act)
        window = Window(find_round(batch.year, "approval"))
        approval = Approval.objects.create(
            year=batch.year, document_number=number, approved_on=batch.approved_on, place=batch.place, round=window.round,
            made_by=actor.name,
        )  # fmt: skip
        for submission in locked:
            _approve_one(submission, approval, Move(act, actor, role, window=window, words=f"批复（{number}）"))
        said = {"document_number": number, "approved_on": batch.approved_on.isoformat(), "submissions": [one.pk for one in locked]}
        record("targets.issue_approval", actor=actor, role=role, subject=f"approval/{approval.pk}", after=said)
    return approval


def _guard_batch(batch: Batch, submissions: Sequence[Submission]) -> str:
    number = guard_text(" ".join(batch.document_number.split()))
    if not number:
        raise RefusedContent("批复要写文号；请写上，如“穗财绩〔2026〕12号”。")
    if len(number) > LONGEST_NUMBER:
        raise RefusedContent(f"文号最多 {LONGEST_NUMBER} 个字；请写短一些。")
    if not submissions:
        raise RefusedContent("没有选中要批复的申报；请至少勾选一份。")
    if len({submission.pk for submission in submissions}) < len(submissions):
        raise RefusedContent("同一份申报选了两次；请重新勾选。")
    for submission in submissions:
        if submission.year != batch.year or not submission.agency.path.startswith(batch.place.path):
            raise RefusedContent(f"“{submission}”不在{batch.place}{batch.year}的范围内；请分开批复。")
    return number


def _approve_one(locked: Submission, approval: Approval, move: Move) -> None:
    submitted = find_last_version(locked)
    if submitted is None:
        raise WrongState(f"“{locked}”没有送审过的版本，不能批复；请先送审。")
    if digest_content(submitted.content) != submitted.digest:
        raise BrokenVersion(f"{locked}的{submitted}与送审时的摘要不符，不能批复；请用备份核对。")
    cause = "adjusted" if was_approved(locked) else "approved"
    version = add_version(locked, submitted.content, cause=cause, actor=move.actor, round_=move.window.round)
    ApprovedVersion.objects.create(approval=approval, version=version)
    make_move(locked, Move(move.act, move.actor, move.role, version=version, window=move.window, words=move.words))
