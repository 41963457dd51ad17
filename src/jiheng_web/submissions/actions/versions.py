"""Making a version: what was filed at one moment, under a digest, never to be changed."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from jiheng_web.actors import Actor
from jiheng_web.documents.models import ReadDocument
from jiheng_web.submissions.models import Round, Submission, Version
from jiheng_web.submissions.queries.checking import check_submission
from jiheng_web.submissions.queries.contents import digest_content, parse_content
from jiheng_web.submissions.queries.steps import find_approved_version

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a version came in: name, digest, and the document that was read of it where it was kept."""

    name: str = ""
    sha256: str = ""
    document: ReadDocument | None = None


def add_version(
    locked: Submission, content: Any, *, cause: str, actor: Actor, round_: Round | None = None, source: Origin | None = None,
) -> Version:
    """The next version of a locked submission; ``content`` has been normalised."""
    last = Version.objects.filter(submission=locked).aggregate(last=Max("number"))["last"] or 0
    origin = source or Origin()
    return Version.objects.create(
        submission=locked, number=last + 1, content=content, digest=digest_content(content), cause=cause, round=round_,
        made_by=actor.name, source_name=origin.name[-LONGEST_NAME:], source_sha256=origin.sha256, document=origin.document,
    )  # fmt: skip


def restore_approved(locked: Submission) -> None:
    """Puts the approved version back as the draft of a locked submission; the caller saves it."""
    approved = find_approved_version(locked)
    if approved is None:
        return
    locked.content, locked.revision = approved.content, locked.revision + 1
    for name, count in count_content(locked, approved.content).items():
        setattr(locked, name, count)


def count_content(submission: Submission, content: Any) -> dict[str, int]:
    """The columns of the list: how many projects a content has, and findings; raises ``jiheng.JihengError`` for what is no filing."""
    counts = check_submission(submission, content=content).counts
    projects = sum(1 for _ in parse_content(content).projects)
    return {"project_count": projects, "must_count": counts["must"], "should_count": counts["should"]}
