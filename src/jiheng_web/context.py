"""What every template knows: the person's preferences, kept in cookies."""

from django.http import HttpRequest

THEMES = {"light": "浅色", "dark": "深色", "system": "跟随系统"}
_SECTIONS = {"rules": "rules", "rule": "rules", "targets": "targets", "help": "help"}
THEME_COOKIE = "theme"
HINTS_COOKIE = "hints"


def preferences(request: HttpRequest) -> dict[str, object]:
    """``theme`` (a key of ``THEMES``), ``themes`` for the switch, ``show_hints``, the part of the site, and the page to come back to."""
    theme = request.COOKIES.get(THEME_COOKIE, "system")
    page = request.resolver_match.url_name if request.resolver_match else None
    return {
        "theme": theme if theme in THEMES else "system",
        "themes": THEMES,
        "show_hints": request.COOKIES.get(HINTS_COOKIE) == "1",
        "section": _SECTIONS.get(page, "documents") if page else None,
        "here": request.get_full_path() if request.method == "GET" else "/",
    }
