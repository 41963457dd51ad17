"""Tokens of sessions: the browser holds the token, the database its digest, so that a stolen copy of the database opens nothing."""

import hashlib
import secrets

_BYTES = 32


def make_token() -> str:
    """A new token that nobody can guess."""
    return secrets.token_urlsafe(_BYTES)


def digest_of(token: str) -> str:
    """What is kept of a token, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
