"""Reaching the submission of an address, and turning refusals into pages."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse

import jiheng
from jiheng_web.actors import get_actor, permit_anywhere
from jiheng_web.faults import render_fault
from jiheng_web.submissions.models import Submission, Version
from jiheng_web.submissions.policies import Conflict, WrongState
from jiheng_web.submissions.queries.scope import SEE, get_submission, get_version

View = Callable[..., HttpResponse]
REFUSED, CONFLICT = 422, 409


def with_submission(view: View) -> View:
    """Gives a view the submission of its address: 404 for one that this person may not see, a page with the sentence for a refusal."""

    @wraps(view)
    def reached(request: HttpRequest, number: int, **rest: object) -> HttpResponse:
        actor = get_actor(request)
        permit_anywhere(actor, SEE)
        try:
            submission = get_submission(number, actor=actor)
            return view(request, submission, **rest)
        except Submission.DoesNotExist as error:
            raise Http404(number) from error
        except jiheng.JihengError as error:
            return render_fault(request, status_of(error), str(error))

    return reached


def refusals_as_pages(view: View) -> View:
    """A page with the sentence for a refusal."""

    @wraps(view)
    def answered(request: HttpRequest, **rest: object) -> HttpResponse:
        try:
            return view(request, **rest)
        except jiheng.JihengError as error:
            return render_fault(request, status_of(error), str(error))

    return answered


def status_of(error: jiheng.JihengError) -> int:
    """409 for what came too late, 422 for what is wrong in itself."""
    return CONFLICT if isinstance(error, (WrongState, Conflict)) else REFUSED


def get_version_or_404(submission: Submission, number: int) -> Version:
    """A version by its number; 404 where there is none."""
    try:
        return get_version(submission, number)
    except Version.DoesNotExist as error:
        raise Http404(number) from error
