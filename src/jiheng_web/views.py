"""The pages that belong to no document: rules, help, and the choice of colours."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

import jiheng
from jiheng_web.actors import open_to_strangers
from jiheng_web.context import THEME_COOKIE, THEMES
from jiheng_web.display.targets import build_target_page, read_trial

_EXAMPLES = (
    {"name": "培训人次", "text": "不少于500人次", "actual": "450人次"},
    {"name": "故障修复时间", "text": "<2小时", "actual": "90分钟"},
    {"name": "技术交易金额", "text": "不少于40亿元", "actual": "45亿元"},
    {"name": "备份频次", "text": "每月不少于1次", "actual": "12次", "months": "12"},
    {"name": "完成时间", "text": "2024年12月底前", "actual": "2024年11月20日"},
    {"name": "培训", "text": "培训2场，每场100人", "actual": "培训2场，每场95人"},
    {"name": "安全事故", "text": "0次", "actual": "未发生"},
    {"name": "社会影响", "text": "不断提升"},
)
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
def target_page(request: HttpRequest) -> HttpResponse:
    """One target value, typed or pasted, and how it is understood."""
    trial = read_trial(request.GET.dict())
    shown = {"trial": trial, "page": build_target_page(trial) if trial.text else None, "examples": _EXAMPLES}
    return render(request, "targets.html", shown)


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """The keys, and where things are."""
    return render(request, "help.html")


@open_to_strangers
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
