"""What the audit administrator sees: logins, failures, grants; of business only that something was done. HTTP only."""

import csv
import io
from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from jiheng_web.accounts.views.guards import office_only
from jiheng_web.actors import Actor, get_actor, permit_anywhere
from jiheng_web.checks.forms import read_day
from jiheng_web.ledgers.models import LedgerEntry
from jiheng_web.ledgers.policies import get_sight_of
from jiheng_web.ledgers.queries import Search, ShownEntry, list_actions, search_entries, show_entries
from jiheng_web.places.actions.tree import clean

AUDIT = "accounts.audit"
PAGE = 200
_CHUNK = 1_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEADINGS = ("时间", "操作人", "身份", "操作", "对象", "原来", "改为", "其他", "与摘要相符", "段", "编号")
_KINDS = {"logins": ("accounts.login", "accounts.logout"), "accounts": ("accounts.",), "": ("",)}


@require_safe
@office_only
def audit(request: HttpRequest) -> HttpResponse:
    """The entries that are looked for, the latest first, 200 a page."""
    actor = get_actor(request)
    permit_anywhere(actor, AUDIT)
    rows = _search(request, actor)
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:
        rows = rows.filter(pk__lt=int(before))
    listed = list(rows[: PAGE + 1])
    shown = {
        "entries": show_entries(listed[:PAGE], actor=actor, sight=get_sight_of(actor)), "fields": request.GET.dict(),
        "next": listed[PAGE - 1].pk if len(listed) > PAGE else None, "actions": list_actions(),
        "unread_days": [text for text in (request.GET.get("from", ""), request.GET.get("to", "")) if text and read_day(text) is None],
    }  # fmt: skip
    return render(request, "accounts/audit.html", shown)


@require_safe
@office_only
def audit_export(request: HttpRequest) -> StreamingHttpResponse:
    """The same without a limit, as a table for Excel and WPS."""
    actor = get_actor(request)
    permit_anywhere(actor, AUDIT)
    answer = StreamingHttpResponse(_write(_search(request, actor), actor), content_type="text/csv; charset=utf-8")
    name = f"审计日志-{timezone.localdate():%Y%m%d}.csv"
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return answer


def _search(request: HttpRequest, actor: Actor) -> QuerySet[LedgerEntry]:
    fields = request.GET
    search = Search(
        actor=clean(fields.get("actor", "")), action=clean(fields.get("action", "")),
        first_day=read_day(fields.get("from", "")), last_day=read_day(fields.get("to", "")),
    )
    rows = search_entries(search, actor=actor)
    starts = _KINDS.get(fields.get("kind", ""), ("",))
    found = rows.none()
    for start in starts:
        found = found | rows.filter(action__startswith=start)
    return found


def _write(rows: QuerySet[LedgerEntry], actor: Actor) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf" + _line(_HEADINGS)
    sight, last = get_sight_of(actor), None
    while listed := list((rows if last is None else rows.filter(pk__lt=last))[:_CHUNK]):
        for shown in show_entries(listed, actor=actor, sight=sight):
            yield _line(_cells(shown))
        last = listed[-1].pk


def _cells(shown: ShownEntry) -> tuple[str, ...]:
    entry = shown.entry
    at, who, role = (entry.at.isoformat(), entry.act.actor, entry.act.role) if entry else ("", "", "")
    sound = "是" if shown.is_sound else "否"
    words = (shown.action_words, shown.subject_words, shown.before, shown.after, shown.details)
    return (at, who, role, *words, sound, shown.segment, str(shown.number))


def _line(cells: tuple[str, ...]) -> bytes:
    """One line; what a spreadsheet would take for a formula gets an apostrophe."""
    written = io.StringIO()
    csv.writer(written).writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return written.getvalue().encode()
