"""Opening a submission, saving its draft, and taking in what came as a file."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

import jiheng
from jiheng_web.actors import Actor, permit
from jiheng_web.documents.models import ReadDocument
from jiheng_web.ledgers.actions import record
from jiheng_web.places.models import FiscalYear, Place
from jiheng_web.submissions.actions.moving import lock, subject_of
from jiheng_web.submissions.actions.versions import Origin, add_version, count_content
from jiheng_web.submissions.models import STATE_WORDS, Submission, Version
from jiheng_web.submissions.policies import Conflict, RefusedContent, WrongState, guard_editable, guard_year
from jiheng_web.submissions.queries.contents import digest_content, normalise_content, parse_content


def open_submission(agency: Place, year: FiscalYear, form: str, *, actor: Actor) -> Submission:
    """The submission of an agency in a year on a form, made where it is not there. Who drafts or receives may.

    Raises ``RefusedContent`` for a form that is none.
    """
    role = _permit_writing(actor, agency)
    if form not in jiheng.FORM_WORDS:
        raise RefusedContent(f"没有“{form}”这种表；请选一种绩效目标表。")
    with transaction.atomic():
        known, is_new = Submission.objects.select_related("agency", "year").get_or_create(agency=agency, year=year, form=form)
        if is_new:
            guard_year(known)
            record("targets.open", actor=actor, role=role, subject=subject_of(known), after={"state": known.state, "form": form})
    return known


def _permit_writing(actor: Actor, agency: Place) -> str:
    try:
        return permit(actor, "targets.draft", agency.path)
    except PermissionDenied:
        return permit(actor, "collecting.receive", agency.path)


def save_draft(submission: Submission, content: Mapping[str, Any], base_revision: int, *, actor: Actor) -> Submission:
    """Keeps a draft that was made from revision ``base_revision``; raises ``Conflict`` where the draft has changed since.

    The same content again changes nothing. Raises ``WrongState`` where it stands still, and ``jiheng.JihengError`` for what is no filing.
    """
    role = permit(actor, "targets.draft", submission.agency.path)
    plain = normalise_content(content)
    counts = _count(submission, plain)
    with transaction.atomic():
        locked = lock(submission)
        guard_year(locked)
        guard_editable(locked)
        if locked.content is not None and digest_content(locked.content) == digest_content(plain):
            return locked
        if locked.revision != base_revision:
            raise Conflict(locked.content, locked.revision)
        before = _write_draft(locked, plain, counts)
        record("targets.draft", actor=actor, role=role, subject=subject_of(locked), before=before, after=_say_draft(locked))
    return locked


def receive_version(
    submission: Submission, filing_json: Mapping[str, Any], source_name: str, source_sha256: str,
    document: ReadDocument | None = None, *, actor: Actor,
) -> Version:
    """What came as a file becomes the draft, and a version with the cause ``received``.

    Received twice unchanged, it is one version. Raises ``WrongState`` where the submission is under review or further, and
    ``jiheng.JihengError`` for what is no filing.
    """  # fmt: skip
    role = _permit_writing(actor, submission.agency)
    plain = normalise_content(filing_json)
    counts = _count(submission, plain)
    with transaction.atomic():
        locked = lock(submission)
        guard_year(locked)
        _guard_receiving(locked)
        last = Version.objects.filter(submission=locked).order_by("-number").first()
        is_known = last is not None and last.digest == digest_content(plain) and last.source_sha256 == source_sha256
        if last is not None and is_known and locked.content is not None and digest_content(locked.content) == last.digest:
            return last
        before = _write_draft(locked, plain, counts)
        version = add_version(locked, plain, cause="received", actor=actor, source=Origin(source_name, source_sha256, document))
        details = {"version": version.number, "source": source_name, "source_sha256": source_sha256}
        record(
            "targets.receive", actor=actor, role=role, subject=subject_of(locked), before=before, after=_say_draft(locked), details=details
        )
    return version


def _guard_receiving(locked: Submission) -> None:
    try:
        guard_editable(locked)
    except WrongState as error:
        raise WrongState(f"“{locked}”现在是“{STATE_WORDS[locked.state]}”，不能再收新表；请先退回，或申请调整。") from error


def _count(submission: Submission, plain: Any) -> dict[str, int]:
    """How many projects and findings a content has; raises ``jiheng.JihengError`` for what is no filing or one on another form."""
    filing = parse_content(plain)
    if filing.form != submission.form:
        wanted, came = (jiheng.FORM_WORDS.get(form, form) for form in (submission.form, filing.form))
        raise RefusedContent(f"这份申报要的是{wanted}，收到的是{came}；请换一份表。")
    return count_content(submission, plain)


def _write_draft(locked: Submission, plain: Any, counts: Mapping[str, int]) -> dict[str, object]:
    """Writes the draft; what the ledger says of the one before."""
    before = _say_draft(locked)
    locked.content, locked.revision, locked.changed_at = plain, locked.revision + 1, timezone.now()
    for name, count in counts.items():
        setattr(locked, name, count)
    locked.save()
    return before


def _say_draft(locked: Submission) -> dict[str, object]:
    digest = None if locked.content is None else digest_content(locked.content)
    return {"revision": locked.revision, "digest": digest}
