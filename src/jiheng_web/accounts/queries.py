"""Reads of accounts: who is behind a token, and what they hold."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from jiheng_web.accounts.models import Account, GrantedRole, Installation, LoginGate, LoginSession
from jiheng_web.actors import EVERYWHERE, Actor, Held
from jiheng_web.credentials.passwords import PROFILES, PasswordProfile
from jiheng_web.credentials.tokens import digest_of
from jiheng_web.roles import ROLES

MOST_TRIES = 5
"""How often a login may fail from one address."""
MOST_TRIES_ANYWHERE = 20
STALE_AFTER = datetime.timedelta(days=90)
"""An account that nobody has used for so long is reported."""


def find_installation() -> Installation | None:
    """The row of this 机关版; None while nobody has set it up."""
    return Installation.objects.filter(pk=1).first()


def get_profile() -> PasswordProfile:
    """The rules for passwords that are in force."""
    installation = find_installation()
    return PROFILES[installation.profile if installation else "asvs"]


def list_open_sessions(now: datetime.datetime) -> QuerySet[LoginSession]:
    """The sessions that neither lay idle too long nor are too old, of accounts that may still log in."""
    return LoginSession.objects.filter(
        Q(account__expires_on=None) | Q(account__expires_on__gte=timezone.localdate(now)),
        seen__gt=now - settings.SESSION_IDLE, created__gt=now - settings.SESSION_LIFE, account__is_active=True,
    ).select_related("account")


def find_session(token: str) -> LoginSession | None:
    """The open session with this token, its account included; None where there is none any more."""
    if not token:
        return None
    return list_open_sessions(timezone.now()).filter(digest=digest_of(token)).first()


def build_actor(account: Account) -> Actor:
    """Who acts with this account: with the roles that a second person has confirmed."""
    rows = GrantedRole.objects.filter(account=account, confirmed__isnull=False).select_related("place").order_by("id")
    held = tuple(Held(row.role, row.place.path if row.place else EVERYWHERE) for row in rows)
    return Actor(account.name, account.pk, held)


def find_account(login_name: str) -> Account | None:
    """The account of this login name; None where nobody has it."""
    return Account.objects.filter(login_name=login_name).first()


def is_administrator(account: Account) -> bool:
    """Whether an account holds an administrator's role, also one that is not confirmed yet."""
    return any(ROLES[role].is_administrator for role in account.roles.values_list("role", flat=True))


def list_known_words(account: Account) -> list[str]:
    """What everybody knows of somebody: the login name, the name, the names of their places."""
    places = [row.place.name for row in account.roles.select_related("place") if row.place]
    return [account.login_name, account.name, *places]


def list_roles(account: Account) -> QuerySet[GrantedRole]:
    """What an account holds or is to hold, the earliest first."""
    return account.roles.select_related("place", "account").order_by("granted", "id")


@dataclass(frozen=True, slots=True)
class ListedAccount:
    """An account for the lists of administrators: its roles, and how it stands (``state``: a word, and the class of its colour)."""

    account: Account
    roles: tuple[GrantedRole, ...]
    state: tuple[str, str]
    is_stale: bool


def list_accounts(now: datetime.datetime) -> list[ListedAccount]:
    """All accounts by login name."""
    roles = GrantedRole.objects.select_related("place").order_by("id")
    rows = Account.objects.order_by("login_name").prefetch_related(Prefetch("roles", roles))
    return [_listed(account, now) for account in rows]


def list_unconfirmed() -> QuerySet[GrantedRole]:
    """The roles that wait for the second person, the earliest first."""
    return GrantedRole.objects.filter(confirmed=None).select_related("account", "place").order_by("granted", "id")


def is_locked(login_name: str, now: datetime.datetime) -> bool:
    """Whether a login name was tried so often lately that some address has to wait."""
    gate = LoginGate.objects.filter(login_name=login_name).first()
    if gate is None:
        return False
    window = datetime.timedelta(minutes=get_profile().lock_minutes)
    tried = Counter(place for place, when in gate.tries if now - datetime.datetime.fromisoformat(when) < window)
    return any(times >= MOST_TRIES for times in tried.values()) or sum(tried.values()) >= MOST_TRIES_ANYWHERE


def _listed(account: Account, now: datetime.datetime) -> ListedAccount:
    is_stale = account.is_active and (account.last_login or account.created) < now - STALE_AFTER
    if not account.is_active:
        state = ("已停用", "e")
    elif account.expires_on is not None and account.expires_on < timezone.localdate(now):
        state = ("已到期", "e")
    elif is_stale:
        state = (f"{STALE_AFTER.days} 天未登录", "w")
    else:
        state = ("从未登录", "i") if account.last_login is None else ("在用", "o")
    return ListedAccount(account, tuple(account.roles.all()), state, is_stale)
