"""What several pages of accounts ask for first, and the cookie of a login."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from jiheng_web.accounts.actions import Visit
from jiheng_web.accounts.models import LoginSession
from jiheng_web.accounts.policies import find_entrance, get_login
from jiheng_web.actors import get_actor, permit_anywhere

FRESH = timedelta(minutes=10)
"""How long a password that was given counts for what is sensitive."""
_BROWSERS = (
    ("Edg/", "Edge"), ("QQBrowser", "QQ浏览器"), ("360SE", "360浏览器"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)
_SYSTEMS = (("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("Mac OS", "macOS"), ("Linux", "Linux"))
"""What stands in what a browser says of itself → what people call it; the first that fits."""
_LOCAL = ("127.0.0.1", "::1")

View = Callable[..., HttpResponseBase]


def office_only(view: View) -> View:
    """404 in 单机版, where there are no accounts."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if settings.EDITION != "office":
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def fresh(permission: str | None = None) -> Callable[[View], View]:
    """For what is sensitive: the permission first, then the password once more where it was not given lately."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            login = require_login(request)
            if permission is not None:
                permit_anywhere(get_actor(request), permission)
            return view(request, *args, **kwargs) if is_fresh(login) else ask_password(request)

        return guarded

    return decorate


def is_fresh(login: LoginSession) -> bool:
    """Whether the password was given lately."""
    return timezone.now() - login.confirmed <= FRESH


def ask_password(request: HttpRequest) -> HttpResponse:
    """To the page that asks for the password once more, and then back to this one, or to the one with the button that was pressed."""
    back = request.get_full_path() if request.method in ("GET", "HEAD") else find_back(request, request.headers.get("Referer", ""))
    return redirect(f"{reverse('confirm')}?{urlencode({'next': back})}")


def require_login(request: HttpRequest) -> LoginSession:
    """The session of the request; 404 without one, which in 机关版 only pages have that are open to strangers."""
    login = get_login(request)
    if login is None:
        raise Http404
    return login


def find_back(request: HttpRequest, address: str) -> str:
    """An address of this installation to go on to; the start page for any other."""
    hosts = {request.get_host()}
    if not url_has_allowed_host_and_scheme(address, allowed_hosts=hosts):
        return reverse("landing")
    return address


def read_visit(request: HttpRequest) -> Visit:
    """From where a request comes; behind a proxy on this machine, what the proxy says of it."""
    address = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    if address in _LOCAL and settings.IS_HTTPS and forwarded:
        address = forwarded[:60]
    return Visit(address, name_browser(request.headers.get("User-Agent", "")))


def name_browser(agent: str) -> str:
    """What a browser says of itself → its name and system, as people know them."""
    return "，".join(next((name for mark, name in marks if mark in agent), "") for marks in (_BROWSERS, _SYSTEMS)).strip("，") or "未知"


def enter(request: HttpRequest, token: str, address: str) -> HttpResponse:
    """Goes on to a page with the token of a new session in the cookie."""
    rotate_token(request)
    response = redirect(address)
    response.set_cookie(settings.LOGIN_COOKIE, token, httponly=True, secure=settings.IS_HTTPS, samesite="Lax", path="/")
    return response


def go_on(request: HttpRequest) -> HttpResponse:
    """To the next stage of the login, or into the house."""
    login = get_login(request)
    return redirect(find_entrance(request) if login is None or login.stage else reverse("landing"))
