"""A version as it was filed, and the difference of any two."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

import jiheng
from jiheng_web.submissions.forms import read_number
from jiheng_web.submissions.models import Submission
from jiheng_web.submissions.queries.contents import get_draft, get_filing
from jiheng_web.submissions.queries.differences import build_difference
from jiheng_web.submissions.views.reaching import get_version_or_404, with_submission


@require_safe
@with_submission
def version_page(request: HttpRequest, submission: Submission, version: int) -> HttpResponse:
    """All projects and indicators of a version, to be read only."""
    chosen = get_version_or_404(submission, version)
    shown = {"submission": submission, "version": chosen, "filing": get_filing(chosen), "subject": f"submission/{submission.pk}"}
    return render(request, "submissions/version.html", shown)


@require_safe
@with_submission
def compare_page(request: HttpRequest, submission: Submission) -> HttpResponse:
    """What differs between two versions (``before`` and ``after`` are their numbers; the draft is 0), two columns."""
    versions = list(submission.versions.order_by("number").defer("content"))
    if not versions:
        raise Http404(submission.pk)
    default = versions[-2].number if len(versions) > 1 else versions[-1].number
    before, after = read_number(request.GET, "before"), read_number(request.GET, "after")
    numbers = (default if before is None else before, versions[-1].number if after is None else after)
    difference = jiheng.compare(*(_get_side(submission, number) for number in numbers))
    shown = {
        "submission": submission, "versions": versions, "before": numbers[0], "after": numbers[1],
        "difference": difference, "page": build_difference(difference, with_spellings="spellings" in request.GET),
        "with_spellings": "spellings" in request.GET,
    }  # fmt: skip
    return render(request, "submissions/compare.html", shown)


@require_safe
@with_submission
def download_difference(request: HttpRequest, submission: Submission, before: int, after: int) -> HttpResponse:
    """The difference of two versions in JSON."""
    difference = jiheng.compare(_get_side(submission, before), _get_side(submission, after))
    return JsonResponse(jiheng.difference_to_json(difference), json_dumps_params={"ensure_ascii": False, "indent": 1})


def _get_side(submission: Submission, number: int) -> jiheng.Filing:
    """The filing of a version, or (0) of the draft."""
    if number:
        return get_filing(get_version_or_404(submission, number))
    if submission.content is None:
        raise Http404(number)
    return get_draft(submission)
