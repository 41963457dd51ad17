"""The waivers of a submission."""

from django.db.models import QuerySet

import jiheng
from jiheng_web.submissions.models import Submission, SubmissionWaiver
from jiheng_web.submissions.queries.checking import check_submission


def list_granted(submission: Submission) -> QuerySet[SubmissionWaiver]:
    """All waivers, those that were taken back too, in the order in which they were granted."""
    return SubmissionWaiver.objects.filter(submission=submission).order_by("id")


def find_finding(submission: Submission, digest: str) -> jiheng.Finding | None:
    """The finding with this fingerprint in the draft, whether it is waived or not."""
    result = check_submission(submission)
    told = [*result.findings, *(waived.finding for waived in result.waived)]
    return next((finding for finding in told if finding.fingerprint == digest), None)
