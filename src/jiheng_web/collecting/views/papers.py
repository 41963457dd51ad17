"""What goes out and what is taken away: templates, reminders, the merged table."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

import jiheng
from jiheng_web.actors import get_actor
from jiheng_web.collecting.actions import remind
from jiheng_web.collecting.forms import read_numbers
from jiheng_web.collecting.models import Task
from jiheng_web.collecting.queries.ledger import build_ledger
from jiheng_web.collecting.queries.merging import merge_task
from jiheng_web.collecting.queries.tasks import list_asked
from jiheng_web.collecting.queries.templates import name_template, write_task_template, write_task_templates
from jiheng_web.collecting.queries.wording import write_reminder
from jiheng_web.collecting.views.finding import ARCHIVE, WORKBOOK, attach, with_task
from jiheng_web.places.models import Place

_RECEIVE = "collecting.receive"
_SHOWN = 200
"""So many projects of a merged table are shown; all are in the download."""


@require_safe
@with_task()
def task_templates(request: HttpRequest, task: Task) -> HttpResponse:
    """All templates as a ZIP."""
    return attach(write_task_templates(task), ARCHIVE, f"{task.title}-模板.zip")


@require_safe
@with_task()
def task_template(request: HttpRequest, task: Task, place_id: int) -> HttpResponse:
    """The template of one agency."""
    agency = next((one.agency for one in list_asked(task) if one.agency_id == place_id), None)
    if agency is None:
        raise Http404(place_id)
    return attach(write_task_template(task, agency), WORKBOOK, name_template(task, agency))


@require_http_methods(["GET", "HEAD", "POST"])
@with_task(_RECEIVE)
def task_remind(request: HttpRequest, task: Task) -> HttpResponse:
    """The reminder to paste and to print; sending it as a message."""
    ledger = build_ledger(task)
    if request.method == "POST":
        chosen = list(Place.objects.filter(pk__in=read_numbers(request.POST, "agencies")))
        remind(task, chosen, actor=get_actor(request))
        return redirect("task_remind", task.pk)
    return render(request, "collecting/remind.html", {"task": task, "ledger": ledger, "reminder": write_reminder(task, ledger)})


@require_safe
@with_task()
def task_merged(request: HttpRequest, task: Task) -> HttpResponse:
    """并表: sums by agency, who is in it and who is not, what a person should look at."""
    try:
        merged = merge_task(task)
    except jiheng.JihengError as error:
        return render(request, "collecting/merged.html", {"task": task, "sentence": str(error)})
    filing = merged.merging.filing
    sources = {part.agency.name: part.file for part in merged.merging.parts}
    rows = [(agency, merged.receipts[sources[agency.name] - 1]) for agency in filing.agencies if agency.name in sources]
    projects = [
        (agency, project, merged.receipts[part.file - 1])
        for part in merged.merging.parts for agency in (part.agency,) for project in agency.projects
    ]
    context = {
        "task": task, "merged": merged, "filing": filing, "rows": rows, "projects": projects[:_SHOWN],
        "more": max(0, len(projects) - _SHOWN), "project_count": len(projects),
    }  # fmt: skip
    return render(request, "collecting/merged.html", context)


@require_safe
@with_task()
def task_merged_file(request: HttpRequest, task: Task) -> HttpResponse:
    """The merged table as a workbook, every row with its origin."""
    merged = merge_task(task)
    return attach(jiheng.write_merged_workbook(merged.merging, missing=merged.missing), WORKBOOK, f"{task.title}-并表.xlsx")
