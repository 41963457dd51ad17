"""A segment of the ledger in the database: the port of ``jiheng.LedgerStorage`` over Django's tables, for SQLite and PostgreSQL alike."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

import jiheng
from jiheng_web.ledgers.models import LONGEST_COLUMN, LedgerEntry, LedgerHash, LedgerSegment

ACCOUNT = "account"
"""Under this key the details of an entry hold the number of the account that acted."""
_AT_ONCE = 4_096


@dataclass(frozen=True, slots=True)
class DatabaseStorage:
    """The segment of this name. Adding to it takes part in the caller's transaction, where there is one."""

    name: str

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction in which the head is locked: SQLite locks the whole database when it begins, PostgreSQL the row."""
        with transaction.atomic():
            list(LedgerSegment.objects.select_for_update().filter(name=self.name).values_list("pk"))
            yield

    def read_head(self) -> jiheng.Head | None:
        """The head as its row says; None where there is none."""
        row = LedgerSegment.objects.filter(name=self.name).first()
        return head_of(row) if row else None

    def read_entries(self, *, first: int, count: int) -> tuple[bytes, ...]:
        """``count`` entries from number ``first``; raises ``jiheng.BrokenLedger`` where they are not there."""
        rows = LedgerEntry.objects.filter(segment__name=self.name, number__gte=first, number__lt=first + count).order_by("number")
        return self._whole([bytes(content) for content in rows.values_list("content", flat=True)], count)

    def read_hashes(self, level: int, *, first: int, count: int) -> tuple[bytes, ...]:
        """``count`` hashes of a level from position ``first``; raises ``jiheng.BrokenLedger`` where they are not there."""
        rows = LedgerHash.objects.filter(segment__name=self.name, level=level, position__gte=first, position__lt=first + count)
        return self._whole([bytes(digest) for digest in rows.order_by("position").values_list("digest", flat=True)], count)

    def write(self, step: jiheng.Step) -> None:
        """The entries and hashes as new rows, the head as the changed one."""
        segment = self._write_head(step.head)
        LedgerEntry.objects.bulk_create(
            (LedgerEntry(segment=segment, number=number, content=content, **columns_of(content))
             for number, content in enumerate(step.entries, step.first)),
            batch_size=_AT_ONCE,
        )  # fmt: skip
        LedgerHash.objects.bulk_create(
            (LedgerHash(segment=segment, level=row.level, position=row.position, digest=row.digest) for row in step.hashes),
            batch_size=_AT_ONCE,
        )

    def _write_head(self, head: jiheng.Head) -> LedgerSegment:
        segment = LedgerSegment.objects.filter(name=head.segment).first() or LedgerSegment(name=head.segment)
        segment.origin, segment.algorithm, segment.at, segment.is_closed = head.origin, head.algorithm, head.at, head.is_closed
        segment.size, segment.frontier = head.frontier.size, [base64.b64encode(peak).decode() for peak in head.frontier.peaks]
        segment.save()
        return segment

    def _whole(self, rows: list[bytes], count: int) -> tuple[bytes, ...]:
        if len(rows) != count:
            raise jiheng.BrokenLedger(f"账本段“{self.name}”缺了记录，不能用；已归档的请到归档文件夹里核验，没有归档的请用备份核对。")
        return tuple(rows)


def head_of(row: LedgerSegment) -> jiheng.Head:
    """The head that a row says."""
    frontier = jiheng.Frontier(row.size, tuple(base64.b64decode(peak) for peak in row.frontier))
    return jiheng.Head(row.origin, row.name, row.algorithm, frontier, row.at, row.is_closed)


def copy_rows(segment: LedgerSegment, path: Path) -> jiheng.Checkpoint:
    """The rows of a segment as a folder of tiles exactly as they are, sound or not, from the database that the segment was read from."""
    using = segment._state.db
    entries = LedgerEntry.objects.using(using).filter(segment=segment).order_by("number", "pk").values_list("content", flat=True)
    hashes = LedgerHash.objects.using(using).filter(segment=segment).order_by("position", "pk").values_list("digest", flat=True)
    return jiheng.copy_segment(
        head_of(segment), path, entries=map(bytes, entries.iterator(_AT_ONCE)),
        hashes=lambda level: map(bytes, hashes.filter(level=level).iterator(_AT_ONCE)),
    )  # fmt: skip


def list_bent_columns(segment: LedgerSegment) -> Iterator[int]:
    """The numbers of entries whose columns say something else than their content, so that searching would miss or forge them."""
    for row in LedgerEntry.objects.filter(segment=segment).order_by("number").iterator(_AT_ONCE):
        try:
            said = columns_of(bytes(row.content))
        except ValueError:
            continue
        if any(getattr(row, name) != value for name, value in said.items()):
            yield row.number


def columns_of(content: bytes) -> dict[str, object]:
    """What the columns beside an entry must say; raises ``ValueError`` where it is none."""
    entry = jiheng.read_entry(content)
    act, details = entry.act, entry.act.details
    account = details.get(ACCOUNT) if isinstance(details, dict) else None
    texts = {name: getattr(act, name)[:LONGEST_COLUMN] for name in ("actor", "role", "action", "subject")}
    return {"at": entry.at, "account": account if isinstance(account, int) else None, **texts}
