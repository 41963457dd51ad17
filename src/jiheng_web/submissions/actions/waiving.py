"""Waivers: a finding that may stand, who says so, why, and until when. They unblock."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

import jiheng
from jiheng_web.actors import Actor, permit
from jiheng_web.desk.actions import notify
from jiheng_web.ledgers.actions import record
from jiheng_web.submissions.actions.moving import address_of, lock, subject_of
from jiheng_web.submissions.actions.versions import count_content
from jiheng_web.submissions.models import Submission, SubmissionWaiver
from jiheng_web.submissions.policies import RefusedContent, guard_text, guard_year

LONGEST_WHO = 100
LONGEST_WHY = 500


@dataclass(frozen=True, slots=True)
class Grounds:
    """Who lets a finding stand, why, and until which day."""

    who: str
    why: str
    until: datetime.date


def waive(submission: Submission, finding: jiheng.Finding, grounds: Grounds, *, actor: Actor) -> SubmissionWaiver:
    """Lets a finding stand until a day; waived twice, the first waiver holds. Raises ``RefusedContent`` where who or why is missing."""
    role = permit(actor, "waivers.grant", submission.agency.path)
    who, why = _guard_grounds(grounds)
    with transaction.atomic():
        locked = lock(submission)
        guard_year(locked)
        known = SubmissionWaiver.objects.filter(submission=locked, digest=finding.fingerprint, revoked_at__isnull=True).first()
        if known is not None and known.until >= timezone.localdate():
            return known
        if known is not None:
            known.revoked_at = timezone.now()  # it has run out, and makes way for the new one
            known.save(update_fields=["revoked_at"])
        row = SubmissionWaiver.objects.create(
            submission=locked, digest=finding.fingerprint, rule=finding.code, project=finding.project or "",
            indicator=finding.indicator or "", message=finding.message, why=why, who=who, until=grounds.until,
        )  # fmt: skip
        _recount(locked)
        after = {"waiver": row.pk, "rule": row.rule, "digest": row.digest, "who": who, "why": why, "until": grounds.until.isoformat()}
        record("waivers.grant", actor=actor, role=role, subject=subject_of(locked), after=after)
        said = f"{locked}：“{finding.name}”已由{who}豁免到 {grounds.until}。"
        if actor.account_id is not None:
            notify(said, address=address_of(locked), permission="targets.draft", path=locked.agency.path)
    return row


def revoke_waiver(waiver: SubmissionWaiver, *, actor: Actor) -> SubmissionWaiver:
    """Takes a waiver back; it stays as a row. Revoked twice is revoked once."""
    role = permit(actor, "waivers.grant", waiver.submission.agency.path)
    with transaction.atomic():
        locked = lock(waiver.submission)
        guard_year(locked)
        current = SubmissionWaiver.objects.select_for_update().get(pk=waiver.pk)
        if current.revoked_at is not None:
            return current
        current.revoked_at = timezone.now()
        current.save(update_fields=["revoked_at"])
        _recount(locked)
        record("waivers.revoke", actor=actor, role=role, subject=subject_of(locked), before={"waiver": current.pk, "rule": current.rule})
    return current


def _guard_grounds(grounds: Grounds) -> tuple[str, str]:
    who, why = guard_text(grounds.who.strip()), guard_text(grounds.why.strip())
    if not who or len(who) > LONGEST_WHO:
        raise RefusedContent(f"请写批准人：谁同意不改，最多 {LONGEST_WHO} 个字。")
    if not why or len(why) > LONGEST_WHY:
        raise RefusedContent(f"请写理由：为什么不改，最多 {LONGEST_WHY} 个字。")
    if grounds.until < timezone.localdate():
        raise RefusedContent("有效期已经过了；请写今天或以后的日期。")
    return who, why


def _recount(locked: Submission) -> None:
    """The columns of the list anew, for a waived finding is not counted."""
    if locked.content is None:
        return
    for name, count in count_content(locked, locked.content).items():
        setattr(locked, name, count)
    locked.save()
