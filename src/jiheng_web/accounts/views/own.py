"""One's own account: password, phone, sessions: HTTP only."""

from typing import Any

import segno
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

import jiheng
from jiheng_web.accounts import actions
from jiheng_web.accounts.policies import get_login
from jiheng_web.accounts.queries import get_profile, list_open_sessions, list_roles
from jiheng_web.accounts.views.guards import ask_password, fresh, go_on, is_fresh, office_only, require_login
from jiheng_web.accounts.views.logins import ANY_FORM
from jiheng_web.actors import open_to_strangers
from jiheng_web.credentials.totp import enrolment_address, make_seed, print_secret, secret_of

_SEED_MINUTES = 30
_SALT = "totp seed"


@require_safe
@office_only
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, what I may, and where I am logged in."""
    session = require_login(request)
    shown = {
        "account": session.account, "roles": list_roles(session.account), "here": session,
        "sessions": list_open_sessions(timezone.now()).filter(account=session.account).order_by("-seen"),
        "profile": get_profile(), "codes": session.account.recovery_codes.count(),
    }  # fmt: skip
    return render(request, "accounts/account.html", shown)


@open_to_strangers
@never_cache
@sensitive_post_parameters("old", "new", "again")
@ANY_FORM
@office_only
def password(request: HttpRequest) -> HttpResponse:
    """A new password; before anything else where the login asks for one."""
    session = get_login(request)
    if session is None or session.stage not in ("", "password"):
        return go_on(request)
    shown: dict[str, Any] = {"profile": get_profile(), "must": session.stage == "password"}
    if request.method != "POST":
        return render(request, "accounts/password.html", shown)
    old, new, again = (request.POST.get(field, "") for field in ("old", "new", "again"))
    try:
        if new != again:
            raise actions.RefusedAccount("两次输入的新密码不一样。")
        actions.change_password(session, old=old, new=new)
    except jiheng.JihengError as error:
        return render(request, "accounts/password.html", {**shown, "sentences": str(error).splitlines()}, status=422)
    session.refresh_from_db()
    return go_on(request) if session.stage or shown["must"] else redirect("account")


@open_to_strangers
@never_cache
@sensitive_post_parameters("code")
@ANY_FORM
@office_only
def totp(request: HttpRequest) -> HttpResponse:
    """Binds a phone: shows its secret, asks for a code, then tells the recovery codes once."""
    session = get_login(request)
    if session is None or session.stage not in ("", "enrol"):
        return go_on(request)
    if not session.stage and not is_fresh(session):
        return ask_password(request)
    if request.method != "POST":
        return _ask_phone(request, make_seed())
    seed = _read_seed(request.POST.get("seed", ""), account_id=session.account_id)
    if seed is None:
        return _ask_phone(request, make_seed(), "这个页面开得太久了，请用新的二维码重新绑定。", status=422)
    try:
        codes = actions.bind_phone(session, seed=seed, code=request.POST.get("code", ""))
    except jiheng.JihengError as error:
        return _ask_phone(request, seed, str(error), status=422)
    return render(request, "accounts/recovery_codes.html", {"codes": codes})


def _ask_phone(request: HttpRequest, seed: str, sentence: str = "", *, status: int = 200) -> HttpResponse:
    session = require_login(request)
    secret = secret_of(seed, key=settings.SECRET_KEY)
    address = enrolment_address(secret, login_name=session.account.login_name)
    shown = {
        "seed": signing.dumps([seed, session.account_id], salt=_SALT), "secret": print_secret(secret), "sentence": sentence,
        "picture": segno.make(address, error="m", micro=False).svg_inline(omitsize=True, dark="#000", light="#fff", border=3),
        "must": session.stage == "enrol",
    }  # fmt: skip
    return render(request, "accounts/totp.html", shown, status=status)


def _read_seed(signed: str, *, account_id: int) -> str | None:
    """The seed that this installation has lately made up for this account; None for any other text."""
    try:
        seed, whose = signing.loads(signed, salt=_SALT, max_age=_SEED_MINUTES * 60)
    except (signing.BadSignature, ValueError):
        return None
    return str(seed) if whose == account_id else None


@require_POST
@office_only
@fresh()
def totp_release(request: HttpRequest) -> HttpResponse:
    """Takes the phone off."""
    try:
        actions.release_phone(require_login(request))
    except jiheng.JihengError as error:
        return render(request, "fault.html", {"title": "没有做成", "sentence": str(error)}, status=422)
    return redirect("account")


@require_POST
@office_only
def session_end(request: HttpRequest, session_id: int) -> HttpResponse:
    """Ends one of one's own sessions."""
    actions.end_own_session(require_login(request), number=session_id)
    return redirect("account")
