"""Filings to submit, and submissions at a stage, with defaults."""

import datetime
from functools import cache
from typing import Any

import jiheng
from jiheng_web.places.models import Place
from jiheng_web.submissions import actions
from jiheng_web.submissions.actions import Batch
from jiheng_web.submissions.models import Submission
from tests.web.office import Office
from tests.web.tables import LIFE, SCIENCE, Entry, make_table

FORM = "project-target-list"
CLEAN = (SCIENCE,)
"""A table in which nothing blocks."""
BLOCKED = (SCIENCE, LIFE)
"""A table in which one finding blocks."""
DAY = datetime.date(2026, 2, 1)
PASSES = (("agency_reviewer", "agency_pass"), ("department_performance", "department_pass"), ("finance_division", "finance_pass"))


@cache
def make_content(*entries: Entry) -> dict[str, Any]:
    """``jiheng.filing/1`` of a table with these projects."""
    return jiheng.filing_to_json(jiheng.read(make_table(*(entries or CLEAN)), name="表.txt").filing)


def open_draft(office: Office, *entries: Entry, agency: Place | None = None) -> Submission:
    """A submission with a received table as its draft."""
    place = agency or office.agencies[0]
    clerk = office.actor("agency_clerk", place)
    submission = actions.open_submission(place, office.year, FORM, actor=clerk)
    actions.receive_version(submission, make_content(*(entries or CLEAN)), "表.txt", "0" * 64, actor=clerk)
    return reload(submission)


def submit(office: Office, submission: Submission) -> Submission:
    """Sent to review by the head of its agency."""
    actions.submit(submission, actor=office.actor("agency_head", submission.agency))
    return reload(submission)


def pass_on(office: Office, submission: Submission, times: int = 3) -> Submission:
    """Passed by so many desks, from the agency's on."""
    for role, act in PASSES[:times]:
        place = {"agency_reviewer": submission.agency, "department_performance": submission.agency.parent}.get(role)
        getattr(actions, act)(submission, actor=office.actor(role, place))
    return reload(submission)


def rate(office: Office, submission: Submission, rating: str = "良", opinion: str = "可以") -> Submission:
    """Rated by the bureau."""
    actions.rate(submission, actor=office.actor("finance_performance"), rating=rating, opinion=opinion)
    return reload(submission)


def approve(office: Office, *submissions: Submission, number: str = "青财绩〔2026〕1号") -> None:
    """Approved together."""
    actions.approve(Batch(office.year, number, DAY, office.bureau), submissions, actor=office.actor("finance_leader"))


def make_approved(office: Office, agency: Place | None = None) -> Submission:
    """A submission that went all the way to its approval."""
    submission = rate(office, pass_on(office, submit(office, open_draft(office, agency=agency))))
    approve(office, submission)
    return reload(submission)


def reload(submission: Submission) -> Submission:
    """The submission as it is in the database now."""
    return Submission.objects.select_related("agency__parent", "year").get(pk=submission.pk)
