"""Taking a file in as the draft, and handing versions out as files."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

import jiheng
from jiheng_web.actors import get_actor
from jiheng_web.documents.actions import clean_name
from jiheng_web.documents.views import attach_as
from jiheng_web.submissions import actions
from jiheng_web.submissions.models import Submission
from jiheng_web.submissions.policies import RefusedContent, guard_own
from jiheng_web.submissions.queries.contents import get_filing, list_filers
from jiheng_web.submissions.views.reaching import get_version_or_404, with_submission
from jiheng_web.submissions.views.submissions import render_page

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PAPER = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KINDS = {"xlsx": _WORKBOOK, "docx": _PAPER}


@require_POST
@with_submission
def receive(request: HttpRequest, submission: Submission) -> HttpResponse:
    """A file of the agency becomes the draft and a version."""
    try:
        file = request.FILES.get("file")
        if file is None:
            raise RefusedContent("没有选文件；请选一份绩效目标表再导入。")
        name, content = clean_name(file.name or ""), file.read()
        reading = _find_reading(content, name, submission.form)
        guard_own(submission, reading.filing, list_filers())
        actions.receive_version(
            submission, jiheng.filing_to_json(reading.filing), name, reading.filing.sha256, actor=get_actor(request)
        )
    except jiheng.JihengError as error:
        submission.refresh_from_db()
        return render_page(request, submission, error)
    return redirect("submission", submission.pk)


def _find_reading(content: bytes, name: str, form: str) -> jiheng.Reading:
    """The table of the submission's form in a file, the largest where it has several."""
    readings = jiheng.read_all(content, name=name, isolated=True)
    fitting = [reading for reading in readings if reading.filing.form == form]
    if not fitting:
        came = "、".join(dict.fromkeys(jiheng.FORM_WORDS.get(reading.filing.form, reading.filing.form) for reading in readings))
        raise RefusedContent(f"“{name}”里是{came}，这份申报要的是{jiheng.FORM_WORDS.get(form, form)}；请换一份文件。")
    return max(fitting, key=lambda reading: reading.filing.indicator_count)


@require_safe
@with_submission
def download_json(request: HttpRequest, submission: Submission, version: int) -> HttpResponse:
    """A version as it was filed, in JSON."""
    chosen = get_version_or_404(submission, version)
    get_filing(chosen)
    content = json.dumps(chosen.content, ensure_ascii=False, indent=1).encode()
    return attach_as(f"{_stem(submission, version)}.json", content, "application/json")


@require_safe
@with_submission
def download_workbook(request: HttpRequest, submission: Submission, version: int) -> HttpResponse:
    """A version as a workbook for people."""
    filing = get_filing(get_version_or_404(submission, version))
    content = jiheng.write_workbook(filing, None)
    return attach_as(f"{_stem(submission, version)}.xlsx", content, _WORKBOOK)


@require_safe
@with_submission
def download_form(request: HttpRequest, submission: Submission, version: int, kind: str) -> HttpResponse:
    """A version as the official form (``xlsx`` or ``docx``)."""
    if kind not in _KINDS:
        raise Http404(kind)
    filing = get_filing(get_version_or_404(submission, version))
    regions = {layout.region for layout in jiheng.list_form_layouts() if layout.form == submission.form}
    filled = jiheng.fill([filing], form=submission.form, region=filing.profile if filing.profile in regions else None)
    content = jiheng.write_form(filled, kind="docx" if kind == "docx" else "xlsx")
    return attach_as(f"{_stem(submission, version)}-申报表.{kind}", content, _KINDS[kind])


def _stem(submission: Submission, version: int) -> str:
    return f"{submission.agency.name}-{submission.year.year}-第{version}版"
