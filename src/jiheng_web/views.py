"""The pages that belong to no document: rules, help, and the choice of colours."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

import jiheng
from jiheng_web.context import THEME_COOKIE, THEMES

_YEAR = 365 * 24 * 3600


@require_safe
def rule_list(request: HttpRequest) -> HttpResponse:
    """All rules, one line each."""
    return render(request, "rules.html", {"rules": [jiheng.explain(rule.code) for rule in jiheng.list_rules()]})


@require_safe
def rule_page(request: HttpRequest, code: str) -> HttpResponse:
    """What one rule checks, why, and on what ground."""
    try:
        rule = jiheng.explain(code)
    except jiheng.UnknownRule as error:
        raise Http404(code) from error
    return render(request, "rule.html", {"rule": rule, "grounds": list(zip(rule.cites, rule.titles, strict=True))})


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """The keys, and where things are."""
    return render(request, "help.html")


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keeps the chosen colours in a cookie and goes back to where the person was."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = redirect(back)
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie(THEME_COOKIE, theme, max_age=_YEAR, httponly=True, samesite="Lax")
    return response
