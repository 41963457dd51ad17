"""What the security administrator does: grants and withdraws roles, unlocks, releases lost phones, ends sessions, sets the rules."""

from django.db import IntegrityError, transaction

from jiheng_web.accounts.actions.arranging import check_not_last, lock_administrators
from jiheng_web.accounts.actions.own import RefusedAccount, forget_phone
from jiheng_web.accounts.models import Account, GrantedRole, Installation, LoginSession
from jiheng_web.actors import Actor, permit
from jiheng_web.credentials.passwords import PROFILES
from jiheng_web.ledgers.actions import record
from jiheng_web.places.models import Place
from jiheng_web.roles import ROLES

GRANT = "accounts.grant"


def grant_role(account: Account, *, role: str, place: Place | None, actor: Actor) -> GrantedRole:
    """A role for an account, which counts once the system administrator has confirmed it; raises ``RefusedAccount``.

    Nobody grants to themselves; an account never holds two administrators' roles, nor an administrator's and another one.
    """
    own_role = permit(actor, GRANT)
    try:
        with transaction.atomic():
            locked = _lock(account)
            _check_grant(locked, role, place, actor)
            grant = GrantedRole.objects.create(account=locked, role=role, place=place, granted_by=actor.name)
            after = {"role": role, "place": place.pk if place else None}
            record("accounts.grant_role", actor=actor, role=own_role, subject=f"account/{locked.pk}", after=after)
    except IntegrityError as error:
        raise RefusedAccount(f"“{account.name}”在这个单位已经有这个角色了。") from error
    return grant


def withdraw_role(grant: GrantedRole, *, actor: Actor) -> None:
    """Takes a role away, at once; raises ``RefusedAccount`` for the last administrator of a kind."""
    own_role = permit(actor, GRANT)
    with transaction.atomic():
        lock_administrators()
        account = _lock(grant.account)
        locked = GrantedRole.objects.select_for_update(of=("self",)).get(pk=grant.pk)
        if locked.confirmed is not None and ROLES[locked.role].is_administrator:
            check_not_last(account)
        before = {"role": locked.role, "place": locked.place_id, "was_confirmed": locked.confirmed is not None}
        locked.delete()
        record("accounts.withdraw_role", actor=actor, role=own_role, subject=f"account/{account.pk}", before=before)


def reset_phone(account: Account, *, actor: Actor) -> None:
    """Releases the phone of somebody who lost it; their sessions end. Nobody does it to their own (``RefusedAccount``)."""
    own_role = permit(actor, GRANT)
    with transaction.atomic():
        locked = _lock(account)
        if locked.pk == actor.account_id:
            raise RefusedAccount("自己的动态口令请到“我的账号”里换绑。")
        if locked.totp_seed:
            forget_phone(locked)
            LoginSession.objects.filter(account=locked).delete()
            record("accounts.reset_phone", actor=actor, role=own_role, subject=f"account/{locked.pk}")


def end_sessions(account: Account, *, actor: Actor) -> int:
    """Ends all sessions of an account; gives how many there were."""
    own_role = permit(actor, GRANT)
    with transaction.atomic():
        gone, _ = LoginSession.objects.filter(account=account).delete()
        if gone:
            record("accounts.end_sessions", actor=actor, role=own_role, subject=f"account/{account.pk}", details={"sessions": gone})
    return gone


def choose_profile(profile: str, *, actor: Actor) -> None:
    """By which rules passwords are made from now on; raises ``RefusedAccount`` for an unknown one."""
    own_role = permit(actor, GRANT)
    if profile not in PROFILES:
        raise RefusedAccount("没有这一套密码规则。")
    with transaction.atomic():
        installation = Installation.objects.select_for_update().get(pk=1)
        before = installation.profile
        if before != profile:
            installation.profile = profile
            installation.save(update_fields=["profile"])
            record("accounts.choose_profile", actor=actor, role=own_role, subject="installation/1", before=before, after=profile)


def _check_grant(account: Account, role: str, place: Place | None, actor: Actor) -> None:
    if role not in ROLES or role == "local":
        raise RefusedAccount("请选一个角色。")
    if account.pk == actor.account_id:
        raise RefusedAccount("不能给自己授予角色。")
    wanted = ROLES[role]
    if wanted.is_administrator and place is not None:
        raise RefusedAccount(f"{wanted.words}管全部单位，不要选单位。")
    if not wanted.is_administrator and place is None:
        raise RefusedAccount(f"{wanted.words}要选一个单位，权限及于它和它的下级。")
    held = [ROLES[row.role] for row in account.roles.all()]
    if wanted.is_administrator and held:
        raise RefusedAccount(f"“{account.name}”已有角色“{held[0].words}”：管理员不能再有别的角色（三员分立），请另开账号。")
    other = next((kept for kept in held if kept.is_administrator), None)
    if other is not None:
        raise RefusedAccount(f"“{account.name}”是{other.words}：管理员不能有业务角色（三员分立），请另开账号。")


def _lock(account: Account) -> Account:
    return Account.objects.select_for_update().get(pk=account.pk)
