"""What people do with their own account: a new password, a phone for codes, the end of sessions."""

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone

import jiheng
from jiheng_web.accounts.actions.logging_in import OWN_ROLE, digest_recovery_code, find_stage
from jiheng_web.accounts.models import Account, LoginSession, RecoveryCode, UsedPassword
from jiheng_web.accounts.queries import get_profile, is_administrator, list_known_words
from jiheng_web.actors import Actor
from jiheng_web.credentials.passwords import LONGEST, find_weaknesses
from jiheng_web.credentials.totp import find_step, make_recovery_codes, secret_of
from jiheng_web.ledgers.actions import record


class RefusedAccount(jiheng.JihengError):
    """An account, a role or a password cannot be as it is asked for; the sentence says why."""


def change_password(session: LoginSession, *, old: str, new: str) -> None:
    """A new password for the account of this session; its other sessions end. Raises ``RefusedAccount``, one sentence a line."""
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=session.account_id)
        if len(old) > LONGEST or not check_password(old, account.password):
            raise RefusedAccount("现在的密码不对。")
        _check_new(account, new)
        keep_password(account, new)
        account.must_change_password = False
        account.save(update_fields=["must_change_password"])
        LoginSession.objects.filter(account=account).exclude(pk=session.pk).delete()
        LoginSession.objects.filter(pk=session.pk).update(stage=find_stage(account, get_profile()), confirmed=timezone.now())
        record("accounts.change_password", actor=_self(account), role=OWN_ROLE, subject=f"account/{account.pk}")


def keep_password(account: Account, new: str) -> None:
    """Writes the new password down and the old one among those that may not come back yet. The account must be locked."""
    UsedPassword.objects.create(account=account, password=account.password)
    account.password, account.password_changed = make_password(new), timezone.now()
    account.save(update_fields=["password", "password_changed"])


def bind_phone(session: LoginSession, *, seed: str, code: str) -> list[str]:
    """Binds the phone that shows codes of this seed; gives the recovery codes, which are told once. Raises ``RefusedAccount``."""
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=session.account_id)
        step = find_step(code, secret_of(seed, key=settings.SECRET_KEY), at=timezone.now().timestamp(), after=0)
        if step is None:
            raise RefusedAccount("动态口令不对：请核对手机的时间，用刚刚扫码得到的那一条，再输一次。")
        account.totp_seed, account.totp_step = seed, step
        account.save(update_fields=["totp_seed", "totp_step"])
        codes = make_recovery_codes()
        account.recovery_codes.all().delete()
        RecoveryCode.objects.bulk_create(RecoveryCode(account=account, digest=digest_recovery_code(code)) for code in codes)
        LoginSession.objects.filter(pk=session.pk).update(stage=find_stage(account, get_profile()))
        record("accounts.bind_phone", actor=_self(account), role=OWN_ROLE, subject=f"account/{account.pk}")
    return codes


def release_phone(session: LoginSession) -> None:
    """Takes the phone off the own account; raises ``RefusedAccount`` where the rules ask for one."""
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=session.account_id)
        if get_profile().administrators_need_code and is_administrator(account):
            raise RefusedAccount("等保三级下管理员必须用动态口令，不能取消；换手机请直接重新绑定。")
        forget_phone(account)
        record("accounts.release_phone", actor=_self(account), role=OWN_ROLE, subject=f"account/{account.pk}")


def forget_phone(account: Account) -> None:
    """The account without a phone and without recovery codes. It must be locked."""
    account.totp_seed, account.totp_step = "", 0
    account.save(update_fields=["totp_seed", "totp_step"])
    account.recovery_codes.all().delete()


def end_own_session(session: LoginSession, *, number: int) -> None:
    """Ends a session of the same account, this one or another; nothing where it has ended already."""
    with transaction.atomic():
        account = session.account
        gone, _ = LoginSession.objects.filter(pk=number, account=account).delete()
        if gone:
            action = "accounts.logout" if number == session.pk else "accounts.end_session"
            record(action, actor=_self(account), role=OWN_ROLE, subject=f"account/{account.pk}")


def _check_new(account: Account, new: str) -> None:
    """Raises ``RefusedAccount`` for a password that the rules do not take."""
    profile = get_profile()
    wrong = find_weaknesses(new, profile, about=list_known_words(account))
    earlier = account.used_passwords.order_by("-made", "-id").values_list("password", flat=True)[: max(profile.history - 1, 0)]
    if len(new) <= LONGEST and any(check_password(new, used) for used in (account.password, *earlier)):
        wrong.append("新密码不能与现在的相同。" if not profile.history else f"新密码不能与最近 {profile.history} 次用过的相同。")
    if wrong:
        raise RefusedAccount("\n".join(wrong))


def _self(account: Account) -> Actor:
    return Actor(account.name, account.pk)
