"""Reviewing: the sheet of a project beside what was filed, opinions, and the rating of the whole."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

import jiheng
from jiheng_web.actors import get_actor
from jiheng_web.documents.views import attach_as
from jiheng_web.submissions import actions
from jiheng_web.submissions.actions import Opinion
from jiheng_web.submissions.models import RATINGS, Submission, Version
from jiheng_web.submissions.queries.checking import check_submission
from jiheng_web.submissions.queries.contents import get_filing
from jiheng_web.submissions.queries.pages import get_project, list_threads
from jiheng_web.submissions.queries.reviews import list_project_ratings, list_project_reviews
from jiheng_web.submissions.queries.rows import build_rows
from jiheng_web.submissions.queries.sheets import build_sheet, propose_reviews, read_sheet
from jiheng_web.submissions.queries.steps import find_last_version, find_reviewed_version
from jiheng_web.submissions.views.reaching import REFUSED, with_submission
from jiheng_web.submissions.workflow import UNDER_REVIEW, find_worst

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PAPER = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "HEAD", "POST"])
@with_submission
def review_page(request: HttpRequest, submission: Submission) -> HttpResponse:
    """All projects with their ratings, the opinion on the whole, and the act of rating."""
    version = _get_reviewed_or_404(submission)
    refusal = ""
    if request.method == "POST":
        try:
            return _review_whole(request, submission)
        except jiheng.JihengError as error:
            refusal = str(error)
    result, filing = check_submission(submission, content=version.content), get_filing(version)
    ratings = list_project_ratings(version)
    may = _list_may(request, submission)
    shown = {
        "submission": submission, "version": version, "refusal": refusal, "ratings": RATINGS, "worst": find_worst(list(ratings.values())),
        "lines": [
            (number, project, review, ratings.get(project.name, ""))
            for number, (project, review) in enumerate(zip(filing.projects, propose_reviews(filing, result), strict=True), start=1)
        ],
        "opinion": request.POST.get("opinion") or jiheng.print_opinion(jiheng.compose_opinion([(filing, result.findings)])), **may,
    }  # fmt: skip
    return render(request, "submissions/review.html", shown, status=REFUSED if refusal else 200)


def _review_whole(request: HttpRequest, submission: Submission) -> HttpResponse:
    """Rates the submission, or keeps an opinion on it."""
    actor, fields = get_actor(request), request.POST
    if fields.get("act") == "rate":
        actions.rate(submission, rating=fields.get("rating", ""), opinion=fields.get("opinion", ""), actor=actor)
    else:
        actions.review(submission, Opinion(fields.get("opinion", ""), None, fields.get("rating", "")), actor=actor)
    return redirect("submission", submission.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@with_submission
def project_review(request: HttpRequest, submission: Submission, index: int) -> HttpResponse:
    """The sheet of 审核表 of one project on the left, what was filed on the right."""
    version = _get_reviewed_or_404(submission)
    filing = get_filing(version)
    try:
        agency, project = get_project(filing, index)
    except LookupError as error:
        raise Http404(index) from error
    result = check_submission(submission, content=version.content)
    proposed, refusal = propose_reviews(filing, result)[index - 1], ""
    if request.method == "POST":
        try:
            sheet = read_sheet(request.POST, proposed)
            opinion = Opinion(request.POST.get("opinion", ""), project.name, sheet.rating, sheet.as_json)
            actions.review(submission, opinion, actor=get_actor(request))
            return redirect(reverse("submission_review", args=[submission.pk]))
        except jiheng.JihengError as error:
            refusal = str(error)
    findings = [finding for finding in result.findings if finding.project_index == index]
    threads = [shown for shown in list_threads(submission) if shown.thread.project == project.name]
    known = list_project_reviews(version).get(project.name)
    shown = {
        "submission": submission, "version": version, "index": index, "agency": agency, "project": project, "filing": filing,
        "sheet": build_sheet(proposed, known.sheet if known else {}, request.POST), "known": known, "refusal": refusal,
        "rows": build_rows(project, findings, threads), "findings": findings, "ratings": RATINGS, "threads": threads,
        "filled": request.POST, **_list_may(request, submission),
    }  # fmt: skip
    return render(request, "submissions/project_review.html", shown, status=REFUSED if refusal else 200)


@require_safe
@with_submission
def download_sheets(request: HttpRequest, submission: Submission, kind: str) -> HttpResponse:
    """The official review sheets with the program's first scores, one a project, as ``xlsx`` or ``docx``."""
    version = _get_reviewed_or_404(submission)
    if kind not in ("xlsx", "docx"):
        raise Http404(kind)
    pairs = [(get_filing(version), check_submission(submission, content=version.content).findings)]
    name = f"{submission.agency.name}-{submission.year.year}-审核表.{kind}"
    if kind == "docx":
        return attach_as(name, jiheng.write_review_document(pairs), _PAPER)
    return attach_as(name, jiheng.write_review_sheet(pairs), _WORKBOOK)


@require_safe
@with_submission
def download_opinion(request: HttpRequest, submission: Submission) -> HttpResponse:
    """The opinion on the whole as a document."""
    version = _get_reviewed_or_404(submission)
    pairs = [(get_filing(version), check_submission(submission, content=version.content).findings)]
    content = jiheng.write_opinion(jiheng.compose_opinion(pairs))
    return attach_as(f"{submission.agency.name}-{submission.year.year}-审核意见.docx", content, _PAPER)


def _get_reviewed_or_404(submission: Submission) -> Version:
    version = find_reviewed_version(submission) or find_last_version(submission)
    if version is None:
        raise Http404(submission.pk)
    return version


def _list_may(request: HttpRequest, submission: Submission) -> dict[str, bool]:
    """Whether this person may write a review now, and rate."""
    actor, path = get_actor(request), submission.agency.path
    reviews = ("targets.agency_review", "targets.department_review", "targets.finance_review", "targets.rate")
    stages = dict(zip(("agency_reviewing", "department_reviewing", "finance_reviewing", "awaiting_rating"), reviews, strict=True))
    may_review = submission.state in UNDER_REVIEW and actor.may(stages[submission.state], path)
    return {"may_review": may_review, "may_rate": submission.state == "awaiting_rating" and actor.may("targets.rate", path)}
