"""Pages of documents: HTTP only; what is shown is made in ``display``, what is written in ``actions``."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

import jiheng
from jiheng_web.display.page_regions import draw_regions, list_pages
from jiheng_web.display.pages import build_project_page, build_table_page
from jiheng_web.documents import actions
from jiheng_web.documents.forms import Upload, read_uploads
from jiheng_web.documents.models import ReadDocument
from jiheng_web.documents.policies import LOCAL_ACTOR
from jiheng_web.documents.queries import get_checked_reading, get_document, get_page_sight, list_documents
from jiheng_web.faults import render_fault

Parameters = ParamSpec("Parameters")
_NOTHING = "请先选择文件，或把表格内容粘贴到文本框里。"
_LONGEST_NUMBER = 10
_SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one upload: a document, new or known, or a sentence that says why not."""

    name: str
    document: ReadDocument | None = None
    is_new: bool = False
    sentence: str = ""


def with_document(
    view: Callable[Concatenate[HttpRequest, ReadDocument, Parameters], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Looks the document up: 404 where it is gone, and a sentence where this version cannot read it any more."""

    @wraps(view)
    def found(request: HttpRequest, document_id: int, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        try:
            document = get_document(document_id)
        except (ReadDocument.DoesNotExist, OverflowError) as error:
            raise Http404(document_id) from error
        try:
            return view(request, document, *args, **kwargs)
        except jiheng.JihengError as error:
            return render_fault(request, 422, str(error))

    return found


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """What was read, and the form for more."""
    return _render_list(request)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Reads what was handed in; a single document is opened at once, of several the outcomes are listed."""
    if request.method != "POST":
        return redirect("documents")
    uploads = read_uploads(request)
    if not uploads:
        return _render_list(request, [Outcome("", sentence=_NOTHING)])
    outcomes = [_add(item) for item in uploads]
    only = outcomes[0]
    if len(outcomes) == 1 and only.document:
        return redirect(reverse("document", args=[only.document.pk]) + ("" if only.is_new else "?known=1"))
    return _render_list(request, outcomes)


@require_safe
@with_document
def document_page(request: HttpRequest, document: ReadDocument) -> HttpResponse:
    """The whole table: projects and money, sums, what was not read, findings on the table."""
    first_row = request.GET.get("from", "0")
    checked = get_checked_reading(document)
    page = build_table_page(checked, first_row=int(first_row) if first_row.isdecimal() and len(first_row) < _LONGEST_NUMBER else 0)
    is_known = "known" in request.GET
    return render(request, "documents/table.html", {"document": document, "page": page, "checked": checked, "is_known": is_known})


@require_safe
@with_document
def project_page(request: HttpRequest, document: ReadDocument, number: int) -> HttpResponse:
    """One project: source, indicators, findings."""
    checked = get_checked_reading(document)
    page = build_project_page(checked, number)
    if page is None:
        raise Http404(number)
    return render(request, "documents/project.html", {"document": document, "page": page})


@require_safe
@with_document
def printed_page(request: HttpRequest, document: ReadDocument, number: int) -> HttpResponse:
    """One page of a PDF as it is printed, with the regions that the whole table or (``?project=``) one project points at."""
    checked = get_checked_reading(document)
    wanted = request.GET.get("project", "")
    project = int(wanted) if wanted.isdecimal() and len(wanted) < _LONGEST_NUMBER else None
    page = build_table_page(checked) if project is None else build_project_page(checked, project)
    if page is None or number not in {link.number for link in list_pages(checked.reading.document, (), all_pages=True)}:
        raise Http404(number)
    drawn = draw_regions(get_page_sight(document, number), number, page.pointers)
    back = reverse("document", args=[document.pk]) if project is None else reverse("project", args=[document.pk, project])
    return render(request, "documents/printed.html", {"document": document, "drawn": drawn, "back": back})


@require_safe
@with_document
def page_picture(request: HttpRequest, document: ReadDocument, number: int) -> HttpResponse:
    """The picture of one page; it never changes, for another file has another address."""
    checked = get_checked_reading(document)
    if number not in {link.number for link in list_pages(checked.reading.document, (), all_pages=True)}:
        raise Http404(number)
    picture = get_page_sight(document, number).picture
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, document_id: int) -> HttpResponse:
    """Asks first, deletes then."""
    try:
        document = get_document(document_id)
    except (ReadDocument.DoesNotExist, OverflowError) as error:
        raise Http404(document_id) from error
    if request.method != "POST":
        return render(request, "documents/delete.html", {"document": document})
    actions.delete_document(document, actor=LOCAL_ACTOR)
    return redirect("documents")


@require_safe
@with_document
def download_json(request: HttpRequest, document: ReadDocument) -> HttpResponse:
    """The filing as JSON."""
    filing = get_checked_reading(document).reading.filing
    text = json.dumps(jiheng.filing_to_json(filing), ensure_ascii=False, indent=1)
    return _attachment(text.encode(), "application/json", document.name, "识别结果.json")


@require_safe
@with_document
def download_workbook(request: HttpRequest, document: ReadDocument) -> HttpResponse:
    """The filing and its findings as a workbook."""
    checked = get_checked_reading(document)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    workbook = jiheng.write_workbook(checked.reading.filing, checked.result.findings)
    return _attachment(workbook, kind, document.name, "识别结果.xlsx")


@require_safe
@with_document
def download_report(request: HttpRequest, document: ReadDocument) -> HttpResponse:
    """The report as one self-contained page."""
    checked = get_checked_reading(document)
    reading, result = checked.reading, checked.result
    report = jiheng.render_report(reading.document, reading.filing, result.findings, result.verdicts, failures=result.failures)
    response = _attachment(report.encode(), "text/html; charset=utf-8", document.name, "检查报告.html")
    response.headers["Content-Security-Policy"] = _SANDBOX
    return response


def _add(item: Upload) -> Outcome:
    try:
        addition = actions.add_document(item.content, name=item.name, actor=LOCAL_ACTOR)
    except jiheng.JihengError as error:
        return Outcome(actions.clean_name(item.name), sentence=str(error))
    return Outcome(actions.clean_name(item.name), addition.document, addition.is_new)


def _render_list(request: HttpRequest, outcomes: list[Outcome] | None = None) -> HttpResponse:
    """The list; 422 where something was handed in and nothing of it could be kept."""
    status = 422 if outcomes and not any(outcome.document for outcome in outcomes) else 200
    shown = {"documents": list_documents(), "outcomes": outcomes, "limit": settings.UPLOAD_LIMIT}
    return render(request, "documents/list.html", shown, status=status)


def _attachment(content: bytes, kind: str, name: str, suffix: str) -> HttpResponse:
    stem = name.rpartition(".")[0] or name
    filename = f"{stem}-{suffix}"
    disposition = content_disposition_header(as_attachment=True, filename=filename)
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition or "attachment"})
