"""What waits for a person (computed, never stored) and what they were told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from jiheng_web.actors import Actor
from jiheng_web.desk.models import Message, MessageReading
from jiheng_web.roles import ROLES


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what it is, its page, and a word about it; ``is_late`` where its day has passed."""

    words: str
    address: str
    note: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """A kind of thing that waits for somebody: its words, how many there are, the page of all of them, and the first few."""

    words: str
    count: int
    address: str
    first: tuple[Waiting, ...] = ()


DutySource = Callable[[Actor], Iterable[Duty]]
_sources: list[DutySource] = []


def register_duties(source: DutySource) -> None:
    """Adds a source of duties; the root of the addresses does so for each application that has some."""
    if source not in _sources:
        _sources.append(source)


def list_duties(actor: Actor) -> tuple[Duty, ...]:
    """Everything that waits for this person, kind by kind; kinds of which nothing waits are left out."""
    return tuple(duty for source in _sources for duty in source(actor) if duty.count)


def count_waiting(actor: Actor) -> int:
    """How many things wait for this person."""
    return sum(duty.count for duty in list_duties(actor))


def reader_of(actor: Actor) -> int:
    """The number under which a person's readings are kept; 0 for the person of 单机版."""
    return actor.account_id or 0


def list_messages(actor: Actor, *, unread: bool = False) -> QuerySet[Message]:
    """What this person was told, the latest first; each message with ``is_read``, by this person."""
    mine = Q(pk__in=[])
    if actor.account_id is not None:
        mine |= Q(to_account=actor.account_id)
    for held in actor.held:
        mine |= Q(permission__in=sorted(ROLES[held.role].permissions), to_path__startswith=held.path)
    read = Exists(MessageReading.objects.filter(message=OuterRef("pk"), reader=reader_of(actor)))
    messages = Message.objects.filter(mine).annotate(is_read=read).order_by("-made_at", "-id")
    return messages.filter(is_read=False) if unread else messages
