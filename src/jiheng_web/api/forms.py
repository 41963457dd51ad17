"""What a person asks of a token."""

import datetime
from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone

from jiheng_web.api.policies import RefusedToken

_USUAL_DAYS = 90


@dataclass(frozen=True, slots=True)
class TokenOrder:
    """A name, permissions, and the last day."""

    name: str
    scope: tuple[str, ...]
    expires_on: datetime.date


def get_usual_day() -> datetime.date:
    """The last day of a token unless another is chosen."""
    return timezone.localdate() + datetime.timedelta(days=_USUAL_DAYS)


def read_token_order(post: QueryDict) -> TokenOrder:
    """What the form asks for; raises ``RefusedToken`` for a day that is none."""
    text = post.get("expires_on", "").strip()
    try:
        day = datetime.date.fromisoformat(text) if text else get_usual_day()
    except ValueError as error:
        raise RefusedToken(f"“{text[:20]}”不是日期；请写成 2026-12-31。") from error
    return TokenOrder(post.get("name", ""), tuple(post.getlist("scope")), day)
