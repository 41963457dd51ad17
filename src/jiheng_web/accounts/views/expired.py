"""A form that was sent after its login had ended: what was typed is shown once more, for no browser keeps it."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_EXPIRED = 403
_FORM = "application/x-www-form-urlencoded"
_SHORT = 20
"""What is no longer than this and all ASCII is a number or a choice, and typed again in no time."""


def find_unsaved(request: HttpRequest) -> list[str]:
    """The texts of a form from a page of our own; empty for anything else, and never passwords and the like."""
    own = urlsplit(request.headers.get("Origin") or request.headers.get("Referer") or "").netloc == request.get_host()
    if request.method != "POST" or request.content_type != _FORM or not own:
        return []
    typed = {name: values for name, values in request.POST.lists() if not _is_secret(name)}
    return [text for values in typed.values() for text in values if text.strip() and (not text.isascii() or len(text) > _SHORT)]


def render_expired(request: HttpRequest, texts: list[str], entrance: str) -> HttpResponse:
    """The page with what was typed and the way to the login; it is kept nowhere."""
    page = render(request, "accounts/expired.html", {"texts": texts, "entrance": entrance}, status=_EXPIRED)
    page.headers["Cache-Control"] = "no-store"
    return page


def _is_secret(name: str) -> bool:
    return name in ("csrfmiddlewaretoken", "next") or "password" in name or "code" in name
