"""Sessions: opened at a login, kept while they are used, ended by their owner or by the security administrator."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from jiheng_web.accounts.models import Account, LoginSession
from jiheng_web.credentials.tokens import digest_of, make_token

_NOTED_EVERY = timedelta(minutes=1)
"""A session's last use is written down at most this often."""


def open_session(account: Account, *, stage: str = "", address: str = "", browser: str = "") -> str:
    """A new session of an account that has proved who it is; gives the token for the cookie."""
    token = make_token()
    LoginSession.objects.create(account=account, digest=digest_of(token), stage=stage, address=address, browser=browser)
    return token


def keep_session(session: LoginSession) -> None:
    """Notes that a session is in use, so that it does not run out."""
    now = timezone.now()
    if now - session.seen >= _NOTED_EVERY:
        with transaction.atomic():
            LoginSession.objects.filter(pk=session.pk).update(seen=now)
