"""Who may add, check and delete documents: everybody their own."""

from django.core.exceptions import PermissionDenied

from jiheng_web.actors import LOCAL_ACTOR, Actor
from jiheng_web.documents.models import ReadDocument

__all__ = ["LOCAL_ACTOR", "Actor", "can_change", "can_write", "require"]


def can_write(actor: Actor) -> bool:
    """Whether ``actor`` may add and delete documents."""
    return bool(actor.list_paths("documents.use"))


def can_change(actor: Actor, document: ReadDocument) -> bool:
    """Whether ``actor`` may check, waive in and delete this document."""
    return can_write(actor) and document.owner == actor.account_id


def require(allowed: bool) -> None:
    """Raises ``PermissionDenied`` unless ``allowed``."""
    if not allowed:
        raise PermissionDenied
