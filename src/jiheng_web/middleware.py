"""What holds for every answer: what the browser may load, how much may be sent, and that no answer is a blank page."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from jiheng_web.accounts.actions import keep_session
from jiheng_web.accounts.policies import find_entrance, get_login
from jiheng_web.accounts.queries import build_actor, find_session
from jiheng_web.accounts.views.expired import find_unsaved, render_expired
from jiheng_web.actors import LOCAL_ACTOR, NOBODY, get_actor, is_open
from jiheng_web.faults import render_fault

Respond = Callable[[HttpRequest], HttpResponse]

_API = "/api/"
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


class Acting:
    """Says who sent a request, for ``actors.get_actor``: in 单机版 the person in front of the machine, in 机关版 who is logged in.

    In 机关版 a page that is not ``open_to_strangers`` leads strangers to the login, or on the first run to the setting up; the API answers
    them itself, and what somebody typed whose login has ended is not lost. What is not done of a login (a code, a new password) comes
    before every page. No browser keeps what it showed.
    """

    def __init__(self, respond: Respond) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        login, actor = None, LOCAL_ACTOR
        if settings.EDITION == "office":
            login = find_session(request.COOKIES.get(settings.LOGIN_COOKIE, ""))
            actor = NOBODY if login is None or login.stage else build_actor(login.account)
        if login is not None:
            keep_session(login)
        setattr(request, "login", login)  # noqa: B010  (Django's requests declare no such attribute)
        setattr(request, "actor", actor)  # noqa: B010
        response = self._respond(request)
        if login is not None:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., object], args: object, kwargs: object) -> HttpResponse | None:
        """Lets those in who are known; None lets the view answer."""
        if get_actor(request) != NOBODY or is_open(view) or request.path.startswith(_API):
            return None
        address = find_entrance(request)
        if get_login(request) is None and (texts := find_unsaved(request)):
            return render_expired(request, texts, address)
        return HttpResponse(headers={"HX-Redirect": address}) if "HX-Request" in request.headers else redirect(address)
