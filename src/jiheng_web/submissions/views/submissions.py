"""The list of submissions, one of them, and the acts on one or many."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

import jiheng
from jiheng_web.actors import get_actor, permit_anywhere
from jiheng_web.places.models import FiscalYear, Place
from jiheng_web.submissions import actions
from jiheng_web.submissions.forms import read_number, read_numbers
from jiheng_web.submissions.models import STATE_WORDS, Submission
from jiheng_web.submissions.policies import Blocked
from jiheng_web.submissions.queries.checking import check_submission
from jiheng_web.submissions.queries.lists import (
    filter_submissions,
    late_condition,
    list_departments,
    list_openable,
    list_years,
    read_filter,
)
from jiheng_web.submissions.queries.pages import list_buttons, list_projects, list_threads, say_whose_turn
from jiheng_web.submissions.queries.reviews import list_reviews
from jiheng_web.submissions.queries.rounds import list_rounds
from jiheng_web.submissions.queries.scope import SEE, list_submissions
from jiheng_web.submissions.queries.steps import list_steps
from jiheng_web.submissions.queries.waivers import list_granted
from jiheng_web.submissions.views.acting import BATCH_ACTS, Outcome, act_on, describe_acts
from jiheng_web.submissions.views.reaching import REFUSED, refusals_as_pages, status_of, with_submission

ON_A_PAGE = 100
_FORMS = ("project-target-list", "project-target", "department-target", "regional-target")
"""The forms that hold targets, which are what is submitted."""


@require_safe
def submission_list(request: HttpRequest) -> HttpResponse:
    """The submissions that one may see, filtered, with boxes to act on several."""
    permit_anywhere(get_actor(request), SEE)
    return _render_list(request)


def _render_list(request: HttpRequest, outcomes: list[Outcome] | None = None, status: int = 200) -> HttpResponse:
    actor, chosen = get_actor(request), read_filter(request.GET)
    found = filter_submissions(chosen, actor=actor)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    late = set(list_submissions(actor).filter(late_condition(), pk__in=[one.pk for one in page]).values_list("pk", flat=True))
    query = request.GET.copy()
    query.pop("page", None)
    shown = {
        "page": page, "chosen": chosen, "states": STATE_WORDS, "years": list_years(actor), "departments": list_departments(actor),
        "agencies": list_openable(actor), "forms": [(form, jiheng.FORM_WORDS[form]) for form in _FORMS], "late": late,
        "acts": describe_acts(actor), "outcomes": outcomes or [], "query": query.urlencode(),
        "may_approve": bool(actor.list_paths("targets.approve")), "may_set_rounds": bool(actor.list_paths("collecting.issue")),
    }  # fmt: skip
    return render(request, "submissions/list.html", shown, status=status)


@require_POST
@refusals_as_pages
def open_submission(request: HttpRequest) -> HttpResponse:
    """Opens the submission of an agency, and goes there."""
    actor = get_actor(request)
    permit_anywhere(actor, SEE)
    agency = Place.objects.filter(pk=read_number(request.POST, "agency") or 0, kind="agency").first()
    year = FiscalYear.objects.filter(pk=read_number(request.POST, "year") or 0).first()
    if agency is None or year is None:
        raise jiheng.JihengError("请选单位和预算年度；列表里没有的，请先在“单位”里维护。")
    submission = actions.open_submission(agency, year, request.POST.get("form", ""), actor=actor)
    return redirect("submission", submission.pk)


@require_safe
@with_submission
def submission_page(request: HttpRequest, submission: Submission) -> HttpResponse:
    """One submission: projects, what blocks, remarks, versions, steps, buttons."""
    return render_page(request, submission)


def render_page(request: HttpRequest, submission: Submission, refusal: jiheng.JihengError | None = None) -> HttpResponse:
    """The page of a submission; with a refusal the sentence stands above it, with the reason that was typed, and what blocks is listed."""
    actor, path = get_actor(request), submission.agency.path
    threads = list_threads(submission)
    has_content = submission.content is not None
    result = check_submission(submission) if has_content else None
    shown = {
        "submission": submission, "subject": f"submission/{submission.pk}", "refusal": refusal, "threads": threads,
        "projects": list_projects(submission, threads) if has_content else (), "result": result,
        "blocking": [one for one in result.findings if one.severity == "must"] if result else [],
        "is_blocked": isinstance(refusal, Blocked), "typed_reason": request.POST.get("reason", "") if refusal else "",
        "whose_turn": say_whose_turn(submission), "buttons": list_buttons(submission, actor=actor),
        "versions": submission.versions.select_related("round").order_by("-number"), "steps": list_steps(submission),
        "reviews": list_reviews(submission), "waivers": list_granted(submission), "rounds": list_rounds(submission.year),
        "may_comment": actor.may("targets.comment", path), "may_waive": actor.may("waivers.grant", path),
        "may_draft": actor.may("targets.draft", path) and submission.state in ("draft", "adjusting"),
        "may_rate": actor.may("targets.rate", path), "may_settle": actions.may_settle(actor, path),
    }  # fmt: skip
    return render(request, "submissions/submission.html", shown, status=status_of(refusal) if refusal else 200)


@require_POST
@with_submission
def act(request: HttpRequest, submission: Submission) -> HttpResponse:
    """One act on one submission; a refusal stands on its page."""
    try:
        act_on(submission, request.POST.get("act", ""), request.POST.get("reason", ""), actor=get_actor(request))
    except jiheng.JihengError as error:
        submission.refresh_from_db()
        return render_page(request, submission, error)
    return redirect("submission", submission.pk)


@require_POST
def act_on_many(request: HttpRequest) -> HttpResponse:
    """One act on each of the chosen submissions; what was refused is said line by line, the rest is done."""
    actor = get_actor(request)
    permit_anywhere(actor, SEE)
    name, reason = request.POST.get("act", ""), request.POST.get("reason", "")
    chosen = list_submissions(actor).defer(None).filter(pk__in=read_numbers(request.POST.getlist("chosen")))
    outcomes = [_try_act(submission, name, reason, request) for submission in chosen] if name in BATCH_ACTS else []
    if not outcomes:
        outcomes = [Outcome("", "没有勾选申报，或没有选要做的事；请勾选后再按按钮。")]
    return _render_list(request, outcomes, status=200 if any(not outcome.refusal for outcome in outcomes) else REFUSED)


def _try_act(submission: Submission, name: str, reason: str, request: HttpRequest) -> Outcome:
    try:
        act_on(submission, name, reason, actor=get_actor(request))
    except jiheng.JihengError as error:
        return Outcome(str(submission), str(error), submission.pk)
    return Outcome(str(submission), "", submission.pk)
