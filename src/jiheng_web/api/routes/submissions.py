"""Submissions, their versions, differences of these, and what rules find in them."""

import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

import jiheng
from jiheng_web.actors import get_actor, permit_anywhere
from jiheng_web.api.routes.answers import Limit, Number, Offset, Text, answers
from jiheng_web.places.models import FiscalYear
from jiheng_web.places.queries import get_place
from jiheng_web.submissions.actions import open_submission
from jiheng_web.submissions.models import Submission, Version
from jiheng_web.submissions.queries.checking import check_submission
from jiheng_web.submissions.queries.contents import get_filing
from jiheng_web.submissions.queries.scope import SEE, get_submission, get_version, list_submissions

router = Router(tags=["申报"])


class SubmissionOut(Schema):
    """What an agency files in a year on a form."""

    id: int
    agency_id: int
    agency: str
    year: int
    form: str
    state: str
    state_words: str
    revision: int
    rating: str
    project_count: int
    must_count: int
    should_count: int


class Opening(Schema):
    """Which submission is to be opened."""

    agency_id: Number
    year: int
    form: Text


class Submissions(Schema):
    """Submissions, and how many there are in all."""

    count: int
    rows: list[SubmissionOut]


class VersionOut(Schema):
    """A version; ``digest`` is the SHA-256 of its canonical JSON."""

    number: int
    cause: str
    digest: str
    source_name: str
    source_sha256: str
    made_by: str
    made_at: datetime.datetime


class FindingOut(Schema):
    """A finding of a rule."""

    code: str
    name: str
    severity: str
    message: str
    remedy: str
    project: str | None
    indicator_number: int | None
    fingerprint: str


@router.get("/submissions", response=answers(Submissions), summary="申报列表")
def submissions(
    request: HttpRequest, year: int | None = None, state: Text | None = None, form: Text | None = None, place: Number | None = None,
    limit: Limit = 50, offset: Offset = 0,
) -> Submissions:  # fmt: skip
    """The submissions that one may see; ``place`` is an agency or what lies above it."""
    permit_anywhere(get_actor(request), SEE)
    asked = {"year__year": year, "state": state, "form": form, "agency__path__contains": f"/{place}/" if place else None}
    found = list_submissions(get_actor(request)).filter(**{field: value for field, value in asked.items() if value is not None})
    return Submissions(count=found.count(), rows=[show_submission(one) for one in found[offset:offset + limit]])


@router.post("/submissions", response=answers(SubmissionOut), summary="打开一份申报")
def open_one(request: HttpRequest, opening: Opening) -> SubmissionOut:
    """The submission of an agency in a year on a form; made where it is not there."""
    actor = get_actor(request)
    agency = get_place(opening.agency_id, actor=actor)
    return show_submission(open_submission(agency, FiscalYear.objects.get(year=opening.year), opening.form, actor=actor))


@router.get("/submissions/{number}", response=answers(SubmissionOut), summary="一份申报")
def submission(request: HttpRequest, number: Number) -> SubmissionOut:
    """One of them."""
    return show_submission(get_submission(number, actor=get_actor(request)))


@router.get("/submissions/{number}/findings", response=answers(list[FindingOut]), summary="草稿里的疑点")
def findings(request: HttpRequest, number: Number) -> list[FindingOut]:
    """What rules find in the draft today, without what is waived."""
    result = check_submission(get_submission(number, actor=get_actor(request)))
    return [
        FindingOut(
            code=one.code, name=one.name, severity=one.severity, message=one.message, remedy=one.remedy, project=one.project,
            indicator_number=one.indicator_number, fingerprint=one.fingerprint,
        )
        for one in result.findings
    ]


@router.get("/submissions/{number}/versions", response=answers(list[VersionOut]), summary="各个版本")
def versions(request: HttpRequest, number: Number) -> list[VersionOut]:
    """All versions, the first one first."""
    found = get_submission(number, actor=get_actor(request))
    return [_version(one) for one in Version.objects.filter(submission=found).defer("content").order_by("number")]


@router.get("/submissions/{number}/versions/{version}", response=answers(dict[str, Any]), summary="一个版本的内容（jiheng.filing/1）")
def version_content(request: HttpRequest, number: Number, version: Number) -> dict[str, Any]:
    """What was filed, as ``jiheng.filing/1``; its digest is checked."""
    found = get_version(get_submission(number, actor=get_actor(request)), version)
    return jiheng.filing_to_json(get_filing(found))


@router.get(
    "/submissions/{number}/versions/{before}/difference/{after}", response=answers(dict[str, Any]), summary="两个版本的差别"
)
def difference(request: HttpRequest, number: Number, before: Number, after: Number) -> dict[str, Any]:
    """What changed between two versions: projects, indicators, money, targets as evaluated."""
    found = get_submission(number, actor=get_actor(request))
    one, other = get_filing(get_version(found, before)), get_filing(get_version(found, after))
    return dict(jiheng.difference_to_json(jiheng.compare(one, other)))


def show_submission(one: Submission) -> SubmissionOut:
    """A submission as the interface shows it."""
    return SubmissionOut(
        id=one.pk, agency_id=one.agency_id, agency=one.agency.name, year=one.year.year, form=one.form, state=one.state,
        state_words=one.get_state_display(), revision=one.revision, rating=one.rating, project_count=one.project_count,
        must_count=one.must_count, should_count=one.should_count,
    )  # fmt: skip


def _version(one: Version) -> VersionOut:
    return VersionOut(
        number=one.number, cause=one.cause, digest=one.digest, source_name=one.source_name, source_sha256=one.source_sha256,
        made_by=one.made_by, made_at=one.made_at,
    )
