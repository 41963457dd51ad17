"""Who acts: a name, and the roles held at places of the tree. Every write names its actor, and asks ``permit`` first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from jiheng_web.roles import ROLES, Role

EVERYWHERE = "/"
"""The path that all places lie below."""


@dataclass(frozen=True, slots=True)
class Held:
    """A role held at the place with this path, and below it."""

    role: str
    path: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. ``account_id`` is None for the person of 单机版 and for nobody."""

    name: str
    account_id: int | None = None
    held: tuple[Held, ...] = ()

    def find_role(self, permission: str, path: str = EVERYWHERE) -> Role | None:
        """The first role by which this may be done at a place; None where it may not."""
        allowed = (ROLES[held.role] for held in self.held if path.startswith(held.path))
        return next((role for role in allowed if permission in role.permissions), None)

    def may(self, permission: str, path: str = EVERYWHERE) -> bool:
        """Whether this may be done at the place with this path."""
        return self.find_role(permission, path) is not None

    def list_paths(self, permission: str) -> tuple[str, ...]:
        """Where this may be done: paths, everything below them included; nowhere is no path."""
        return tuple(held.path for held in self.held if permission in ROLES[held.role].permissions)


LOCAL_ACTOR = Actor("本机用户", held=(Held("local", EVERYWHERE),))
"""The person in front of the machine; the only one in 单机版."""

NOBODY = Actor("未登录")


def get_actor(request: HttpRequest) -> Actor:
    """Who sent this request; ``NOBODY`` without a login."""
    actor = getattr(request, "actor", NOBODY)
    return actor if isinstance(actor, Actor) else NOBODY


View = TypeVar("View", bound=Callable[..., object])


def open_to_strangers(view: View) -> View:
    """Marks a view that answers without a login, such as the login itself."""
    setattr(view, "is_open", True)  # noqa: B010  (functions declare no such attribute)
    return view


def is_open(view: Callable[..., object]) -> bool:
    """Whether a view answers without a login."""
    return getattr(view, "is_open", False) is True


def permit(actor: Actor, permission: str, path: str = EVERYWHERE) -> str:
    """The words of the role by which ``actor`` may do this at a place, for the ledger; raises ``PermissionDenied`` where there is none."""
    role = actor.find_role(permission, path)
    if role is None:
        raise PermissionDenied
    return role.words


def permit_anywhere(actor: Actor, permission: str) -> str:
    """As ``permit``, at whatever place; for what belongs to no place."""
    paths = actor.list_paths(permission)
    return permit(actor, permission, paths[0] if paths else EVERYWHERE)
