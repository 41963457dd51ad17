"""What the system administrator does: opens accounts, puts them out of use, gives new first passwords, confirms roles."""

import datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from jiheng_web.accounts.actions.gate import fold_login_name
from jiheng_web.accounts.actions.own import RefusedAccount, keep_password
from jiheng_web.accounts.models import LONGEST_NAME, Account, GrantedRole, LoginSession
from jiheng_web.accounts.queries import is_administrator
from jiheng_web.actors import Actor, permit
from jiheng_web.credentials.initial import make_password_to_tell
from jiheng_web.ledgers.actions import record
from jiheng_web.places.actions.tree import clean

ARRANGE = "accounts.arrange"


def add_account(*, login_name: str, name: str, expires_on: datetime.date | None = None, actor: Actor) -> tuple[Account, str]:
    """A new account without any role, and its first password, which is told once; raises ``RefusedAccount``."""
    role = permit(actor, ARRANGE)
    account, password = build_account(login_name, name, expires_on=expires_on, by=actor.name)
    try:
        with transaction.atomic():
            account.save()
            after = {"login_name": account.login_name, "name": account.name, "expires_on": _day(expires_on)}
            record("accounts.add", actor=actor, role=role, subject=f"account/{account.pk}", after=after)
    except IntegrityError as error:
        raise RefusedAccount(_say_taken(account)) from error
    return account, password


def build_account(login_name: str, name: str, *, expires_on: datetime.date | None, by: str) -> tuple[Account, str]:
    """An account that is not kept yet, and its first password; raises ``RefusedAccount`` for impossible names."""
    folded, said, password = fold_login_name(login_name), clean(name), make_password_to_tell()
    if not folded or not said:
        raise RefusedAccount("账号和姓名都要写。")
    if len("".join(login_name.split())) > LONGEST_NAME or len(said) > LONGEST_NAME:
        raise RefusedAccount(f"账号和姓名最多 {LONGEST_NAME} 个字符。")
    if any(not (sign.isalnum() or sign in "._-@") for sign in folded):
        raise RefusedAccount("账号只能用汉字、字母、数字和 . _ - @。")
    account = Account(login_name=folded, name=said, password=make_password(password), expires_on=expires_on, created_by=by)
    return account, password


def set_account_active(account: Account, *, is_active: bool, actor: Actor) -> None:
    """Puts an account out of use, which ends its sessions at once, or into use again; nobody does it to their own (``RefusedAccount``)."""
    role = permit(actor, ARRANGE)
    with transaction.atomic():
        lock_administrators()
        locked = _lock(account)
        if locked.pk == actor.account_id:
            raise RefusedAccount("不能停用自己的账号。")
        if locked.is_active == is_active:
            return
        if not is_active:
            check_not_last(locked)
            LoginSession.objects.filter(account=locked).delete()
        locked.is_active = is_active
        locked.save(update_fields=["is_active"])
        action = "accounts.activate" if is_active else "accounts.suspend"
        before, after = {"is_active": not is_active}, {"is_active": is_active}
        record(action, actor=actor, role=role, subject=f"account/{locked.pk}", before=before, after=after)


def set_expiry(account: Account, *, expires_on: datetime.date | None, actor: Actor) -> None:
    """The last day of an account; None for one without an end."""
    role = permit(actor, ARRANGE)
    with transaction.atomic():
        lock_administrators()
        locked = _lock(account)
        if locked.pk == actor.account_id:
            raise RefusedAccount("不能改自己账号的有效期。")
        if expires_on is not None and expires_on < timezone.localdate():
            check_not_last(locked)
        before, after = {"expires_on": _day(locked.expires_on)}, {"expires_on": _day(expires_on)}
        if before != after:
            locked.expires_on = expires_on
            locked.save(update_fields=["expires_on"])
            record("accounts.set_expiry", actor=actor, role=role, subject=f"account/{locked.pk}", before=before, after=after)


def reset_password(account: Account, *, actor: Actor) -> str:
    """A new first password, told once; the sessions end. For administrators it is made at the server (``RefusedAccount``)."""
    role = permit(actor, ARRANGE)
    with transaction.atomic():
        locked = _lock(account)
        if is_administrator(locked):
            raise RefusedAccount("管理员的密码不能由另一位管理员重设，请在服务器上运行 jiheng serve --office --new-password 账号。")
        password = give_first_password(locked)
        record("accounts.reset_password", actor=actor, role=role, subject=f"account/{locked.pk}")
    return password


def give_first_password(account: Account) -> str:
    """A new password that has to be changed at the next login. The account must be locked."""
    password = make_password_to_tell()
    keep_password(account, password)
    account.must_change_password = True
    account.save(update_fields=["must_change_password"])
    LoginSession.objects.filter(account=account).delete()
    return password


def confirm_role(grant: GrantedRole, *, actor: Actor) -> None:
    """Makes a role count that another person has granted; raises ``RefusedAccount`` for one's own and for what one granted oneself."""
    role = permit(actor, ARRANGE)
    with transaction.atomic():
        locked = GrantedRole.objects.select_for_update(of=("self",)).select_related("account", "place").get(pk=grant.pk)
        if locked.account_id == actor.account_id:
            raise RefusedAccount("授给自己的角色要由别人确认。")
        if locked.granted_by == actor.name:
            raise RefusedAccount("授予和确认要由两个人做。")
        if locked.confirmed is None:
            locked.confirmed, locked.confirmed_by = timezone.now(), actor.name
            locked.save(update_fields=["confirmed", "confirmed_by"])
            after = {"role": locked.role, "place": locked.place_id}
            record("accounts.confirm_role", actor=actor, role=role, subject=f"account/{locked.account_id}", after=after)


def lock_administrators() -> None:
    """Takes turns with others who may take an administrator away; call it before any account is locked."""
    list(GrantedRole.objects.select_for_update(of=("self",)).filter(place=None).order_by("pk"))


def check_not_last(account: Account) -> None:
    """Raises ``RefusedAccount`` where an administrator's role would be left without anybody; wants ``lock_administrators``."""
    is_valid = Q(account__expires_on=None) | Q(account__expires_on__gte=timezone.localdate())
    others = GrantedRole.objects.filter(is_valid, confirmed__isnull=False, account__is_active=True).exclude(account=account)
    for held in account.roles.filter(confirmed__isnull=False, place=None):
        if not others.filter(role=held.role).exists():
            raise RefusedAccount(f"“{account.name}”是唯一的{held.get_role_display()}，请先另授一位。")


def _lock(account: Account) -> Account:
    return Account.objects.select_for_update().get(pk=account.pk)


def _say_taken(account: Account) -> str:
    if Account.objects.filter(login_name=account.login_name).exists():
        return f"账号“{account.login_name}”已经有了，请换一个。"
    return f"已经有叫“{account.name}”的账号；操作记录要分得清人，重名的请加上单位或科室，如“{account.name}（预算科）”。"


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
