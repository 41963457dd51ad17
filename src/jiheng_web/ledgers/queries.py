"""Reads of the ledger: the entries of an object, searching, one entry with its proof, and checkpoints. What is shown is what was hashed."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

import jiheng
from jiheng_web.actors import Actor
from jiheng_web.ledger_words import say_action, say_subject, say_value
from jiheng_web.ledgers.models import LedgerEntry, LedgerHash, LedgerSegment
from jiheng_web.ledgers.policies import Sight, get_sight_of
from jiheng_web.ledgers.storage import DatabaseStorage, columns_of, head_of

LATEST = 50
"""How many entries of an object its page shows."""


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry as it is shown: all of it is read from the bytes that were hashed; ``is_sound`` says whether they still have that hash.

    ``entry`` is None where the bytes cannot be read any more. ``before``, ``after`` and ``details`` are empty where they are not for
    this viewer; ``has_page`` says whether the entry has a page for them.
    """

    segment: str
    number: int
    entry: jiheng.Entry | None
    is_sound: bool
    has_values: bool
    has_page: bool

    @property
    def action_words(self) -> str:
        """What was done."""
        return say_action(self.entry.act.action) if self.entry else "读不出来"

    @property
    def subject_words(self) -> str:
        """What it was done to."""
        return say_subject(self.entry.act.subject) if self.entry else ""

    @property
    def before(self) -> str:
        """What it was before."""
        return self._say(self.entry.act.before if self.entry else None)

    @property
    def after(self) -> str:
        """What it is after."""
        return self._say(self.entry.act.after if self.entry else None)

    @property
    def details(self) -> str:
        """What else was put down."""
        return self._say(self.entry.act.details if self.entry else None)

    def _say(self, value: jiheng.JsonValue) -> str:
        return say_value(value) if self.has_values and value is not None else ""


@dataclass(frozen=True, slots=True)
class Search:
    """What entries are looked for; empty is all."""

    actor: str = ""
    action: str = ""
    subject: str = ""
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None

    @property
    def subject_words(self) -> str:
        """The object as people write it."""
        return say_subject(self.subject)


def list_entries(subject: str, *, actor: Actor, last: int = LATEST) -> tuple[ShownEntry, ...]:
    """The latest entries about one object, the latest first; for a page that ``actor`` may see already. None without ``ledger.see``."""
    sight = get_sight_of(actor)
    if not sight.is_open:
        return ()
    rows = LedgerEntry.objects.filter(subject=subject).select_related("segment").order_by("-pk")[:last]
    return show_entries(rows, actor=actor, sight=sight, is_at_hand=True)


def search_entries(search: Search, *, actor: Actor) -> QuerySet[LedgerEntry]:
    """The entries that are looked for and that ``actor`` may see, the latest first."""
    rows, sight = LedgerEntry.objects.select_related("segment").order_by("-pk"), get_sight_of(actor)
    if not sight.is_open:
        return rows.none()
    if not sight.is_whole:
        rows = rows.filter(account=actor.account_id, actor=actor.name)
    on = "subject" if "/" in search.subject else "subject__startswith"
    for column, words in (("actor__icontains", search.actor), ("action", search.action), (on, search.subject)):
        rows = rows.filter(**{column: words}) if words else rows
    if search.first_day:
        rows = rows.filter(at__gte=_midnight(search.first_day))
    if search.last_day:
        rows = rows.filter(at__lt=_midnight(search.last_day + datetime.timedelta(days=1)))
    return rows


def show_entries(rows: Iterable[LedgerEntry], *, actor: Actor, sight: Sight, is_at_hand: bool = False) -> tuple[ShownEntry, ...]:
    """Rows as they are shown to ``actor``; ``is_at_hand``: the actor may see the object, so its values too unless they only audit."""
    listed = list(rows)
    sound = _find_sound(listed)
    return tuple(_show(row, actor=actor, sight=sight, is_sound=row.pk in sound, is_at_hand=is_at_hand) for row in listed)


def get_entry(segment: str, number: int, *, actor: Actor) -> ShownEntry:
    """One entry; raises ``LedgerEntry.DoesNotExist`` where there is none, or none that ``actor`` may see."""
    row = LedgerEntry.objects.select_related("segment").get(segment__name=segment, number=number)
    (shown,) = show_entries([row], actor=actor, sight=get_sight_of(actor))
    if not shown.has_page:
        raise LedgerEntry.DoesNotExist
    return shown


def find_head() -> jiheng.Head | None:
    """The head of the newest segment; None before the first act."""
    row = LedgerSegment.objects.order_by("-name").first()
    return head_of(row) if row else None


def find_checkpoint(segment: str | None = None) -> jiheng.Checkpoint | None:
    """The checkpoint of a segment, or of the newest one, stamped with this moment; None where there is none."""
    head = find_head() if segment is None else DatabaseStorage(segment).read_head()
    return jiheng.stamp_checkpoint(head, at=timezone.localtime()) if head else None


def find_checkpoint_line() -> str | None:
    """The newest checkpoint on one line, for every paper and package that leaves the house; None before the first act."""
    checkpoint = find_checkpoint()
    return jiheng.checkpoint_line(checkpoint) if checkpoint else None


def list_segments() -> QuerySet[LedgerSegment]:
    """All segments, the newest first."""
    return LedgerSegment.objects.order_by("-name")


def list_actions() -> list[tuple[str, str]]:
    """The actions that stand in the ledger, with their words, in the order of these."""
    found = LedgerEntry.objects.order_by("action").values_list("action", flat=True).distinct()
    return sorted(((action, say_action(action)) for action in found), key=lambda pair: pair[1])


def _show(row: LedgerEntry, *, actor: Actor, sight: Sight, is_sound: bool, is_at_hand: bool) -> ShownEntry:
    try:
        entry = jiheng.read_entry(bytes(row.content))
    except ValueError:
        return ShownEntry(row.segment.name, row.number, None, False, False, sight.is_whole)
    is_own = row.account == actor.account_id and row.actor == actor.name
    is_for_them = sight.shows_values(entry.act.action, is_own=is_own) or (is_at_hand and bool(actor.list_paths("ledger.see")))
    return ShownEntry(row.segment.name, row.number, entry, is_sound, is_for_them, sight.is_whole or is_own)


def _find_sound(rows: list[LedgerEntry]) -> set[int]:
    """The rows whose bytes still have the hash of their place, and whose columns say what the bytes say."""
    hashes: dict[tuple[int, int], bytes] = {}
    for segment in {row.segment_id for row in rows}:
        places = [row.number - 1 for row in rows if row.segment_id == segment]
        found = LedgerHash.objects.filter(segment=segment, level=0, position__in=places).values_list("position", "digest")
        hashes |= {(segment, position + 1): bytes(digest) for position, digest in found}
    return {row.pk for row in rows if _is_sound(row, hashes.get((row.segment_id, row.number)))}


def _is_sound(row: LedgerEntry, digest: bytes | None) -> bool:
    content = bytes(row.content)
    try:
        columns, entry = columns_of(content), jiheng.read_entry(content)
    except ValueError:
        return False
    is_here = (entry.segment, entry.number) == (row.segment.name, row.number)
    is_repeated = all(getattr(row, name) == value for name, value in columns.items())
    return is_here and is_repeated and digest == jiheng.get_hash_profile(row.segment.algorithm).hash_leaf(content)


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
