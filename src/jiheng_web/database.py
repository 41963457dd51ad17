"""The one setting that says which database: a URL, for SQLite or PostgreSQL."""

from typing import Any
from urllib.parse import unquote, urlsplit

BUSY_SECONDS = 20
"""How long a write waits for another one before it gives up."""

_DURABLE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"


def parse_database_url(url: str) -> dict[str, Any]:
    """Django's settings for ``sqlite:///path``, ``sqlite://`` (in memory) or ``postgresql://user:password@host:port/name``.

    Raises ``ValueError`` with a Chinese sentence for any other URL. SQLite writes wait for their turn (``sqlite``), take the lock when
    they begin, and are on the disk when they are acknowledged.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        options = {"timeout": BUSY_SECONDS, "transaction_mode": "IMMEDIATE", "init_command": _DURABLE}
        return {"ENGINE": "jiheng_web.sqlite", "NAME": unquote(parts.path)[1:] or ":memory:", "OPTIONS": options}
    if parts.scheme in ("postgresql", "postgres"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path)[1:],
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ValueError("JIHENG_DATABASE_URL 应以 sqlite:/// 或 postgresql:// 开头。")
