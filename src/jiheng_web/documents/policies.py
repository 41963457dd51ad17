"""Who may do what. On a single machine there is one person, and that person may do everything."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts."""

    name: str


LOCAL_ACTOR = Actor("本机用户")
"""The person in front of the machine; the only one in this edition."""


def can_write(actor: Actor) -> bool:
    """Whether ``actor`` may add and delete documents."""
    return actor == LOCAL_ACTOR


def require(allowed: bool) -> None:
    """Raises ``PermissionDenied`` unless ``allowed``."""
    if not allowed:
        raise PermissionDenied
