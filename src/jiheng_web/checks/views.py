"""By what a document is checked, and what is waived in it: HTTP only."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import jiheng
from jiheng_web.actors import get_actor
from jiheng_web.checks.forms import LONGEST_WHO, LONGEST_WHY, GrantForm, read_choice, read_day, read_grant
from jiheng_web.documents import actions
from jiheng_web.documents.models import ReadDocument
from jiheng_web.documents.queries import get_basis, get_today, list_documents, list_waivers
from jiheng_web.documents.views import Shown, attach_as, get_document_or_404, with_filing

LISTED = 200
"""How many documents can be chosen from, the latest first."""


@require_http_methods(["GET", "HEAD", "POST"])
def basis_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """The profile, the day and the documents beside, to be looked at and chosen."""
    document = get_document_or_404(document_id, actor=get_actor(request))
    if request.method != "POST":
        return _render_basis(request, document, _current(document))
    fields = request.POST.dict()
    choice = read_choice(fields, document=document, actor=get_actor(request))
    if choice.sentences:
        return _render_basis(request, document, fields, choice.sentences)
    try:
        actions.choose_basis(document, profile=choice.profile, on=choice.on, others=choice.others, actor=get_actor(request))
    except ReadDocument.DoesNotExist as error:
        raise Http404(document_id) from error
    except jiheng.JihengError as error:
        return _render_basis(request, document, fields, (str(error),))
    return redirect("document", document_id)


def _current(document: ReadDocument) -> dict[str, str]:
    """What is chosen, as the form writes it."""
    others = {comparison.role: str(comparison.other_id) for comparison in document.comparisons.all()}
    return {"profile": document.profile, "on": document.checked_on.isoformat() if document.checked_on else "", **others}


def _render_basis(request: HttpRequest, document: ReadDocument, fields: dict[str, str], sentences: tuple[str, ...] = ()) -> HttpResponse:
    profile = fields.get("profile", "")
    named = [(name, jiheng.load_profile(name)) for name in jiheng.list_profiles()]
    gone = profile if profile not in dict(named) else ""
    others = list_documents(actor=get_actor(request)).exclude(pk=document.pk)
    listed = list(others[:LISTED])
    chosen = {role: fields.get(role, "") for role in jiheng.OTHER_WORDS}
    missing = {int(number) for number in chosen.values() if number.isascii() and number.isdigit()} - {other.pk for other in listed}
    listed += others.filter(pk__in=missing)
    shown = {
        "document": document, "fields": fields, "sentences": sentences, "profiles": named, "gone": gone, "listed": listed, "most": LISTED,
        "roles": [(role, word, chosen[role]) for role, word in jiheng.OTHER_WORDS.items()], "today": get_today(),
        "day": read_day(fields.get("on", "")),
    }
    return render(request, "checks/basis.html", shown, status=422 if sentences else 200)


@require_safe
@with_filing
def waiver_list(request: HttpRequest, shown: Shown) -> HttpResponse:
    """What is waived, by whom, why and until when, and whether it covers anything."""
    used = {item.waiver.digest for checked in shown.filings for item in checked.result.waived if item.waiver}
    waivers = [(waiver, waiver.digest in used, waiver.until < shown.basis.on) for waiver in list_waivers(shown.document)]
    return render(request, "checks/waivers.html", {**shown.context, "waivers": waivers})


@require_http_methods(["GET", "HEAD", "POST"])
@with_filing
def grant_waiver(request: HttpRequest, shown: Shown, digest: str) -> HttpResponse:
    """Lets one finding stand: asks who, why and until when, and keeps it."""
    finding = _find_finding(shown, digest, with_waived=request.method == "POST")
    back = _find_back(request, shown)
    if finding is None:
        return redirect("waivers", shown.document.pk)
    if request.method != "POST":
        return _render_grant(request, shown, finding, GrantForm(_own_name(request), "", "", None, ()), back=back)
    form = read_grant(request.POST.dict(), today=get_today())
    if form.grant is None:
        return _render_grant(request, shown, finding, form, back=back)
    actions.grant_waiver(shown.document, finding, form.grant, actor=get_actor(request))
    return redirect(back)


def _own_name(request: HttpRequest) -> str:
    """Who is logged in, as the one who probably waives; empty in 单机版."""
    actor = get_actor(request)
    return actor.name if actor.account_id is not None else ""


def _find_finding(shown: Shown, digest: str, *, with_waived: bool) -> jiheng.Finding | None:
    """The finding with this fingerprint; one that was waived meanwhile is still one that somebody may speak of."""
    results = [checked.result for checked in shown.filings]
    waived = [item.finding for result in results for item in result.waived if with_waived]
    told = [finding for result in results for finding in result.findings if finding.concern != "waiver"]
    return next((finding for finding in (*told, *waived) if finding.fingerprint == digest), None)


def _render_grant(request: HttpRequest, shown: Shown, finding: jiheng.Finding, form: GrantForm, *, back: str) -> HttpResponse:
    context = {
        **shown.context, "finding": finding, "form": form, "back": back, "today": get_today(),
        "longest_who": LONGEST_WHO, "longest_why": LONGEST_WHY,
    }  # fmt: skip
    return render(request, "checks/grant.html", context, status=422 if form.sentences else 200)


def _find_back(request: HttpRequest, shown: Shown) -> str:
    """The page that the person came from, where it is one of ours."""
    back = request.POST.get("back") or request.GET.get("back") or ""
    is_ours = back.startswith("/documents/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if is_ours else reverse("document", args=[shown.document.pk])


@require_POST
def revoke_waiver(request: HttpRequest, document_id: int, waiver_id: int) -> HttpResponse:
    """Takes a waiver back."""
    actor = get_actor(request)
    try:
        actions.revoke_waiver(get_document_or_404(document_id, actor=actor), waiver_id, actor=actor)
    except ReadDocument.DoesNotExist as error:
        raise Http404(document_id) from error
    return redirect("waivers", document_id)


@require_safe
@with_filing
def download_waivers(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The waivers as the file that lies beside a table."""
    text = jiheng.write_waivers(get_basis(shown.document).waivers)
    return attach_as(f"{shown.document.name}{jiheng.WAIVERS_SUFFIX}", text.encode(), "application/yaml; charset=utf-8")
