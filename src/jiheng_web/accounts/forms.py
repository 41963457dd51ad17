"""What the administrators hand in."""

import datetime

import jiheng
from jiheng_web.checks.forms import read_day


class UnreadDay(jiheng.JihengError):
    """A day cannot be read as one."""


def read_expiry(text: str) -> datetime.date | None:
    """The last day of an account; None for an empty field. Raises ``UnreadDay``."""
    if not text.strip():
        return None
    day = read_day(text)
    if day is None:
        raise UnreadDay("有效期请写成 2026-12-31 这样，不限期就不填。")
    return day


def read_key(text: str) -> int | None:
    """The number of a row that a form names; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None
