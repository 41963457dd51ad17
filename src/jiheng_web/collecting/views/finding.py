"""What every page of collecting needs: the task that its address names, the sentence of what went wrong, a file to take away."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

import jiheng
from jiheng_web.actors import Actor, get_actor
from jiheng_web.collecting.models import Receipt, Task
from jiheng_web.collecting.queries.tasks import get_receipt, get_task
from jiheng_web.faults import render_fault

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ARCHIVE = "application/zip"
UNPROCESSABLE = 422


def with_task(permission: str = "collecting.see") -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Looks the task up: 403 for who may not do this anywhere, 404 for a task that is none of theirs; a refusal becomes a 422 page."""

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def found(request: HttpRequest, task_id: int, **numbers: int) -> HttpResponse:
            actor = require(request, permission)
            try:
                return view(request, get_task(task_id, actor=actor, permission=permission), **numbers)
            except (Task.DoesNotExist, Receipt.DoesNotExist) as error:
                raise Http404(task_id) from error
            except jiheng.JihengError as error:
                return render_fault(request, UNPROCESSABLE, str(error))

        return found

    return wrap


def require(request: HttpRequest, permission: str) -> Actor:
    """Who sent this; raises ``PermissionDenied`` where they may not do this anywhere."""
    actor = get_actor(request)
    if not actor.list_paths(permission):
        raise PermissionDenied
    return actor


def find_receipt(task: Task, receipt_id: int) -> Receipt:
    """A file of a task; raises ``Http404``."""
    try:
        return get_receipt(task, receipt_id)
    except Receipt.DoesNotExist as error:
        raise Http404(receipt_id) from error


def attach(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to keep; browsers neither guess what it is nor show it."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
