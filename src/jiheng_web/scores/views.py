"""Self-evaluations scored again: HTTP only."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jiheng_web.display.scores import build_score_page, list_scored
from jiheng_web.documents.views import Shown, with_filing


@require_safe
@with_filing
def score_list(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Every self-evaluated project with its total, ours beside the printed one."""
    lines = list_scored(shown.checked)
    if not lines:
        raise Http404
    return render(request, "scores/list.html", {**shown.context, "lines": lines, "result": shown.checked.scores})


@require_safe
@with_filing
def score_page(request: HttpRequest, shown: Shown, number: int) -> HttpResponse:
    """One project: why every score is what it is."""
    page = build_score_page(shown.checked, number)
    if page is None:
        raise Http404(number)
    return render(request, "scores/project.html", {**shown.context, "page": page, "result": shown.checked.scores})
