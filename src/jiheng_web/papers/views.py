"""What a person takes away from a check: HTTP only."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

import jiheng
from jiheng_web.display.corrections import build_correction_page
from jiheng_web.documents.queries import get_content
from jiheng_web.documents.views import Shown, attach, with_filing

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PAPER = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KINDS = {"xlsx": _WORKBOOK, "docx": _PAPER, "pdf": "application/pdf"}
_ANY = "application/octet-stream"


@require_safe
@with_filing
def download_annotated(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The original with findings as comments; hints only where they are asked for (``?hints=1``)."""
    document = _document_of(shown)
    findings = [finding for finding in _findings(shown) if finding.severity != "hint" or "hints" in request.GET]
    content = jiheng.annotate(get_content(shown.document.pk), findings, document=document)
    return attach(content, _KINDS.get(document.format, _ANY), shown, f"批注{_suffix(shown)}", is_whole=True)


@require_safe
@with_filing
def correction_page(request: HttpRequest, shown: Shown) -> HttpResponse:
    """What could be changed, before and after, and what its author has to finish."""
    page = build_correction_page(_corrections(shown), [checked.reading.filing for checked in shown.filings])
    return render(request, "papers/corrections.html", {**shown.context, "page": page})


@require_safe
@with_filing
def download_corrected(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The original with the safe corrections, with ``?proposed=1`` also with the proposed ones."""
    is_proposed = "proposed" in request.GET
    corrected = jiheng.write_corrections(
        get_content(shown.document.pk), _corrections(shown), proposed=is_proposed, name=shown.document.name,
    )
    if not corrected.edits:
        reasons = "；".join(dict.fromkeys(reason for _, reason in corrected.unwritten))
        raise jiheng.RefusedDocument(f"没有能替您写入的改动{f'：{reasons}' if reasons else ''}；请照“改正”页上列的，在原文件里手工改。")
    if corrected.unwritten and "partly" not in request.GET:
        context = {**shown.context, "corrected": corrected, "is_proposed": is_proposed}
        return render(request, "papers/unwritten.html", context)
    word = "照建议改" if is_proposed else "已改"
    return attach(corrected.content, _KINDS.get(_document_of(shown).format, _ANY), shown, f"{word}{_suffix(shown)}", is_whole=True)


@require_safe
@with_filing
def opinion_page(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The reviewer's opinion, to be copied or taken away as a Word document."""
    return render(request, "papers/opinion.html", {**shown.context, "text": jiheng.print_opinion(_opinion(request, shown))})


@require_safe
@with_filing
def download_opinion(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The opinion as a Word document."""
    return attach(jiheng.write_opinion(_opinion(request, shown)), _PAPER, shown, "审核意见.docx", is_whole=True)


@require_safe
@with_filing
def download_review(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The official review sheets, one a project, with ``?whole=1`` one for the whole table."""
    pairs = [(checked.reading.filing, checked.result.findings) for checked in shown.filings]
    sheet = jiheng.write_review_sheet(pairs, as_whole="whole" in request.GET, on=shown.basis.on)
    return attach(sheet, _WORKBOOK, shown, "审核表.xlsx", is_whole=True)


@require_safe
@with_filing
def download_findings(request: HttpRequest, shown: Shown) -> HttpResponse:
    """All findings as the command line prints them in JSON, hints and waived ones too."""
    results = [checked.result for checked in shown.filings]
    first = results[0]
    content = jiheng.findings_to_json(
        [finding for result in results for finding in result.findings], profile=first.profile,
        origin=jiheng.origin_to_json(first.origin, title=first.title), rules_run=max(result.rules_run for result in results),
        not_run=first.not_run, waived=[item for result in results for item in result.waived], failures=_failures(shown),
    )
    return attach(_to_json(content), "application/json", shown, "疑点.json", is_whole=True)


@require_safe
@with_filing
def download_sarif(request: HttpRequest, shown: Shown) -> HttpResponse:
    """All findings in SARIF 2.1.0."""
    results = [checked.result for checked in shown.filings]
    pages = [(rule, jiheng.explain(rule.code)) for rule in jiheng.list_rules()]
    content = jiheng.findings_to_sarif(
        [finding for result in results for finding in result.findings],
        rules=[(rule.code, rule.name, rule.severity, page.what, page.markdown) for rule, page in pages],
        uri=shown.document.name, document=_document_of(shown),
        waived=[item for result in results for item in result.waived], failures=_failures(shown),
    )
    return attach(_to_json(content), "application/json", shown, "疑点.sarif", is_whole=True)


def _document_of(shown: Shown) -> jiheng.Document:
    return shown.filings[0].reading.document


def _findings(shown: Shown) -> list[jiheng.Finding]:
    """The findings on the document itself, without those on its waivers."""
    return [finding for checked in shown.filings for finding in checked.result.findings if finding.concern != "waiver"]


def _failures(shown: Shown) -> tuple[str, ...]:
    return tuple(dict.fromkeys(failure for checked in shown.filings for failure in checked.result.failures))


def _corrections(shown: Shown) -> jiheng.Corrections:
    return jiheng.correct_document(_document_of(shown), profile=shown.basis.profile, on=shown.basis.on)


def _opinion(request: HttpRequest, shown: Shown) -> tuple[Any, ...]:
    pairs = [(checked.reading.filing, checked.result.findings) for checked in shown.filings]
    return jiheng.compose_opinion(pairs, with_hints="hints" in request.GET)


def _suffix(shown: Shown) -> str:
    """``.xlsx``: what the original is called ends like this; empty where its name has no suffix."""
    _, point, suffix = shown.document.name.rpartition(".")
    return f"{point}{suffix}" if point else ""


def _to_json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
