"""The first run of 机关版: the bureau and the three administrators. There is no account that everybody knows."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from jiheng_web.accounts.actions.arranging import build_account
from jiheng_web.accounts.actions.own import RefusedAccount
from jiheng_web.accounts.models import Account, GrantedRole, Installation
from jiheng_web.actors import EVERYWHERE, Actor, Held
from jiheng_web.credentials.passwords import PROFILES
from jiheng_web.ledgers.actions import record
from jiheng_web.places.actions import add_place
from jiheng_web.places.actions.tree import clean
from jiheng_web.places.models import Place
from jiheng_web.roles import ROLES

ADMINISTRATORS = tuple(role for role in ROLES.values() if role.is_administrator)
_FIRST_RUN = "初始化"
_CODE_LENGTH = 8


@dataclass(frozen=True, slots=True)
class FirstPassword:
    """The first password of an administrator, told once."""

    role: str
    login_name: str
    password: str


def setup_code() -> str:
    """What the server says when it starts and the wizard asks for, so that nobody on the network is faster than who started it."""
    return hmac.new(settings.SECRET_KEY.encode(), b"set up", hashlib.sha256).hexdigest()[:_CODE_LENGTH]


def is_setup_code(text: str) -> bool:
    """Whether this is what the server said."""
    return hmac.compare_digest(text.strip().casefold().encode(), setup_code().encode())


def set_up(*, bureau: str, profile: str, people: Mapping[str, tuple[str, str]]) -> list[FirstPassword]:
    """Makes the bureau and the three administrators, each (role →) login name and name; gives their first passwords.

    Raises ``RefusedAccount`` or ``RefusedPlace`` where something cannot be, also where somebody did it meanwhile; nothing is made then.
    """
    if profile not in PROFILES:
        raise RefusedAccount("请选一套密码规则。")
    actor = Actor(_FIRST_RUN, held=(Held("system_administrator", EVERYWHERE),))
    try:
        with transaction.atomic():
            Installation.objects.create(profile=profile)
            if not Place.objects.filter(parent=None, name=clean(bureau)).exists():
                add_place(kind="bureau", name=bureau, parent=None, actor=actor)
            told = [_make(role.name, *people[role.name]) for role in ADMINISTRATORS]
            record("accounts.set_up", actor=actor, role=_FIRST_RUN, subject="installation/1", after={"profile": profile, "bureau": bureau})
    except IntegrityError as error:
        raise RefusedAccount(_say_clash()) from error
    return told


def _make(role: str, login_name: str, name: str) -> FirstPassword:
    account, password = build_account(login_name, name, expires_on=None, by=_FIRST_RUN)
    account.save()
    GrantedRole.objects.create(account=account, role=role, granted_by=_FIRST_RUN, confirmed_by=_FIRST_RUN, confirmed=timezone.now())
    return FirstPassword(ROLES[role].words, account.login_name, password)


def _say_clash() -> str:
    if Installation.objects.exists() or Account.objects.exists():
        return "这个系统已经初始化过了，请直接登录。"
    return "三位管理员的账号和姓名都要各不相同。"
