"""Logging in and out, and the first run: HTTP only."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import jiheng
from jiheng_web.accounts import actions
from jiheng_web.accounts.policies import STAGE_PAGES, find_entrance, get_login
from jiheng_web.accounts.queries import find_installation
from jiheng_web.accounts.views.guards import enter, find_back, go_on, office_only, read_visit, require_login
from jiheng_web.actors import NOBODY, get_actor, open_to_strangers
from jiheng_web.credentials.passwords import PROFILES
from jiheng_web.navigation import find_start, list_entries

ANY_FORM = require_http_methods(["GET", "HEAD", "POST"])


@open_to_strangers
@require_safe
@office_only
def landing(request: HttpRequest) -> HttpResponse:
    """To the page that somebody starts from."""
    actor = get_actor(request)
    return redirect(find_entrance(request) if actor == NOBODY else reverse(find_start(list_entries(actor))))


@open_to_strangers
@never_cache
@sensitive_post_parameters("password")
@ANY_FORM
@office_only
def login(request: HttpRequest) -> HttpResponse:
    """Account and password."""
    if find_installation() is None:
        return redirect("setup")
    back = request.POST.get("next") or request.GET.get("next") or ""
    if request.method != "POST":
        return go_on(request) if get_login(request) else render(request, "accounts/login.html", {"back": back})
    name = request.POST.get("login_name", "")
    outcome = actions.log_in(name, request.POST.get("password", ""), visit=read_visit(request))
    if outcome.sentence:
        return render(request, "accounts/login.html", {"back": back, "sentence": outcome.sentence, "login_name": name}, status=422)
    return enter(request, outcome.token, reverse(STAGE_PAGES[outcome.stage]) if outcome.stage else find_back(request, back))


@open_to_strangers
@never_cache
@sensitive_post_parameters("code")
@ANY_FORM
@office_only
def login_code(request: HttpRequest) -> HttpResponse:
    """The code of the phone, or a recovery code."""
    session = get_login(request)
    if session is None or session.stage != "code":
        return go_on(request)
    if request.method != "POST":
        return render(request, "accounts/code.html")
    outcome = actions.give_code(session, request.POST.get("code", ""), visit=read_visit(request))
    if outcome.sentence:
        return render(request, "accounts/code.html", {"sentence": outcome.sentence}, status=422)
    return enter(request, outcome.token, reverse(STAGE_PAGES[outcome.stage]) if outcome.stage else reverse("landing"))


@open_to_strangers
@require_POST
@office_only
def logout(request: HttpRequest) -> HttpResponse:
    """Ends this session; the browser is told to forget what it kept."""
    session = get_login(request)
    if session is not None:
        actions.end_own_session(session, number=session.pk)
    response = redirect("login")
    response.delete_cookie(settings.LOGIN_COOKIE, path="/", samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@never_cache
@sensitive_post_parameters("password")
@ANY_FORM
@office_only
def confirm(request: HttpRequest) -> HttpResponse:
    """The password once more, before what is sensitive."""
    session = require_login(request)
    back = request.POST.get("next") or request.GET.get("next") or ""
    if request.method != "POST":
        return render(request, "accounts/confirm.html", {"back": back})
    sentence = actions.prove_password(session, request.POST.get("password", ""), visit=read_visit(request))
    if sentence:
        return render(request, "accounts/confirm.html", {"back": back, "sentence": sentence}, status=422)
    return redirect(find_back(request, back))


@open_to_strangers
@never_cache
@ANY_FORM
@office_only
def setup(request: HttpRequest) -> HttpResponse:
    """The first run: bureau, rules for passwords, three administrators. Gone as soon as it is done."""
    if find_installation() is not None:
        return redirect("landing")
    shown = {"profiles": PROFILES.values(), "administrators": _administrators(request), "fields": request.POST.dict()}
    if request.method != "POST":
        return render(request, "accounts/setup.html", shown)
    fields = request.POST.dict()
    try:
        if not actions.is_setup_code(fields.get("setup_code", "")):
            raise actions.RefusedAccount("初始化口令不对：它显示在启动绩衡的那个窗口里。")
        people = {
            role.name: (fields.get(f"{role.name}-login_name", ""), fields.get(f"{role.name}-name", "")) for role in actions.ADMINISTRATORS
        }
        told = actions.set_up(bureau=fields.get("bureau", ""), profile=fields.get("profile", ""), people=people)
    except jiheng.JihengError as error:
        return render(request, "accounts/setup.html", {**shown, "sentence": str(error)}, status=422)
    return render(request, "accounts/set_up.html", {"told": told})


def _administrators(request: HttpRequest) -> list[tuple[str, str, str, str]]:
    """The three, each with what the form says of them so far: role, words, login name, name."""
    fields = request.POST
    return [
        (role.name, role.words, fields.get(f"{role.name}-login_name", ""), fields.get(f"{role.name}-name", role.words))
        for role in actions.ADMINISTRATORS
    ]
