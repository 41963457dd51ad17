"""What happened to a submission, and what of it can be taken back."""

from django.db.models import QuerySet

from jiheng_web.actors import Actor
from jiheng_web.submissions.models import ApprovedVersion, Step, Submission, Version
from jiheng_web.submissions.workflow import ACTS


def list_steps(submission: Submission) -> QuerySet[Step]:
    """All steps, the first one first."""
    return Step.objects.filter(submission=submission).select_related("version", "round").order_by("id")


def find_last_step(submission: Submission) -> Step | None:
    """The newest step."""
    return list_steps(submission).last()


def was_approved(submission: Submission) -> bool:
    """Whether a version of it has ever been approved."""
    return ApprovedVersion.objects.filter(version__submission=submission).exists()


def find_last_version(submission: Submission) -> Version | None:
    """The newest version."""
    return Version.objects.filter(submission=submission).order_by("-number").first()


def find_reviewed_version(submission: Submission) -> Version | None:
    """The newest version that was sent to review."""
    return Version.objects.filter(submission=submission, cause="submitted").order_by("-number").first()


def find_approved_version(submission: Submission) -> Version | None:
    """The newest version that was approved."""
    return Version.objects.filter(submission=submission, approved__isnull=False).order_by("-number").first()


def find_undone(submission: Submission, *, actor: Actor) -> Step | None:
    """The step that this person may take back: the last one, their own, and one that sent the submission on."""
    last = find_last_step(submission)
    if last is None or last.act not in ACTS or not ACTS[last.act].is_onward or last.after != submission.state:
        return None
    return last if (last.made_by, last.account_id) == (actor.name, actor.account_id) else None


def find_state_before_adjusting(submission: Submission) -> str:
    """The state from which the running adjustment began."""
    begun = Step.objects.filter(submission=submission, act="adjust").order_by("-id").first()
    return begun.before if begun else "approved"
