"""Writes of tokens: making one, taking it back, noting that it was used."""

import datetime
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from jiheng_web.actors import Actor
from jiheng_web.api.models import ApiToken
from jiheng_web.api.policies import guard_token, list_grantable
from jiheng_web.credentials.tokens import digest_of, make_token
from jiheng_web.ledgers.actions import record
from jiheng_web.roles import ROLES

_PREFIX = "jh_"


def issue_token(name: str, *, scope: Sequence[str], expires_on: datetime.date, actor: Actor) -> tuple[ApiToken, str]:
    """A new token of this person, and the text of it, which is nowhere kept. Raises ``RefusedToken``, ``PermissionDenied``."""
    if not list_grantable(actor):
        raise PermissionDenied
    plain = " ".join(name.split())
    guard_token(plain, scope, expires_on, actor=actor, today=timezone.localdate())
    secret = _PREFIX + make_token()
    with transaction.atomic():
        token = ApiToken.objects.create(
            account_id=actor.account_id, name=plain, digest=digest_of(secret), scope=sorted(set(scope)), expires_on=expires_on,
            made_by=actor.name,
        )  # fmt: skip
        after = {"name": plain, "scope": "、".join(token.scope), "expires_on": expires_on.isoformat()}
        record("tokens.issue", actor=actor, role=_role(actor), subject=f"token/{token.pk}", after=after)
    return token, secret


def revoke_token(token: ApiToken, *, actor: Actor) -> ApiToken:
    """Takes a token back; taken back twice is taken back once. Raises ``PermissionDenied`` for another person's."""
    if token.account_id != actor.account_id or not actor.held:
        raise PermissionDenied
    with transaction.atomic():
        locked = ApiToken.objects.select_for_update().get(pk=token.pk)
        if locked.revoked_at is None:
            locked.revoked_at = timezone.now()
            locked.save(update_fields=["revoked_at"])
            record("tokens.revoke", actor=actor, role=_role(actor), subject=f"token/{locked.pk}", before={"name": locked.name})
    return locked


def note_use(token: ApiToken) -> None:
    """Notes the day on which a token was used last; no act of anybody, and so no entry."""
    today = timezone.localdate()
    if token.used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(used_on=today)


def _role(actor: Actor) -> str:
    return ROLES[actor.held[0].role].words
