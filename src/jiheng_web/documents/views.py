"""Pages of documents: HTTP only; what is shown is made in ``display``, what is written in ``actions``."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

import jiheng
from jiheng_web.actors import Actor, get_actor, permit_anywhere
from jiheng_web.display.addresses import find_address
from jiheng_web.display.page_regions import draw_regions, list_pages
from jiheng_web.display.pages import build_project_page, build_table_page
from jiheng_web.documents import actions
from jiheng_web.documents.forms import Upload, read_uploads
from jiheng_web.documents.models import ReadDocument
from jiheng_web.documents.queries import get_basis, get_document, get_original, get_page_sight, list_documents
from jiheng_web.faults import render_fault
from jiheng_web.readings import CheckBasis, CheckedReading, get_checked

USE = "documents.use"
_NOTHING = "请先选择文件，或把表格内容粘贴到文本框里。"
_LONGEST_NUMBER = 10
_ANNOTATED = frozenset({"docx", "pdf", "xlsx"})
"""The formats that hold comments."""
_REVIEWED = frozenset({"project-target-list", "project-target", "department-target", "regional-target"})
"""The forms that the review sheet is made for."""
_SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one upload: a document, new or known, or a sentence that says why not."""

    name: str
    document: ReadDocument | None = None
    is_new: bool = False
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The filing at ``position`` (from 1) of a document, and all of them, checked on ``basis``; ``context`` is what every page wants."""

    document: ReadDocument
    position: int
    filings: tuple[CheckedReading, ...]
    basis: CheckBasis

    @property
    def checked(self) -> CheckedReading:
        """The filing that is shown."""
        return self.filings[self.position - 1]

    @property
    def context(self) -> dict[str, object]:
        """Names for the templates."""
        return {
            "document": self.document, "position": self.position, "filings": self.filings, "basis": self.basis,
            "waived_count": sum(len(checked.result.waived) for checked in self.filings),
            "is_scored": bool(self.checked.scores.projects),
            "can_be_reviewed": all(checked.reading.filing.form in _REVIEWED for checked in self.filings),
            "can_be_annotated": self.checked.reading.document.format in _ANNOTATED,
        }


def with_filing(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Looks the filing up: 404 where it or its document is gone, and a sentence where this version cannot read it any more.

    A profile that this version does not have leads to where another one is chosen.
    """

    @wraps(view)
    def found(request: HttpRequest, document_id: int, position: int = 1, **numbers: int) -> HttpResponse:
        document = get_document_or_404(document_id, actor=get_actor(request))
        try:
            basis = get_basis(document)
            filings = get_checked(get_original(document), basis)
            if not 1 <= position <= len(filings):
                raise Http404(position)
            return view(request, Shown(document, position, filings, basis), **numbers)
        except ReadDocument.DoesNotExist as error:
            raise Http404(document_id) from error
        except jiheng.UnknownProfile:
            return redirect("basis", document_id)
        except jiheng.JihengError as error:
            return render_fault(request, 422, str(error))

    return found


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """What was read, and the form for more."""
    permit_anywhere(get_actor(request), USE)
    return _render_list(request)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Reads what was handed in; a single document is opened at once, of several the outcomes are listed."""
    permit_anywhere(get_actor(request), USE)
    if request.method != "POST":
        return redirect("documents")
    uploads = read_uploads(request)
    if not uploads:
        return _render_list(request, [Outcome("", sentence=_NOTHING)])
    outcomes = [_add(item, get_actor(request)) for item in uploads]
    only = outcomes[0]
    if len(outcomes) == 1 and only.document:
        return redirect(reverse("document", args=[only.document.pk]) + ("" if only.is_new else "?known=1"))
    return _render_list(request, outcomes)


@require_safe
@with_filing
def document_page(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The whole table: projects and money, sums, what was not read, findings on the table."""
    first_row = request.GET.get("from", "0")
    checked = shown.checked
    page = build_table_page(checked, first_row=int(first_row) if first_row.isdecimal() and len(first_row) < _LONGEST_NUMBER else 0)
    is_known = "known" in request.GET
    return render(request, "documents/table.html", {**shown.context, "page": page, "checked": checked, "is_known": is_known})


@require_safe
@with_filing
def project_page(request: HttpRequest, shown: Shown, number: int) -> HttpResponse:
    """One project: source, indicators, findings."""
    page = build_project_page(shown.checked, number)
    if page is None:
        raise Http404(number)
    return render(request, "documents/project.html", {**shown.context, "page": page})


