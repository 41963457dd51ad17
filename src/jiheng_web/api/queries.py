"""Reads of tokens: one's own, and who acts by one."""

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from jiheng_web.accounts.models import Account
from jiheng_web.accounts.queries import build_actor
from jiheng_web.actors import LOCAL_ACTOR, Actor
from jiheng_web.api.models import ApiToken
from jiheng_web.api.policies import LimitedActor
from jiheng_web.credentials.tokens import digest_of


def list_tokens(*, actor: Actor) -> QuerySet[ApiToken]:
    """The person's own tokens, the latest first."""
    if not actor.held:
        return ApiToken.objects.none()
    return ApiToken.objects.filter(account_id=actor.account_id).order_by("-made_at", "-id")


def find_token(secret: str) -> ApiToken | None:
    """The token in force that this text opens; None for any other text."""
    return ApiToken.objects.filter(digest=digest_of(secret), revoked_at=None, expires_on__gte=timezone.localdate()).first()


def find_token_actor(token: ApiToken) -> Actor | None:
    """Who acts by a token: its account as it is today, within the scope; None where the account may not log in any more."""
    scope = frozenset(token.scope)
    if token.account_id is None:
        local = LOCAL_ACTOR
        return LimitedActor(f"{local.name}（接口：{token.name}）", None, local.held, scope) if settings.EDITION == "local" else None
    account = Account.objects.filter(pk=token.account_id, is_active=True).first() if settings.EDITION == "office" else None
    if account is None or (account.expires_on is not None and account.expires_on < timezone.localdate()):
        return None
    actor = build_actor(account)
    return LimitedActor(f"{actor.name}（接口：{token.name}）", actor.account_id, actor.held, scope)
