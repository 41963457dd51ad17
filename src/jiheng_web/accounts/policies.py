"""Where somebody belongs who is not logged in, or not yet wholly."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from jiheng_web.accounts.models import LoginSession
from jiheng_web.accounts.queries import find_installation

STAGE_PAGES = {"code": "login_code", "enrol": "totp", "password": "password"}
"""What is still asked for → the page that asks."""


def get_login(request: HttpRequest) -> LoginSession | None:
    """The session of this request, also one that is not wholly logged in; None without one."""
    login = getattr(request, "login", None)
    return login if isinstance(login, LoginSession) else None


def find_entrance(request: HttpRequest) -> str:
    """The page that somebody has to see before the one that was asked for: the next stage of the login, the login, or the setting up."""
    login = get_login(request)
    if login is not None and login.stage:
        return reverse(STAGE_PAGES[login.stage])
    if find_installation() is None:
        return reverse("setup")
    back = request.get_full_path() if request.method == "GET" and request.path != "/" else ""
    return reverse("login") + (f"?{urlencode({'next': back})}" if back else "")
