"""Accounts as the system administrator sees them: HTTP only."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

import jiheng
from jiheng_web.accounts import actions
from jiheng_web.accounts.forms import read_expiry
from jiheng_web.accounts.models import Account, GrantedRole
from jiheng_web.accounts.queries import get_profile, list_accounts, list_roles, list_unconfirmed
from jiheng_web.accounts.views.guards import fresh, office_only
from jiheng_web.accounts.views.logins import ANY_FORM
from jiheng_web.actors import Actor, get_actor, permit_anywhere

ARRANGE = "accounts.arrange"


@require_safe
@office_only
def account_list(request: HttpRequest) -> HttpResponse:
    """All accounts, what waits for a confirmation, and who has not been here for 90 days."""
    permit_anywhere(get_actor(request), ARRANGE)
    return _render_list(request)


def _render_list(request: HttpRequest, sentence: str = "", *, status: int = 200) -> HttpResponse:
    listed = list_accounts(timezone.now())
    shown = {
        "accounts": listed, "waiting": list_unconfirmed(), "stale": sum(row.is_stale for row in listed), "profile": get_profile(),
        "sentence": sentence, "only_stale": "stale" in request.GET,
    }  # fmt: skip
    return render(request, "accounts/list.html", shown, status=status)


@never_cache
@ANY_FORM
@office_only
@fresh(ARRANGE)
def account_new(request: HttpRequest) -> HttpResponse:
    """Opens an account; its first password is told once."""
    if request.method != "POST":
        return render(request, "accounts/new.html", {"fields": {}})
    fields = request.POST.dict()
    try:
        account, password = actions.add_account(
            login_name=fields.get("login_name", ""), name=fields.get("name", ""), expires_on=read_expiry(fields.get("expires_on", "")),
            actor=get_actor(request),
        )
    except jiheng.JihengError as error:
        return render(request, "accounts/new.html", {"fields": fields, "sentence": str(error)}, status=422)
    return render(request, "accounts/first_password.html", {"account": account, "password": password, "is_new": True})


@never_cache
@ANY_FORM
@office_only
@fresh(ARRANGE)
def account_page(request: HttpRequest, account_id: int) -> HttpResponse:
    """One account: in use or not, until when, and a new first password."""
    account = _get_account(account_id)
    if request.method != "POST":
        return _render_account(request, account)
    actor, act = get_actor(request), request.POST.get("act", "")
    try:
        if act == "password":
            password = actions.reset_password(account, actor=actor)
            return render(request, "accounts/first_password.html", {"account": account, "password": password, "is_new": False})
        _arrange(request, account, act, actor)
    except jiheng.JihengError as error:
        return _render_account(request, account, str(error))
    return redirect("account_page", account.pk)


def _arrange(request: HttpRequest, account: Account, act: str, actor: Actor) -> None:
    doing: dict[str, Callable[[], None]] = {
        "suspend": lambda: actions.set_account_active(account, is_active=False, actor=actor),
        "activate": lambda: actions.set_account_active(account, is_active=True, actor=actor),
        "expiry": lambda: actions.set_expiry(account, expires_on=read_expiry(request.POST.get("expires_on", "")), actor=actor),
    }
    if act not in doing:
        raise actions.RefusedAccount("请按页面上的按钮。")
    doing[act]()


def _render_account(request: HttpRequest, account: Account, sentence: str = "") -> HttpResponse:
    account.refresh_from_db()
    shown = {"account": account, "roles": list_roles(account), "sentence": sentence, "is_expired": _is_expired(account)}
    return render(request, "accounts/page.html", shown, status=422 if sentence else 200)


def _is_expired(account: Account) -> bool:
    return account.expires_on is not None and account.expires_on < timezone.localdate()


@require_POST
@office_only
@fresh(ARRANGE)
def grant_confirm(request: HttpRequest, grant_id: int) -> HttpResponse:
    """The second person's word on a role."""
    try:
        actions.confirm_role(GrantedRole.objects.get(pk=grant_id), actor=get_actor(request))
    except GrantedRole.DoesNotExist as error:
        raise Http404(grant_id) from error
    except jiheng.JihengError as error:
        return _render_list(request, str(error), status=422)
    return redirect("accounts")


def _get_account(account_id: int) -> Account:
    try:
        return Account.objects.get(pk=account_id)
    except (Account.DoesNotExist, OverflowError) as error:
        raise Http404(account_id) from error
