"""The login: password, then the code where the account has one. The same sentence and the same time for whatever is wrong."""

import datetime
import hashlib
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone

from jiheng_web.accounts.actions.gate import fold_login_name, forgive, take_try
from jiheng_web.accounts.actions.sessions import open_session
from jiheng_web.accounts.models import Account, LoginSession
from jiheng_web.accounts.queries import find_account, get_profile, is_administrator
from jiheng_web.actors import NOBODY, Actor
from jiheng_web.credentials.passwords import LONGEST, PasswordProfile
from jiheng_web.credentials.totp import find_step, fold_recovery_code, secret_of
from jiheng_web.ledgers.actions import record

WRONG = "账号或密码不对，或账号已停用、已到期。"
WRONG_CODE = "动态口令不对，或已经用过；请等手机上换了新的再输，并核对手机的时间。"
NOT_IT = "密码不对。"
OWN_ROLE = "本人"
"""The role in which people act on their own account."""


@dataclass(frozen=True, slots=True)
class Visit:
    """From where somebody tries to log in."""

    address: str = ""
    browser: str = ""


@dataclass(frozen=True, slots=True)
class LoginOutcome:
    """A token for the cookie, and what is asked next (a ``stage``, empty for nothing), or a sentence that says why not."""

    token: str = ""
    stage: str = ""
    sentence: str = ""


def log_in(login_name: str, password: str, *, visit: Visit) -> LoginOutcome:
    """Proves an account by its password and opens a session, or says why not."""
    name = fold_login_name(login_name)
    until = take_try(name, address=visit.address)
    if until is not None:
        return LoginOutcome(sentence=say_locked(until))
    account = find_account(name)
    encoded = account.password if account else _nobodys_password()
    is_right = len(password) <= LONGEST and check_password(password, encoded)
    if account is None or not is_right or not account.is_active or is_expired(account):
        _note_failure(account, visit, "password")
        return LoginOutcome(sentence=WRONG)
    profile = get_profile()
    stage = "code" if account.totp_seed else find_stage(account, profile)
    with transaction.atomic():
        token = open_session(account, stage=stage, address=visit.address, browser=visit.browser)
        _note_login(account, visit, stage)
    if stage != "code":
        forgive(name, address=visit.address)
    return LoginOutcome(token, stage)


def give_code(session: LoginSession, code: str, *, visit: Visit) -> LoginOutcome:
    """Proves the second factor, by a code of the phone or a recovery code; the session gets a new token."""
    account = session.account
    until = take_try(account.login_name, address=visit.address)
    if until is not None:
        return LoginOutcome(sentence=say_locked(until))
    with transaction.atomic():
        locked = Account.objects.select_for_update().get(pk=account.pk)
        by = use_code(locked, code)
        if by:
            stage = find_stage(locked, get_profile())
            LoginSession.objects.filter(pk=session.pk).delete()
            token = open_session(locked, stage=stage, address=visit.address, browser=visit.browser)
            _note_login(locked, visit, stage, by=by)
    if not by:
        _note_failure(account, visit, "code")
        return LoginOutcome(sentence=WRONG_CODE)
    forgive(account.login_name, address=visit.address)
    return LoginOutcome(token, stage)


def prove_password(session: LoginSession, password: str, *, visit: Visit) -> str:
    """The password once more before what is sensitive; empty where it is right, else a sentence."""
    account = session.account
    until = take_try(account.login_name, address=visit.address)
    if until is not None:
        return say_locked(until)
    if len(password) > LONGEST or not check_password(password, account.password):
        _note_failure(account, visit, "password")
        return NOT_IT
    forgive(account.login_name, address=visit.address)
    LoginSession.objects.filter(pk=session.pk).update(confirmed=timezone.now())
    return ""


def use_code(account: Account, code: str) -> str:
    """``code`` or ``recovery`` where this proves the phone, which uses the code up; empty where it does not. The account must be locked."""
    secret = secret_of(account.totp_seed, key=settings.SECRET_KEY)
    step = find_step(code, secret, at=timezone.now().timestamp(), after=account.totp_step)
    if step is not None:
        account.totp_step = step
        account.save(update_fields=["totp_step"])
        return "code"
    gone, _ = account.recovery_codes.filter(digest=digest_recovery_code(code)).delete()
    return "recovery" if gone else ""


def digest_recovery_code(code: str) -> str:
    """What is kept of a recovery code."""
    return hashlib.sha256(fold_recovery_code(code).encode()).hexdigest()


def find_stage(account: Account, profile: PasswordProfile) -> str:
    """What a login that has proved who it is still has to do: bind a phone, make a new password, or (empty) nothing."""
    if profile.administrators_need_code and not account.totp_seed and is_administrator(account):
        return "enrol"
    is_old = profile.days is not None and timezone.now() - account.password_changed > datetime.timedelta(days=profile.days)
    return "password" if account.must_change_password or is_old else ""


def is_expired(account: Account) -> bool:
    """Whether the account's last day is over."""
    return account.expires_on is not None and account.expires_on < timezone.localdate()


def say_locked(until: datetime.datetime) -> str:
    """The sentence for somebody who tried too often."""
    return f"输错次数太多，{timezone.localtime(until):%H:%M} 以后才能再试；急用请找安全管理员解锁。"


@cache
def _nobodys_password() -> str:
    """What a password is held against where there is no account, so that it takes as long."""
    return make_password("nobody has this password")


def _note_login(account: Account, visit: Visit, stage: str, *, by: str = "password") -> None:
    Account.objects.filter(pk=account.pk).update(last_login=timezone.now())
    _put_down("accounts.login", Actor(account.name, account.pk), account, visit, {"by": by, "stage": stage})


def _note_failure(account: Account | None, visit: Visit, what: str) -> None:
    """A login that failed; a name that nobody has is not written down, for it may be a password in the wrong place."""
    with transaction.atomic():
        _put_down("accounts.login_failed", NOBODY, account, visit, {"wrong": what})


def _put_down(action: str, actor: Actor, account: Account | None, visit: Visit, details: dict[str, object]) -> None:
    subject = f"account/{account.pk}" if account else "account/unknown"
    more = {key: value for key, value in {**details, "address": visit.address, "browser": visit.browser}.items() if value}
    record(action, actor=actor, role=OWN_ROLE, subject=subject, details=more)
