"""What every template knows: the person, where they may go, and their preferences, kept in cookies."""

from functools import partial

from django.conf import settings
from django.http import HttpRequest

from jiheng_web.actors import get_actor
from jiheng_web.desk.queries import count_waiting
from jiheng_web.navigation import find_section, find_start, list_entries

THEMES = {"light": "浅色", "dark": "深色", "system": "跟随系统"}
THEME_COOKIE = "theme"
HINTS_COOKIE = "hints"


def preferences(request: HttpRequest) -> dict[str, object]:
    """``theme`` (a key of ``THEMES``), ``themes`` for the switch, ``show_hints``, and the page to come back to."""
    theme = request.COOKIES.get(THEME_COOKIE, "system")
    return {
        "theme": theme if theme in THEMES else "system",
        "themes": THEMES,
        "show_hints": request.COOKIES.get(HINTS_COOKIE) == "1",
        "here": request.get_full_path() if request.method == "GET" else "/",
    }


def person(request: HttpRequest) -> dict[str, object]:
    """Who it is and where they may go.

    ``actor``; the ``navigation`` that is theirs, its lit ``section`` and the page to ``start`` from; ``is_office``; how much
    is ``waiting``.
    """
    actor = get_actor(request)
    entries = list(list_entries(actor))
    return {
        "actor": actor,
        "navigation": entries,
        "section": find_section(request.path) if request.resolver_match else None,
        "start": find_start(entries),
        "is_office": settings.EDITION == "office",
        "waiting": partial(count_waiting, actor),
    }
