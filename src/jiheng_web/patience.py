"""A page that could not be had because the database was away is asked for once more: a restarted database is back within a moment."""

import time
from collections.abc import Callable

from django.db import connections
from django.http import HttpRequest, HttpResponse

PAUSE_SECONDS = 0.3
_AWAY = 503


def ask_again(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Asks once more for what only reads; whoever wrote must look first whether it was written."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if response.status_code == _AWAY and "Retry-After" in response.headers and request.method in ("GET", "HEAD"):
            connections.close_all()
            time.sleep(PAUSE_SECONDS)
            return respond(request)
        return response

    return middleware
