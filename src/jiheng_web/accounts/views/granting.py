"""Roles as the security administrator sees them: HTTP only."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

import jiheng
from jiheng_web.accounts import actions
from jiheng_web.accounts.forms import read_key
from jiheng_web.accounts.models import ROLE_WORDS, Account, GrantedRole
from jiheng_web.accounts.queries import get_profile, is_locked, list_accounts, list_open_sessions, list_roles
from jiheng_web.accounts.views.guards import fresh, office_only
from jiheng_web.accounts.views.logins import ANY_FORM
from jiheng_web.actors import Actor, get_actor, permit_anywhere
from jiheng_web.credentials.passwords import PROFILES
from jiheng_web.places.models import Place
from jiheng_web.places.queries import get_place, list_indented

GRANT = "accounts.grant"


@require_safe
@office_only
def grant_list(request: HttpRequest) -> HttpResponse:
    """All accounts with their roles, and the rules for passwords."""
    permit_anywhere(get_actor(request), GRANT)
    shown = {"accounts": list_accounts(timezone.now()), "profile": get_profile(), "profiles": PROFILES.values()}
    return render(request, "accounts/grants.html", shown)


@ANY_FORM
@office_only
@fresh(GRANT)
def grant_page(request: HttpRequest, account_id: int) -> HttpResponse:
    """One account: its roles, its phone, its sessions, its lock."""
    try:
        account = Account.objects.get(pk=account_id)
    except (Account.DoesNotExist, OverflowError) as error:
        raise Http404(account_id) from error
    if request.method != "POST":
        return _render_page(request, account)
    try:
        _act(request, account, get_actor(request))
    except jiheng.JihengError as error:
        return _render_page(request, account, str(error))
    return redirect("grant_page", account.pk)


def _act(request: HttpRequest, account: Account, actor: Actor) -> None:
    doing: dict[str, Callable[[], object]] = {
        "grant": lambda: actions.grant_role(account, role=request.POST.get("role", ""), place=_read_place(request, actor), actor=actor),
        "withdraw": lambda: actions.withdraw_role(_read_grant(request, account), actor=actor),
        "unlock": lambda: actions.unlock(account.login_name, actor=actor),
        "phone": lambda: actions.reset_phone(account, actor=actor),
        "sessions": lambda: actions.end_sessions(account, actor=actor),
    }
    act = request.POST.get("act", "")
    if act not in doing:
        raise actions.RefusedAccount("请按页面上的按钮。")
    doing[act]()


def _read_place(request: HttpRequest, actor: Actor) -> Place | None:
    number = read_key(request.POST.get("place", ""))
    try:
        return None if number is None else get_place(number, actor=actor)
    except Place.DoesNotExist as error:
        raise actions.RefusedAccount("这个单位已经没有了，请重新选。") from error


def _read_grant(request: HttpRequest, account: Account) -> GrantedRole:
    found = account.roles.filter(pk=read_key(request.POST.get("grant", "")) or 0).first()
    if found is None:
        raise actions.RefusedAccount("这个角色已经收回了。")
    return found


def _render_page(request: HttpRequest, account: Account, sentence: str = "") -> HttpResponse:
    shown = {
        "account": account, "roles": list_roles(account), "role_words": ROLE_WORDS, "sentence": sentence, "fields": request.POST.dict(),
        "places": list_indented(actor=get_actor(request)), "is_locked": is_locked(account.login_name, timezone.now()),
        "sessions": list_open_sessions(timezone.now()).filter(account=account).order_by("-seen"),
    }  # fmt: skip
    return render(request, "accounts/grant.html", shown, status=422 if sentence else 200)


@require_POST
@office_only
@fresh(GRANT)
def password_profile(request: HttpRequest) -> HttpResponse:
    """Chooses the rules for passwords."""
    try:
        actions.choose_profile(request.POST.get("profile", ""), actor=get_actor(request))
    except jiheng.JihengError as error:
        return render(request, "fault.html", {"title": "没有做成", "sentence": str(error)}, status=422)
    return redirect("grants")
