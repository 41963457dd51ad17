"""The one way in which a submission changes its state: locked, guarded, stepped, recorded, told. Every act of the table goes through it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from jiheng_web.actors import Actor
from jiheng_web.desk.actions import notify
from jiheng_web.ledgers.actions import record
from jiheng_web.submissions.models import STATE_WORDS, Step, Submission, Version
from jiheng_web.submissions.policies import LONGEST_OPINION, LONGEST_TEXT, guard_reason, guard_state, guard_year
from jiheng_web.submissions.queries.rounds import Window
from jiheng_web.submissions.queries.steps import was_approved
from jiheng_web.submissions.workflow import Act, find_end

LONGEST_TOLD = 1000
NEXT_DESK = {
    "draft": "targets.draft", "adjusting": "targets.draft", "agency_reviewing": "targets.agency_review",
    "department_reviewing": "targets.department_review", "finance_reviewing": "targets.finance_review", "awaiting_rating": "targets.rate",
    "rated": "targets.approve", "rejected": "targets.draft", "approved": "targets.publish", "published": "targets.draft",
}
"""Whom a state concerns: who is told of it, and with whom it waits."""


@dataclass(frozen=True, slots=True)
class Move:
    """An act by somebody in a role: why, to which end where the table leaves that open, and with which version and round."""

    act: Act
    actor: Actor
    role: str
    reason: str = ""
    end: str = ""
    before: str = ""
    version: Version | None = None
    window: Window = Window(None)  # noqa: RUF009  (frozen)
    words: str = ""


def lock(submission: Submission) -> Submission:
    """The submission as it is now, for us alone until the transaction ends; raises ``Submission.DoesNotExist`` where there is none."""
    return Submission.objects.select_for_update(of=("self",)).select_related("agency", "year").get(pk=submission.pk)


def subject_of(submission: Submission) -> str:
    """What the ledger calls a submission."""
    return f"submission/{submission.pk}"


def address_of(submission: Submission) -> str:
    """The page of a submission."""
    return reverse("submission", args=[submission.pk])


def guard_move(locked: Submission, act: Act) -> None:
    """Raises ``WrongState`` where the act does not fit the state or the year is over."""
    guard_year(locked)
    guard_state(locked, act)


def make_move(locked: Submission, move: Move) -> Step:
    """Carries an act out on a locked submission that ``guard_move`` let through: state, step, ledger entry, message."""
    reason = guard_reason(move.act, move.reason, longest=LONGEST_OPINION if move.act.name == "rate" else LONGEST_TEXT)
    before = locked.state
    locked.state = move.end or find_end(move.act, was_approved=was_approved(locked), before=move.before)
    locked.changed_at = timezone.now()
    locked.save()
    step = Step.objects.create(
        submission=locked, version=move.version, round=move.window.round, act=move.act.name, before=before, after=locked.state,
        reason=reason, is_late=move.window.is_late, made_by=move.actor.name, account_id=move.actor.account_id, role=move.role,
    )
    _record_move(locked, move, before, reason)
    _tell(locked, move, reason)
    return step


def _record_move(locked: Submission, move: Move, before: str, reason: str) -> None:
    version = move.version
    details: dict[str, object] = {"reason": _shorten(reason)} if reason else {}
    if version is not None:
        details |= {"version": version.number, "digest": version.digest}
    if move.window.is_late:
        details["is_late"] = True
    record(
        f"targets.{move.act.name}", actor=move.actor, role=move.role, subject=subject_of(locked),
        before={"state": before}, after={"state": locked.state}, details=details,
    )  # fmt: skip


def _shorten(reason: str) -> str:
    """A reason as the ledger and messages give it; a long opinion stands whole in its step."""
    return reason if len(reason) <= LONGEST_TOLD else f"{reason[:LONGEST_TOLD]}…"


def _tell(locked: Submission, move: Move, reason: str) -> None:
    permission = NEXT_DESK.get(locked.state)
    if permission is None or move.actor.account_id is None:
        return  # the only person of 单机版 need not tell themselves
    said = f"{locked}：{move.words or move.act.words}（{move.role} {move.actor.name}），现在是“{STATE_WORDS[locked.state]}”"
    why = f"理由：{_shorten(reason)}" if reason else ""
    notify(f"{said}。{why}", address=address_of(locked), permission=permission, path=locked.agency.path)
