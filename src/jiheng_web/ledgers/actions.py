"""Putting acts down. Called inside the transaction of the act, so that both become true together or neither does."""

import datetime
import secrets
from collections.abc import Mapping, Sequence
from typing import cast

from django.conf import settings
from django.db import transaction
from django.utils import timezone

import jiheng
from jiheng_web.actors import Actor
from jiheng_web.ledgers.models import LedgerBook, LedgerSegment
from jiheng_web.ledgers.storage import ACCOUNT, DatabaseStorage, head_of

KEEPER = "绩衡"
"""Who opens and closes the segments."""
_ORIGIN_BYTES = 6


def record(
    action: str, *, actor: Actor, role: str, subject: str, before: object = None, after: object = None,
    details: Mapping[str, object] | None = None,
) -> jiheng.Checkpoint:  # fmt: skip
    """One entry: ``actor`` in ``role`` (what ``permit`` gave) did ``action`` to ``subject``, which was ``before`` and is ``after``.

    Values are what canonical JSON holds: no floats, money and decimals as text. The first act of a year closes the segment before.
    The ledger is locked from here to the end of the transaction: lock the rows of the act first, record last, and of many acts at once
    lock all rows before the first record. Raises ``jiheng.RefusedEntry`` for what cannot be put down.
    """
    return put_down([build_act(action, actor=actor, role=role, subject=subject, before=before, after=after, details=details)])


def build_act(
    action: str, *, actor: Actor, role: str, subject: str, before: object = None, after: object = None,
    details: Mapping[str, object] | None = None,
) -> jiheng.Act:  # fmt: skip
    """An act for ``put_down``, as ``record`` describes it; an account's number goes into the details."""
    said = dict(details or {}) | ({ACCOUNT: actor.account_id} if actor.account_id is not None else {})
    values = [cast("jiheng.JsonValue", value) for value in (before, after, said or None)]
    return jiheng.Act(actor.name, role, action, subject, *values)


def put_down(acts: Sequence[jiheng.Act], *, at: datetime.datetime | None = None) -> jiheng.Checkpoint:
    """These acts at the end of the ledger, all or none; ``at`` is now, with its offset from UTC, unless given."""
    moment = at or timezone.localtime()
    with transaction.atomic():
        return jiheng.append_acts(_current_segment(moment), acts, at=moment)


def _current_segment(at: datetime.datetime) -> DatabaseStorage:
    """The segment of this year: opened where it is not there, sealing the one before it. A clock that ran back changes no segment."""
    name = str(at.year)
    last = LedgerSegment.objects.select_for_update().order_by("-name").first()
    if last is None or last.is_closed or last.name < name:
        last = _open_segment(name, at)
    return DatabaseStorage(last.name)


def _open_segment(name: str, at: datetime.datetime) -> LedgerSegment:
    """One writer at a time; whoever waited finds the segment open."""
    origin = f"{settings.LEDGER_ORIGIN}-{secrets.token_hex(_ORIGIN_BYTES)}"
    book, _ = LedgerBook.objects.select_for_update().get_or_create(pk=1, defaults={"origin": origin})
    last = LedgerSegment.objects.order_by("-name").first()
    if last is None or last.name < name:
        sealed = _close_segment(last, at) if last else None
        jiheng.open_segment(DatabaseStorage(name), origin=book.origin, segment=name, actor=KEEPER, at=at, previous=sealed)
    return LedgerSegment.objects.order_by("-name")[0]


def _close_segment(last: LedgerSegment, at: datetime.datetime) -> jiheng.Checkpoint:
    if last.is_closed:
        return head_of(last).checkpoint
    return jiheng.close_segment(DatabaseStorage(last.name), actor=KEEPER, at=at)
