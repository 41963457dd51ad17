"""Who may have a token, what a token may do, and what is refused."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

import jiheng
from jiheng_web.actors import EVERYWHERE, Actor
from jiheng_web.roles import PERMISSIONS, ROLES, Role

LONGEST_NAME = 100
LONGEST_LIFE = datetime.timedelta(days=366)
_NEVER = frozenset({"accounts.arrange", "accounts.grant", "accounts.audit", "installation.keep"})
"""What no program may do in a person's name."""


class RefusedToken(jiheng.JihengError):
    """A token cannot be made as it is asked for; the sentence says why."""


@dataclass(frozen=True)
class LimitedActor(Actor):
    """Somebody who acts through a token: what the account may do, and no more than the token's scope."""

    scope: frozenset[str] = frozenset()

    def find_role(self, permission: str, path: str = EVERYWHERE) -> Role | None:
        """The first role of the account that allows this; None outside the scope."""
        return Actor.find_role(self, permission, path) if permission in self.scope else None

    def list_paths(self, permission: str) -> tuple[str, ...]:
        """Where the account may do this; nowhere outside the scope."""
        return Actor.list_paths(self, permission) if permission in self.scope else ()


def list_grantable(actor: Actor) -> dict[str, str]:
    """What this person may let a program do, with its words."""
    own = {permission for held in actor.held if not ROLES[held.role].is_administrator for permission in ROLES[held.role].permissions}
    return {permission: words for permission, words in PERMISSIONS.items() if permission in own - _NEVER}


def guard_token(name: str, scope: Iterable[str], expires_on: datetime.date, *, actor: Actor, today: datetime.date) -> None:
    """Raises ``RefusedToken`` for a token without a name, without or beyond the person's permissions, or valid too long."""
    grantable = list_grantable(actor)
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise RefusedToken(f"请写令牌的用途，最多 {LONGEST_NAME} 个字。")
    if not list(scope):
        raise RefusedToken("请至少勾选一项令牌可以做的事。")
    if beyond := [permission for permission in scope if permission not in grantable]:
        raise RefusedToken(f"你没有“{PERMISSIONS.get(beyond[0], beyond[0])}”的权限，不能交给程序。")
    if not today <= expires_on <= today + LONGEST_LIFE:
        raise RefusedToken("有效期应在今天以后、一年以内；到期前可以再建一个。")
