"""What a person may see: submissions of agencies at or below the places where they hold ``targets.see``."""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from jiheng_web.actors import Actor
from jiheng_web.submissions.models import Approval, Submission, Version

SEE = "targets.see"


def within(actor: Actor, permission: str, field: str) -> Q:
    """The condition that the path in ``field`` lies where ``actor`` holds ``permission``; nowhere where they do not."""
    return reduce(or_, (Q(**{f"{field}__startswith": path}) for path in actor.list_paths(permission)), Q(pk__in=[]))


def list_submissions(actor: Actor, *, permission: str = SEE) -> QuerySet[Submission]:
    """The submissions that ``actor`` may see (or do ``permission`` with), without their drafts, by year and agency."""
    seen = Submission.objects.filter(within(actor, permission, "agency__path")).select_related("agency", "year")
    return seen.defer("content").order_by("-year__year", "agency__path", "form")


def get_submission(number: int, *, actor: Actor) -> Submission:
    """One submission; raises ``Submission.DoesNotExist`` where there is none that ``actor`` may see."""
    return list_submissions(actor).defer(None).get(pk=number)


def get_version(submission: Submission, number: int) -> Version:
    """A version by its number; raises ``Version.DoesNotExist``."""
    return Version.objects.select_related("submission__agency", "submission__year", "round").get(submission=submission, number=number)


def list_approvals(actor: Actor) -> QuerySet[Approval]:
    """The approvals that hold a submission ``actor`` may see, the latest first."""
    seen = Approval.objects.filter(within(actor, SEE, "approved__version__submission__agency__path"))
    return seen.select_related("year", "place").distinct().order_by("-approved_on", "-id")
