"""Who asks: a token, or the browser of somebody who is logged in (in 单机版 the person in front of the machine)."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer
from ninja.security.apikey import APIKeyCookie
from ninja.utils import check_csrf

from jiheng_web.actors import Actor, get_actor
from jiheng_web.api.actions import note_use
from jiheng_web.api.policies import list_grantable
from jiheng_web.api.queries import find_token, find_token_actor

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_AUTHORIZATION = "Authorization"


class TokenEntry(HttpBearer):
    """``Authorization: Bearer jh_…``."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """Who acts by the token; the request acts as them from now on."""
        known = find_token(token)
        actor = find_token_actor(known) if known else None
        if known is None or actor is None:
            return None
        note_use(known)
        setattr(request, "actor", actor)  # noqa: B010  (Django's requests declare no such attribute)
        return _guard(actor)


class SessionEntry(APIKeyCookie):
    """The session of the pages; what writes must also send the page's token against forgery (``X-CSRFToken``)."""

    param_name = "session"

    def __call__(self, request: HttpRequest) -> Actor | None:
        """Who is logged in."""
        return self.authenticate(request, None)

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        """None for strangers, and where a token was sent, which counts alone; raises ``HttpError`` for what may be forged."""
        actor = get_actor(request)
        if not actor.held or _AUTHORIZATION in request.headers:
            return None
        if request.method not in _SAFE and check_csrf(request):
            raise HttpError(403, "这次请求没有通过安全校验；程序请使用接口令牌，网页请刷新后重试。")
        return _guard(actor)


def _guard(actor: Actor) -> Actor:
    """Administrators have no business here, whatever they ask for."""
    if not list_grantable(actor):
        raise PermissionDenied
    return actor


ENTRIES = (TokenEntry(), SessionEntry(csrf=False))
"""In this order; the first that knows who asks counts."""
