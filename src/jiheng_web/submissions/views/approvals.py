"""批复: the list of approvals, a new one over many submissions, one of them, and the public site of what it approved."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

import jiheng
from jiheng_web.actors import get_actor, permit, permit_anywhere
from jiheng_web.documents.views import attach_as
from jiheng_web.places.models import FiscalYear, Place
from jiheng_web.sites.views import pack_site
from jiheng_web.submissions import actions
from jiheng_web.submissions.actions import Batch
from jiheng_web.submissions.forms import get_day, read_number, read_numbers
from jiheng_web.submissions.models import Approval, Submission, Version
from jiheng_web.submissions.queries.contents import get_filing
from jiheng_web.submissions.queries.scope import SEE, list_approvals, list_submissions, within
from jiheng_web.submissions.views.reaching import refusals_as_pages, status_of

PERMISSION = "targets.approve"


@require_safe
def approval_list(request: HttpRequest) -> HttpResponse:
    """The approvals that one may see."""
    actor = get_actor(request)
    permit_anywhere(actor, SEE)
    shown = {"approvals": list_approvals(actor), "may_approve": bool(actor.list_paths(PERMISSION))}
    return render(request, "submissions/approvals.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest) -> HttpResponse:
    """Chooses among what is rated, asks for number and day, and approves all of it or nothing."""
    actor = get_actor(request)
    permit_anywhere(actor, PERMISSION)
    if request.method != "POST":
        return _ask(request)
    try:
        chosen = _list_chosen(request)
        approval = actions.approve(_read_batch(request, chosen), chosen, actor=actor)
    except jiheng.JihengError as error:
        return _ask(request, str(error), status=status_of(error))
    return redirect("approval", approval.pk)


def _list_chosen(request: HttpRequest) -> list[Submission]:
    numbers = read_numbers(request.POST.getlist("chosen"))
    return list(list_submissions(get_actor(request), permission=PERMISSION).defer(None).filter(pk__in=numbers))


def _read_batch(request: HttpRequest, chosen: list[Submission]) -> Batch:
    fields = request.POST
    day = get_day(fields.get("approved_on", ""), what="批复日期")
    if not chosen:
        raise jiheng.JihengError("没有选中要批复的申报；请至少勾选一份。")
    year = FiscalYear.objects.get(pk=chosen[0].year_id)
    place = Place.objects.filter(pk=read_number(fields, "place") or 0).first() or _find_top(chosen)
    return Batch(year, fields.get("document_number", ""), day, place)


def _find_top(chosen: list[Submission]) -> Place:
    """The lowest place that all of these lie below."""
    shared = chosen[0].agency.path
    while not all(submission.agency.path.startswith(shared) for submission in chosen):
        shared = f"{shared.rstrip('/').rpartition('/')[0]}/"
    return Place.objects.filter(path=shared).first() or chosen[0].agency


def _ask(request: HttpRequest, refusal: str = "", *, status: int = 200) -> HttpResponse:
    actor = get_actor(request)
    waiting = list_submissions(actor, permission=PERMISSION).filter(state="rated")
    chosen = set(read_numbers(request.POST.getlist("chosen"))) if request.method == "POST" else {one.pk for one in waiting}
    shown = {
        "waiting": [(one, one.pk in chosen) for one in waiting], "refusal": refusal, "filled": request.POST, "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "submissions/approve.html", shown, status=status)


@require_safe
def approval_page(request: HttpRequest, number: int) -> HttpResponse:
    """An approval: its number and day, and the versions that it froze."""
    approval, versions = _get_approval_or_404(request, number)
    actor = get_actor(request)
    may_publish = any(actor.may("targets.publish", version.submission.agency.path) for version in versions)
    shown = {"approval": approval, "versions": versions, "subject": f"approval/{approval.pk}", "may_publish": may_publish}
    return render(request, "submissions/approval.html", shown)


@require_safe
@refusals_as_pages
def download_site(request: HttpRequest, number: int) -> HttpResponse:
    """The public site of the versions of an approval that were published, as an archive."""
    approval, versions = _get_approval_or_404(request, number)
    published = [version for version in versions if version.submission.state == "published"]
    if not published:
        raise jiheng.JihengError("这份批复里还没有公开的申报；请主管部门先公开，再下载公开网站。")
    actor = get_actor(request)
    for version in published:
        permit(actor, SEE, version.submission.agency.path)
    filings = [jiheng.SiteFiling(get_filing(version), f"{version.submission.agency.name}.json") for version in published]
    said = jiheng.Approval(approval.place.name, approval.document_number, approval.approved_on.isoformat())
    return attach_as("公开网站.zip", pack_site(filings, jiheng.SiteOptions(approval=said)), "application/zip")


def _get_approval_or_404(request: HttpRequest, number: int) -> tuple[Approval, list[Version]]:
    """An approval and those of its versions that this person may see."""
    actor = get_actor(request)
    permit_anywhere(actor, SEE)
    approval = list_approvals(actor).filter(pk=number).first()
    if approval is None:
        raise Http404(number)
    seen = Version.objects.filter(within(actor, SEE, "submission__agency__path"), approved__approval=approval)
    return approval, list(seen.select_related("submission__agency", "submission__year").order_by("submission__agency__path", "id"))
