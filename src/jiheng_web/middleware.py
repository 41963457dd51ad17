"""What holds for every answer: what the browser may load, how much may be sent, and that no answer is a blank page."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from jiheng_web.faults import render_fault

Respond = Callable[[HttpRequest], HttpResponse]

_POLICY = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; "
    "script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
)


def content_security_policy(respond: Respond) -> Respond:
    """Only our own files, nothing inline, no foreign frame around a page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        return response

    return middleware


def upload_limit(respond: Respond) -> Respond:
    """Refuses what is larger than ``settings.UPLOAD_LIMIT`` by its announced length, before any of it is taken in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > settings.UPLOAD_LIMIT:
            return render_fault(request, 413)
        return respond(request)

    return middleware


def empty_fault_pages(respond: Respond) -> Respond:
    """Gives a wrong method and the like, which Django answers with an empty body, a page with a sentence."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if response.status_code == 405 and not response.content:
            page = render_fault(request, 405)
            page.headers["Allow"] = response.headers.get("Allow", "")
            return page
        return response

    return middleware
