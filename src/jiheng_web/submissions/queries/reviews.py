"""What reviewers have said of a version."""

from django.db.models import QuerySet

from jiheng_web.submissions.models import Review, Submission, Version


def list_reviews(submission: Submission) -> QuerySet[Review]:
    """All reviews of all versions, the latest first."""
    return Review.objects.filter(version__submission=submission).select_related("version").order_by("-id")


def list_project_reviews(version: Version) -> dict[str, Review]:
    """The newest review of each project of a version, by the project's name."""
    rows = Review.objects.filter(version=version, project__isnull=False).order_by("id")
    return {row.project: row for row in rows if row.project is not None}


def list_project_ratings(version: Version) -> dict[str, str]:
    """The newest rating of each rated project of a version in the finance bureau's stage."""
    rows = Review.objects.filter(version=version, project__isnull=False, stage="finance").exclude(rating="").order_by("id")
    return {row.project: row.rating for row in rows if row.project is not None}
