"""What a database holds, in figures that a copy must have too: rows of every table, documents by their hashes, the roots of the ledger."""

import base64
import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

import jiheng
from jiheng_web.documents.models import ReadDocument
from jiheng_web.ledgers.models import LedgerSegment
from jiheng_web.ledgers.storage import copy_rows, head_of

BESIDE = "beside"
"""The name of the connection to a database that is not the installation's own."""
_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Survey:
    """The figures of a database: rows by table, a digest over the hashes of all documents, and each segment of the ledger as a line."""

    counts: dict[str, int]
    documents: str
    ledger: list[str]

    def to_json(self) -> dict[str, Any]:
        """For a manifest."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was compared: what, whether it holds, and in which figures."""

    what: str
    holds: bool
    words: str


@contextmanager
def beside(database: dict[str, Any]) -> Iterator[str]:
    """A connection to another database, under the name that is given."""
    settings = connections.configure_settings({DEFAULT_DB_ALIAS: {}, BESIDE: dict(database)})[BESIDE]
    connections.settings[BESIDE] = settings
    try:
        yield BESIDE
    finally:
        connections[BESIDE].close()
        del connections[BESIDE]
        del connections.settings[BESIDE]


def survey(using: str = DEFAULT_DB_ALIAS) -> Survey:
    """The figures of a database, quickly: hashes are taken from their columns."""
    hashes = ReadDocument.objects.using(using).order_by("sha256").values_list("sha256", flat=True)
    return Survey(count_rows(using), _digest(hashes.iterator()), [_say_segment(row) for row in _segments(using)])


def count_rows(using: str = DEFAULT_DB_ALIAS) -> dict[str, int]:
    """The rows of every table, whatever version made them."""
    connection, counts = connections[using], {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608  (a name that the database gave)
            counts[table] = int(cursor.fetchone()[0])
    return counts


def compare(found: Survey, said: dict[str, Any]) -> Iterator[Check]:
    """The figures of a database against those of a manifest."""
    differing = sorted(table for table in {*found.counts, *said["counts"]} if found.counts.get(table) != said["counts"].get(table))
    rows = sum(found.counts.values())
    words = f"{len(found.counts)} 张表，{rows:,} 行" if not differing else "行数不同的表：" + "、".join(differing)
    yield Check("各表行数", not differing, words)
    yield Check("账本的摘要", found.ledger == said["ledger"], "；".join(found.ledger) or "还没有记录")
    yield Check("文件的摘要", found.documents == said["documents"], found.documents[:16])


def verify_contents(using: str = DEFAULT_DB_ALIAS) -> Iterator[Check]:
    """What takes longer: every document hashed again, every entry of the ledger verified."""
    damaged, count = 0, 0
    for content, sha256 in ReadDocument.objects.using(using).values_list("content", "sha256").iterator(_AT_ONCE):
        damaged += hashlib.sha256(bytes(content)).hexdigest() != sha256
        count += 1
    yield Check("每份文件的内容", not damaged, f"{count} 份" if not damaged else f"{damaged} 份和摘要对不上")
    yield _verify_ledger(using)


def find_damage(using: str) -> str:
    """What the database itself complains of; empty where it finds nothing."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return ""
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            said = [str(row[0]) for row in cursor.fetchall()]
    except DatabaseError as error:
        return str(error)
    return "" if said == ["ok"] else "；".join(said[:3])


def _verify_ledger(using: str) -> Check:
    rows = [row for row in _segments(using) if not row.is_archived]
    if not rows:
        return Check("账本逐条核验", True, "还没有记录")
    with tempfile.TemporaryDirectory() as name:
        for row in rows:
            copy_rows(row, Path(name, row.name))
        report = jiheng.verify_ledger(Path(name))
    entries = sum(row.size for row in rows)
    return Check("账本逐条核验", report.is_sound, f"{entries:,} 条" if report.is_sound else report.breaches[0].sentence)


def _segments(using: str) -> list[LedgerSegment]:
    return list(LedgerSegment.objects.using(using).order_by("name"))


def _say_segment(row: LedgerSegment) -> str:
    checkpoint = head_of(row).checkpoint
    return f"{checkpoint.origin} {checkpoint.size} {base64.b64encode(checkpoint.root).decode()}"


def _digest(hashes: Iterator[str]) -> str:
    digest = hashlib.sha256()
    for one in hashes:
        digest.update(one.encode())
    return digest.hexdigest()