@require_safe
@with_filing
def printed_page(request: HttpRequest, shown: Shown, number: int) -> HttpResponse:
    """One page of a PDF as it is printed, with the regions that the whole table or (``?project=``) one project points at."""
    checked, document = shown.checked, shown.document
    wanted = request.GET.get("project", "")
    project = int(wanted) if wanted.isdecimal() and len(wanted) < _LONGEST_NUMBER else None
    page = build_table_page(checked) if project is None else build_project_page(checked, project)
    if page is None or number not in {link.number for link in list_pages(checked.reading.document, (), all_pages=True)}:
        raise Http404(number)
    drawn = draw_regions(get_page_sight(document, number), number, page.pointers)
    back = find_address("document" if project is None else "project", document.pk, shown.position, *([] if project is None else [project]))
    return render(request, "documents/printed.html", {**shown.context, "drawn": drawn, "back": back})


@require_safe
@with_filing
def page_picture(request: HttpRequest, shown: Shown, number: int) -> HttpResponse:
    """The picture of one page; it never changes, for another file has another address."""
    if number not in {link.number for link in list_pages(shown.checked.reading.document, (), all_pages=True)}:
        raise Http404(number)
    picture = get_page_sight(shown.document, number).picture
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, document_id: int) -> HttpResponse:
    """Asks first, deletes then."""
    document = get_document_or_404(document_id, actor=get_actor(request))
    if request.method != "POST":
        return render(request, "documents/delete.html", {"document": document})
    actions.delete_document(document, actor=get_actor(request))
    return redirect("documents")


@require_safe
@with_filing
def download_json(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The filing as JSON."""
    text = json.dumps(jiheng.filing_to_json(shown.checked.reading.filing), ensure_ascii=False, indent=1)
    return attach(text.encode(), "application/json", shown, "识别结果.json")


@require_safe
@with_filing
def download_workbook(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The filing and its findings as a workbook."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    workbook = jiheng.write_workbook(shown.checked.reading.filing, shown.checked.alone.findings)
    return attach(workbook, kind, shown, "识别结果.xlsx")


@require_safe
@with_filing
def download_report(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The report as one self-contained page."""
    reading, result = shown.checked.reading, shown.checked.alone
    report = jiheng.render_report(reading.document, reading.filing, result.findings, result.verdicts, failures=result.failures)
    response = attach(report.encode(), "text/html; charset=utf-8", shown, "检查报告.html")
    response.headers["Content-Security-Policy"] = _SANDBOX
    return response


def get_document_or_404(document_id: int, *, actor: Actor) -> ReadDocument:
    """The person's document with this number; raises ``Http404`` where there is none, ``PermissionDenied`` for who may have none at all."""
    permit_anywhere(actor, USE)
    try:
        return get_document(document_id, actor=actor)
    except (ReadDocument.DoesNotExist, OverflowError) as error:
        raise Http404(document_id) from error


def _add(item: Upload, actor: Actor) -> Outcome:
    try:
        addition = actions.add_document(item.content, name=item.name, actor=actor)
    except jiheng.JihengError as error:
        return Outcome(actions.clean_name(item.name), sentence=str(error))
    return Outcome(actions.clean_name(item.name), addition.document, addition.is_new)


def _render_list(request: HttpRequest, outcomes: list[Outcome] | None = None) -> HttpResponse:
    """The list; 422 where something was handed in and nothing of it could be kept."""
    status = 422 if outcomes and not any(outcome.document for outcome in outcomes) else 200
    shown = {"documents": list_documents(actor=get_actor(request)), "outcomes": outcomes, "limit": settings.UPLOAD_LIMIT}
    return render(request, "documents/list.html", shown, status=status)


def attach(content: bytes, kind: str, shown: Shown, suffix: str, *, is_whole: bool = False) -> HttpResponse:
    """A file to keep, named after its document and filing; ``is_whole`` is what stands for all filings of the document."""
    stem = shown.document.name.rpartition(".")[0] or shown.document.name
    filename = f"{stem}-{f'表{shown.position}-' if len(shown.filings) > 1 and not is_whole else ''}{suffix}"
    return attach_as(filename, content, kind)


def attach_as(filename: str, content: bytes, kind: str) -> HttpResponse:
    """A file to keep under this very name."""
    disposition = content_disposition_header(as_attachment=True, filename=filename)
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition or "attachment"})
