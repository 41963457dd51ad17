"""Remarks: pinned to a submission, a project, an indicator or a cell, answered, settled, and kept for ever."""

import datetime
import hashlib
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from jiheng_web.actors import Actor, permit
from jiheng_web.desk.actions import notify
from jiheng_web.ledgers.actions import record
from jiheng_web.submissions.actions.moving import NEXT_DESK, address_of, lock, subject_of
from jiheng_web.submissions.models import Remark, Submission, Thread
from jiheng_web.submissions.policies import RefusedContent, guard_text
from jiheng_web.submissions.queries.steps import find_last_version

LONGEST_CELL = 40
_SETTLES = ("targets.agency_review", "targets.department_review", "targets.finance_review", "targets.rate")
"""Who reviews may say that a remark is settled."""


@dataclass(frozen=True, slots=True)
class Pin:
    """What a remark is about: all of it (nothing given), a project, an indicator of it, or one cell of either (the name of a field)."""

    project: str = ""
    indicator_number: int | None = None
    indicator: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """By whom and when something was said that came in a workbook; a remark from the web is said by the actor, now."""

    author: str
    at: datetime.datetime | None = None


def add_remark(submission: Submission, pin: Pin, text: str, source: str = "web", said: Said | None = None, *, actor: Actor) -> Remark:
    """Says something about a place: in the open thread of that place, else in a new one.

    What a workbook brings back a second time (same place, author and text) is the remark that is there. Raises ``RefusedContent`` for
    an empty or too long text.
    """
    role = permit(actor, "targets.comment", submission.agency.path)
    with transaction.atomic():
        locked = lock(submission)
        if source == "workbook" and (known := _find_known(locked, pin, text, said or Said(actor.name))):
            return known
        thread = _find_thread(locked, pin) or _open_thread(locked, pin)
        return _add(locked, thread, text, source, said, actor=actor, role=role)


def answer(thread: Thread, text: str, *, actor: Actor) -> Remark:
    """Answers in a thread, also in one that was settled: that opens it again."""
    role = permit(actor, "targets.comment", thread.submission.agency.path)
    with transaction.atomic():
        locked = lock(thread.submission)
        current = Thread.objects.select_for_update().get(pk=thread.pk)
        if current.is_settled:
            current.is_settled = False
            current.save(update_fields=["is_settled"])
        return _add(locked, current, text, "web", None, actor=actor, role=role)


def settle_thread(thread: Thread, *, actor: Actor) -> Thread:
    """A reviewer says that nothing is left to do; settled twice is settled once."""
    role = _permit_settling(actor, thread.submission.agency.path)
    with transaction.atomic():
        locked = lock(thread.submission)
        current = Thread.objects.select_for_update().get(pk=thread.pk)
        if current.is_settled:
            return current
        current.is_settled = True
        current.save(update_fields=["is_settled"])
        record(
            "targets.settle", actor=actor, role=role, subject=subject_of(locked), before={"is_settled": False}, after={"is_settled": True},
            details={"thread": current.pk},
        )  # fmt: skip
    return current


def may_settle(actor: Actor, path: str) -> bool:
    """Whether this person reviews at the place with this path."""
    return any(actor.may(permission, path) for permission in _SETTLES)


def digest_remark(author: str, text: str, moment: str = "") -> str:
    """The digest by which a remark of a thread is known again; ``moment`` parts two remarks of the same words."""
    return hashlib.sha256(f"{author}\n{text}\n{moment}".encode(errors="replace")).hexdigest()


def _permit_settling(actor: Actor, path: str) -> str:
    for permission in _SETTLES:
        if actor.may(permission, path):
            return permit(actor, permission, path)
    raise PermissionDenied


def _find_known(locked: Submission, pin: Pin, text: str, said: Said) -> Remark | None:
    """The remark that a workbook brings back: the same words of the same person at the same place."""
    there = Remark.objects.filter(
        thread__submission=locked, thread__project=pin.project, thread__indicator_number=pin.indicator_number, thread__cell=pin.cell,
    )  # fmt: skip
    return there.filter(author=said.author, text=text.strip()).order_by("id").first()


def _find_thread(locked: Submission, pin: Pin) -> Thread | None:
    same = Thread.objects.filter(submission=locked, project=pin.project, indicator_number=pin.indicator_number, cell=pin.cell)
    return same.filter(is_settled=False).order_by("-id").first()


def _open_thread(locked: Submission, pin: Pin) -> Thread:
    for part in (pin.project, pin.indicator, pin.cell):
        guard_text(part)
    if len(pin.cell) > LONGEST_CELL:
        raise RefusedContent("意见所在的栏不对；请在页面上重新选。")
    return Thread.objects.create(
        submission=locked, version=find_last_version(locked), project=pin.project, indicator_number=pin.indicator_number,
        indicator=pin.indicator, cell=pin.cell,
    )  # fmt: skip


def _add(locked: Submission, thread: Thread, text: str, source: str, said: Said | None, *, actor: Actor, role: str) -> Remark:
    words = guard_text(text.strip())
    if not words:
        raise RefusedContent("意见是空的；请写一句话。")
    author, moment = (said or Said(actor.name)).author, (said.at if said else None) or timezone.now()
    digest = digest_remark(author, words, "" if source == "workbook" else moment.isoformat())
    remark = Remark.objects.create(
        thread=thread, author=author, role=role if author == actor.name else "", text=words, made_at=moment, source=source, digest=digest,
    )  # fmt: skip
    record(
        "targets.remark", actor=actor, role=role, subject=subject_of(locked),
        after={"thread": thread.pk, "remark": remark.pk, "digest": digest}, details={"author": author, "source": source},
    )  # fmt: skip
    if actor.account_id is not None:
        _tell(locked, author, words, actor)
    return remark


def _tell(locked: Submission, author: str, words: str, actor: Actor) -> None:
    """Tells the other side: the agency of what a reviewer says, the reviewers of what the agency answers."""
    drafts = actor.may("targets.draft", locked.agency.path)
    permission = NEXT_DESK.get(locked.state, "targets.draft") if drafts else "targets.draft"
    notify(f"{locked}：{author}提出意见：{words[:80]}", address=address_of(locked), permission=permission, path=locked.agency.path)
