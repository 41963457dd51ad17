"""The pages of the interface: what it can do, and one's own tokens. HTTP only."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import jiheng
from jiheng_web.actors import Actor, get_actor
from jiheng_web.api.actions import issue_token, revoke_token
from jiheng_web.api.forms import get_usual_day, read_token_order
from jiheng_web.api.policies import list_grantable
from jiheng_web.api.queries import list_tokens
from jiheng_web.api.routes.root import api
from jiheng_web.roles import PERMISSIONS

UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation as its page shows it."""

    method: str
    path: str
    words: str
    group: str


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every operation of the interface, and where its description for programs is."""
    require_person(request)
    schema = api.get_openapi_schema()
    context = {
        "operations": list(_list_operations(schema)), "description": api.description,
        "address": request.build_absolute_uri("/api/v1/submissions"),
    }  # fmt: skip
    return render(request, "api/index.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """One's own tokens; making one shows it once."""
    actor = require_person(request)
    if request.method != "POST":
        return _render_tokens(request, actor)
    try:
        order = read_token_order(request.POST)
        token, secret = issue_token(order.name, scope=order.scope, expires_on=order.expires_on, actor=actor)
    except jiheng.JihengError as error:
        return _render_tokens(request, actor, sentence=str(error), status=UNPROCESSABLE)
    return _render_tokens(request, actor, secret=secret, made=token.name)


@require_POST
def token_revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """Takes a token back."""
    actor = require_person(request)
    token = list_tokens(actor=actor).filter(pk=token_id).first()
    if token is None:
        raise Http404(token_id)
    revoke_token(token, actor=actor)
    return redirect("api_tokens")


def require_person(request: HttpRequest) -> Actor:
    """Who sent this; raises ``PermissionDenied`` for administrators, who have no business with the interface."""
    actor = get_actor(request)
    if not list_grantable(actor):
        raise PermissionDenied
    return actor


def _list_operations(schema: Any) -> Iterator[Operation]:
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield Operation(method.upper(), path, operation.get("summary", ""), next(iter(operation.get("tags", ())), ""))


def _render_tokens(request: HttpRequest, actor: Actor, *, status: int = 200, **more: str) -> HttpResponse:
    rows = [(token, "、".join(PERMISSIONS.get(one, one) for one in token.scope)) for token in list_tokens(actor=actor)]
    context = {"tokens": rows, "grantable": list_grantable(actor), "usual_day": get_usual_day(), **more}
    return render(request, "api/tokens.html", context, status=status)
