"""Pages of the ledger: HTTP only. What is verified and kept in the background is asked for in ``backups``."""

import base64
import io
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

import jiheng
from jiheng_web.actors import get_actor, permit_anywhere
from jiheng_web.ledgers import queries
from jiheng_web.ledgers.forms import read_search
from jiheng_web.ledgers.models import LedgerEntry, LedgerSegment
from jiheng_web.ledgers.policies import can_take_away, can_verify, get_sight_of
from jiheng_web.ledgers.storage import DatabaseStorage, copy_rows

_PAGE = 50
_PIECE = 1 << 16
_TEXT = "text/plain; charset=utf-8"


@require_safe
def ledger_list(request: HttpRequest) -> HttpResponse:
    """All operations that the person may see, searched by who, what, on what and when."""
    actor = get_actor(request)
    permit_anywhere(actor, "ledger.see")
    sight = get_sight_of(actor)
    search = read_search(request.GET)
    page = Paginator(queries.search_entries(search, actor=actor), _PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    shown = {
        "entries": queries.show_entries(page.object_list, actor=actor, sight=sight), "page": page, "search": search, "sight": sight,
        "actions": queries.list_actions(), "asked": asked.urlencode(),
    }  # fmt: skip
    return render(request, "ledgers/list.html", shown)


@require_safe
def ledger_entry(request: HttpRequest, segment: str, number: int) -> HttpResponse:
    """One entry: everything that it says, and whether it is in the ledger, with the path that proves it."""
    shown = _get_entry(request, segment, number)
    proof = _prove(segment, number)
    row = LedgerSegment.objects.get(name=segment)
    context = {
        "shown": shown, "proof": proof, "segment": row,
        "path": [base64.b64encode(step).decode() for step in proof.path] if proof else [],
        "root": base64.b64encode(proof.checkpoint.root).decode() if proof else "",
    }  # fmt: skip
    return render(request, "ledgers/entry.html", context)


@require_safe
def ledger_proof(request: HttpRequest, segment: str, number: int) -> FileResponse:
    """The proof of one entry as a file, which says the whole entry."""
    shown, proof = _get_entry(request, segment, number), _prove(segment, number)
    if not shown.has_values or proof is None:
        raise Http404(number)
    return _attach(jiheng.print_inclusion(proof), f"第{number}条.tlog-proof")


@require_safe
def ledger_checkpoint(request: HttpRequest) -> HttpResponse:
    """The newest checkpoint to be kept elsewhere, and the segments."""
    actor = get_actor(request)
    if not can_verify(actor):
        raise PermissionDenied
    checkpoint = queries.find_checkpoint()
    shown = {
        "checkpoint": checkpoint, "segments": queries.list_segments(), "can_take_away": can_take_away(actor),
        "text": jiheng.print_checkpoint(checkpoint) if checkpoint else "",
        "line": jiheng.checkpoint_line(checkpoint) if checkpoint else "",
        "code": jiheng.draw_code(checkpoint) if checkpoint else "",
        "can_keep": bool(actor.list_paths("installation.keep")),
    }  # fmt: skip
    return render(request, "ledgers/checkpoint.html", shown)


@require_safe
def ledger_checkpoint_file(request: HttpRequest, segment: str) -> FileResponse:
    """The checkpoint of one segment as a file."""
    if not can_verify(get_actor(request)):
        raise PermissionDenied
    checkpoint = queries.find_checkpoint(segment)
    if checkpoint is None:
        raise Http404(segment)
    return _attach(jiheng.print_checkpoint(checkpoint), f"存证-{segment}-{checkpoint.size}.txt")


@require_safe
def ledger_segment_file(request: HttpRequest, segment: str) -> StreamingHttpResponse:
    """A whole segment as it stands in the database, with the verifier, as a ZIP; sound or not, that is for the verifier to say."""
    if not can_take_away(get_actor(request)):
        raise PermissionDenied
    row = LedgerSegment.objects.filter(name=segment, is_archived=False).first()
    if row is None:
        raise Http404(segment)
    disposition = content_disposition_header(as_attachment=True, filename=f"账本-{segment}.zip")
    return StreamingHttpResponse(_pack(row), content_type="application/zip", headers={"Content-Disposition": disposition or "attachment"})


def _pack(row: LedgerSegment) -> Iterator[bytes]:
    """The ZIP of a segment, made when somebody reads it; memory does not grow with the segment."""
    with tempfile.TemporaryDirectory() as name:
        folder, packed = Path(name, row.origin, row.name), Path(name, "segment.zip")
        copy_rows(row, folder)
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for path in sorted(file for file in folder.rglob("*") if file.is_file()):
                archive.write(path, path.relative_to(name).as_posix())
            archive.writestr("verify_ledger.py", jiheng.print_verifier())
        with packed.open("rb") as file:
            yield from iter(lambda: file.read(_PIECE), b"")


def _get_entry(request: HttpRequest, segment: str, number: int) -> queries.ShownEntry:
    try:
        return queries.get_entry(segment, number, actor=get_actor(request))
    except (LedgerEntry.DoesNotExist, OverflowError) as error:
        raise Http404(number) from error


def _prove(segment: str, number: int) -> jiheng.Inclusion | None:
    """The proof that leads to the newest checkpoint; None where it does not, so that nobody is handed a false one."""
    checkpoint = queries.find_checkpoint(segment)
    try:
        proof = jiheng.make_inclusion(DatabaseStorage(segment), number=number, checkpoint=checkpoint) if checkpoint else None
    except jiheng.JihengError:
        return None
    return proof if proof and proof.holds else None


def _attach(text: str, name: str) -> FileResponse:
    return FileResponse(io.BytesIO(text.encode()), as_attachment=True, filename=name, content_type=_TEXT)
