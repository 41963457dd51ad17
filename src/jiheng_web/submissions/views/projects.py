"""A project of a submission: its indicators with what was found and said, and the form to write in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

import jiheng
from jiheng_web.actors import get_actor, permit
from jiheng_web.submissions import actions
from jiheng_web.submissions.forms import read_number
from jiheng_web.submissions.models import Submission
from jiheng_web.submissions.policies import Conflict
from jiheng_web.submissions.queries.checking import check_submission
from jiheng_web.submissions.queries.contents import get_draft, parse_content
from jiheng_web.submissions.queries.editing import Written, list_fields, write_fields
from jiheng_web.submissions.queries.pages import get_project, list_threads
from jiheng_web.submissions.queries.rows import build_rows
from jiheng_web.submissions.views.reaching import CONFLICT, REFUSED, with_submission


@require_safe
@with_submission
def project_page(request: HttpRequest, submission: Submission, index: int) -> HttpResponse:
    """One project: funds, objectives, indicators, findings, pinned remarks."""
    agency, project = _get_project_or_404(submission, index)
    actor, path = get_actor(request), submission.agency.path
    threads = [shown for shown in list_threads(submission) if shown.thread.project == project.name]
    findings = [finding for finding in check_submission(submission).findings if finding.project_index == index]
    filing = get_draft(submission)
    shown = {
        "submission": submission, "index": index, "agency": agency, "project": project, "filing": filing, "threads": threads,
        "rows": build_rows(project, findings, threads), "findings": findings, "count": sum(1 for _ in filing.projects),
        "may_comment": actor.may("targets.comment", path), "may_waive": actor.may("waivers.grant", path),
        "may_settle": actions.may_settle(actor, path),
        "may_draft": actor.may("targets.draft", path) and submission.state in ("draft", "adjusting"),
    }  # fmt: skip
    return render(request, "submissions/project.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@with_submission
def edit_project(request: HttpRequest, submission: Submission, index: int) -> HttpResponse:
    """The texts of a project to be written; saved over somebody else's change only after both were shown."""
    _, project = _get_project_or_404(submission, index)
    permit(get_actor(request), "targets.draft", submission.agency.path)
    if request.method != "POST":
        return _render_form(request, submission, index, Written(list_fields(project)))
    written = Written(list_fields(project), request.POST.dict())
    base = read_number(request.POST, "revision") or 0
    try:
        content = write_fields(submission.content, index, written)
        actions.save_draft(submission, content, base, actor=get_actor(request))
    except Conflict as conflict:
        return _render_conflict(request, submission, index, conflict)
    except jiheng.JihengError as error:
        return _render_form(request, submission, index, written, str(error), status=REFUSED)
    return redirect(f"{reverse('submission_project', args=[submission.pk, index])}?saved=1")


def _render_form(
    request: HttpRequest, submission: Submission, index: int, written: Written, refusal: str = "", *, status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    shown = {"submission": submission, "index": index, "written": written, "refusal": refusal, "revision": submission.revision, **more}
    return render(request, "submissions/edit.html", shown, status=status)


def _render_conflict(request: HttpRequest, submission: Submission, index: int, conflict: Conflict) -> HttpResponse:
    """The form with both values wherever they differ; saving again is saving over the other's revision."""
    submission.content, submission.revision = conflict.theirs, conflict.revision
    try:
        _, project = get_project(parse_content(conflict.theirs), index)
    except LookupError as error:
        raise Http404(index) from error
    written = Written(list_fields(project), request.POST.dict())
    return _render_form(request, submission, index, written, str(conflict), status=CONFLICT, is_conflict=True)


def _get_project_or_404(submission: Submission, index: int) -> tuple[str, jiheng.Project]:
    if submission.content is None:
        raise Http404(index)
    try:
        return get_project(get_draft(submission), index)
    except LookupError as error:
        raise Http404(index) from error
