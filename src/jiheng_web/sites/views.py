"""Chooses documents, asks on whose approval, and hands the site out as an archive: HTTP only."""

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

import jiheng
from jiheng_web.actors import get_actor, permit_anywhere
from jiheng_web.documents.models import ReadDocument
from jiheng_web.documents.queries import get_checked_readings, list_documents
from jiheng_web.documents.views import USE, attach_as

_UNCHANGING = (2000, 1, 1, 0, 0, 0)
"""The time of every file in the archive, so that the same site is the same archive."""
_NONE_CHOSEN = "请至少选一份文件。"


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest) -> HttpResponse:
    """The form, or the archive of the site; what cannot be published is said above the form, which keeps what was filled in."""
    permit_anywhere(get_actor(request), USE)
    if request.method != "POST":
        return _ask(request)
    chosen = [document for document in list_documents(actor=get_actor(request)) if str(document.pk) in request.POST.getlist("documents")]
    by, number = (request.POST.get(field, "").strip() for field in ("by", "number"))
    try:
        if not chosen:
            raise jiheng.JihengError(_NONE_CHOSEN)
        options = jiheng.SiteOptions(approval=jiheng.Approval(by, number) if by and number else None)
        return attach_as("公开网站.zip", pack_site(list(_filings(chosen)), options), "application/zip")
    except jiheng.JihengError as error:
        return _ask(request, str(error), status=422)


def _ask(request: HttpRequest, refusal: str = "", *, status: int = 200) -> HttpResponse:
    documents = list_documents(actor=get_actor(request))
    chosen = set(request.POST.getlist("documents")) if request.method == "POST" else {str(document.pk) for document in documents}
    shown = {"documents": [(document, str(document.pk) in chosen) for document in documents], "refusal": refusal, "filled": request.POST}
    return render(request, "sites/publish.html", shown, status=status)


def _filings(documents: list[ReadDocument]) -> Iterator[jiheng.SiteFiling]:
    for document in documents:
        for checked in get_checked_readings(document):
            yield jiheng.SiteFiling(checked.reading.filing, document.name)


def pack_site(filings: list[jiheng.SiteFiling], options: jiheng.SiteOptions) -> bytes:
    """The bytes of the archive of a site; raises ``jiheng.JihengError`` for what cannot be published."""
    with tempfile.TemporaryDirectory(prefix="jiheng-") as folder:
        site, archive = Path(folder, "公开网站"), Path(folder, "archive.zip")
        jiheng.publish_site(filings, site, options=options)
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in sorted(path for path in site.rglob("*") if path.is_file()):
                entry = zipfile.ZipInfo(path.relative_to(site.parent).as_posix(), _UNCHANGING)
                packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
        return archive.read_bytes()
