"""Telling people things, inside the transaction of the act that it is about; reading what one was told."""

from django.db import transaction
from django.utils import timezone

from jiheng_web.actors import Actor
from jiheng_web.desk.models import Message, MessageReading
from jiheng_web.desk.queries import list_messages, reader_of

LONGEST_ADDRESS = 300


def notify(text: str, *, address: str, permission: str = "", path: str = "", account_id: int | None = None) -> Message:
    """Tell everybody who holds ``permission`` at the place with ``path``, or one account. Part of the caller's act and transaction."""
    return Message.objects.create(
        text=text, address=address[:LONGEST_ADDRESS], permission=permission, to_path=path, to_account=account_id,
    )  # fmt: skip


def read_messages(numbers: list[int], *, actor: Actor) -> int:
    """Marks messages as read by this person; those that were not for them are left alone. How many are newly read."""
    with transaction.atomic():
        mine = list(list_messages(actor, unread=True).filter(pk__in=numbers).order_by("pk").values_list("pk", flat=True))
        MessageReading.objects.bulk_create(
            (MessageReading(message_id=number, reader=reader_of(actor)) for number in mine), ignore_conflicts=True
        )
        Message.objects.filter(pk__in=mine, read_at=None).update(read_at=timezone.now())
    return len(mine)
