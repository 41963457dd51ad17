"""Files that come in: handing them in, one of them, whose it is, what goes back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

import jiheng
from jiheng_web.actors import get_actor
from jiheng_web.collecting.actions import assign_receipt, make_agencies, receive_files, return_files, take_in
from jiheng_web.collecting.actions.placing import NewAgency
from jiheng_web.collecting.forms import read_arrivals, read_numbers
from jiheng_web.collecting.jobs import RETURN, TAKE_IN
from jiheng_web.collecting.models import Bundle, Task
from jiheng_web.collecting.queries.returning import annotate_received, list_findings, list_open_threads
from jiheng_web.collecting.queries.tasks import get_receipt_content, list_asked, list_filers, list_receipts
from jiheng_web.collecting.views.finding import ARCHIVE, attach, find_receipt, with_task
from jiheng_web.jobs.actions import enqueue

_RECEIVE = "collecting.receive"
_AT_ONCE = 4
"""So many files are read while the person waits; more are a job."""
_BACK_AT_ONCE = 8
_ANY = "application/octet-stream"
_TO_BE_ASSIGNED = ("unassigned", "blocked", "stale", "superseded")


@require_POST
@with_task(_RECEIVE)
def task_receive(request: HttpRequest, task: Task) -> HttpResponse:
    """Takes files in: a few at once, many in the background."""
    actor, arrivals = get_actor(request), read_arrivals(request)
    if not arrivals:
        raise jiheng.RefusedDocument("请先选择要导入的文件：工作簿、文档、PDF、数据包，或装着它们的压缩包。")
    receipts = receive_files(task, arrivals, actor=actor)
    waiting = [receipt for receipt in receipts if receipt.state == "waiting"]
    if len(waiting) > _AT_ONCE:
        return redirect("job", enqueue(TAKE_IN, {"task": task.pk}, actor=actor).pk)
    filers = list_filers(task)
    for receipt in waiting:
        take_in(receipt, task, filers=filers, actor=actor)
    if len(receipts) == 1:
        return redirect("receipt", task.pk, receipts[0].pk)
    return redirect("task", task.pk)


@require_safe
@with_task()
def receipt_page(request: HttpRequest, task: Task, receipt_id: int) -> HttpResponse:
    """One file: what was found in it, what it changed on the template, whose it is."""
    receipt, actor = find_receipt(task, receipt_id), get_actor(request)
    try:
        findings = list_findings(receipt, task) if receipt.state != "refused" else ()
    except jiheng.JihengError:
        findings = ()
    can_receive = actor.may(_RECEIVE, task.place.path)
    context = {
        "task": task, "receipt": receipt, "findings": findings, "threads": list_open_threads(receipt),
        "agencies": [one.agency for one in list_asked(task)] if can_receive and receipt.state in _TO_BE_ASSIGNED else [],
        "others": list_receipts(task).filter(agency=receipt.agency).exclude(pk=receipt.pk) if receipt.agency else [],
        "can_receive": can_receive,
    }  # fmt: skip
    return render(request, "collecting/receipt.html", context)


@require_POST
@with_task(_RECEIVE)
def receipt_assign(request: HttpRequest, task: Task, receipt_id: int) -> HttpResponse:
    """A person says whose a file is."""
    receipt = find_receipt(task, receipt_id)
    asked = next((one.agency for one in list_asked(task) if one.agency_id in read_numbers(request.POST, "agency")), None)
    if asked is None:
        raise jiheng.RefusedDocument("请先选择这份表是哪个单位的。")
    assign_receipt(receipt, asked, actor=get_actor(request))
    return redirect("receipt", task.pk, receipt.pk)


@require_POST
@with_task(_RECEIVE)
def receipt_retry(request: HttpRequest, task: Task, receipt_id: int) -> HttpResponse:
    """Reads a file once more, after its submission was given back or the program can read more."""
    take_in(find_receipt(task, receipt_id), task, actor=get_actor(request))
    return redirect("receipt", task.pk, receipt_id)


@require_safe
@with_task()
def receipt_original(request: HttpRequest, task: Task, receipt_id: int) -> HttpResponse:
    """The file as it came."""
    receipt = find_receipt(task, receipt_id)
    return attach(get_receipt_content(receipt.pk), _ANY, receipt.name)


@require_safe
@with_task()
def receipt_annotated(request: HttpRequest, task: Task, receipt_id: int) -> HttpResponse:
    """The file with findings and remarks as comments."""
    returned = annotate_received(find_receipt(task, receipt_id), task)
    return attach(returned.content, _ANY, returned.name)


@require_POST
@with_task(_RECEIVE)
def task_places(request: HttpRequest, task: Task) -> HttpResponse:
    """Makes agencies of names that files came with, and takes their files in."""
    names = [NewAgency(name) for name in request.POST.getlist("names") if name.strip()]
    if not names:
        raise jiheng.RefusedDocument("请至少勾选一个要建立的单位。")
    actor = get_actor(request)
    make_agencies(task, names, actor=actor)
    filers = list_filers(task)
    for receipt in list_receipts(task).filter(state="unassigned").order_by("id"):
        take_in(receipt, task, filers=filers, actor=actor)
    return redirect("task", task.pk)


@require_POST
@with_task(_RECEIVE)
def task_return(request: HttpRequest, task: Task) -> HttpResponse:
    """Makes the ZIP of everything that goes back."""
    actor, chosen = get_actor(request), request.POST.get("only_with_remarks") == "1"
    if list_receipts(task).filter(state="accepted").count() > _BACK_AT_ONCE:
        return redirect("job", enqueue(RETURN, {"task": task.pk, "only_with_remarks": chosen}, actor=actor).pk)
    return_files(task, only_with_remarks=chosen, actor=actor)
    return redirect(reverse("task", args=[task.pk]) + "#bundles")


@require_safe
@with_task()
def bundle_download(request: HttpRequest, task: Task, bundle_id: int) -> HttpResponse:
    """A ZIP that was made."""
    bundle = Bundle.objects.filter(task=task, pk=bundle_id).first()
    if bundle is None:
        raise Task.DoesNotExist
    return attach(bytes(bundle.content), ARCHIVE, bundle.name)
