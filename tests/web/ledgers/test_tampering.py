"""Twelve kinds of tampering in the database, by somebody with every right to it: both verifiers find each by a checkpoint kept elsewhere.

What leaves the hashes as they were is found without a checkpoint too; what makes all of them anew is not, and the tests say so.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection

from jiheng.ledger.entry import read_entry, write_entry
from jiheng.ledger.hashes import get_hash_profile
from jiheng.ledger.merkle import Frontier, extend
from jiheng.ledger.storage import Step
from jiheng_web.ledgers.models import LedgerEntry, LedgerSegment
from jiheng_web.ledgers.storage import DatabaseStorage, list_bent_columns
from tests.web.ledgers.acts import START, fill, keep_checkpoint, put, verify_database

pytestmark = pytest.mark.django_db

ACTS = 300
Bend = Callable[[list[bytes]], list[bytes]]


def run(statement: str, *values: object) -> None:
    """One statement past all of the program."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount != 0


def read_contents() -> list[bytes]:
    """Every entry as it stands in the database."""
    return [bytes(content) for content in LedgerEntry.objects.order_by("number").values_list("content", flat=True)]


def forge(entries: Sequence[bytes]) -> None:
    """Write the segment anew with other entries and every hash, column and head right."""
    storage = DatabaseStorage("2026")
    head = storage.read_head()
    assert head
    run("delete from ledgers_ledgerentry")
    run("delete from ledgers_ledgerhash")
    profile = get_hash_profile(head.algorithm)
    growth = extend(Frontier(), map(profile.hash_leaf, entries), profile=profile)
    storage.write(Step(1, tuple(entries), growth.hashes, replace(head, frontier=growth.frontier)))


def renumber(entries: Sequence[bytes]) -> list[bytes]:
    """The entries with the numbers of their places."""
    return [write_entry(replace(read_entry(content), number=number)) for number, content in enumerate(entries, 1)]


def change(content: bytes, **act: str) -> bytes:
    """An entry with other words in its act."""
    entry = read_entry(content)
    return write_entry(replace(entry, act=replace(entry.act, **act)))


def move_time(content: bytes, minutes: int) -> bytes:
    """An entry at another time."""
    entry = read_entry(content)
    return write_entry(replace(entry, at=entry.at + datetime.timedelta(minutes=minutes)))


FORGED: dict[str, Bend] = {
    "cut tail": lambda entries: entries[:-10],
    "rewritten from the start": lambda entries: [entries[0], *(change(entry, subject="submission/0") for entry in entries[1:])],
    "deleted": lambda entries: renumber([*entries[:100], *entries[101:]]),
    "reordered": lambda entries: renumber([*entries[:50], entries[51], entries[50], *entries[52:]]),
    "replaced": lambda entries: [*entries[:7], change(entries[7], after="≥99%"), *entries[8:]],
    "emptied": lambda entries: entries[:1],
    "forged time": lambda entries: [*entries[:-1], move_time(entries[-1], -1)],
    "swapped role": lambda entries: [*entries[:9], change(entries[9], role="财政领导"), *entries[10:]],
    "swapped actor": lambda entries: [*entries[:9], change(entries[9], actor="李某"), *entries[10:]],
    "inserted": lambda entries: renumber([*entries[:20], change(entries[19], action="targets.approve"), *entries[20:]]),
    "duplicated": lambda entries: renumber([*entries[:20], entries[19], *entries[20:]]),
    "written afterwards": lambda entries: [*entries, write_entry(replace(read_entry(entries[-1]), number=len(entries) + 1))],
}


@pytest.mark.parametrize("kind", FORGED)
def test_a_forgery_with_every_hash_right_is_found_by_the_checkpoint(tmp_path: Path, kind: str) -> None:
    fill(ACTS)
    kept = keep_checkpoint(tmp_path / "存证.txt", minutes=ACTS + 5)
    assert verify_database(kept) == ("", "")
    forge(FORGED[kind](read_contents()))
    found, alone = verify_database(kept)
    assert found
    assert "问题" in alone


STATEMENTS = {
    "deleted": "delete from ledgers_ledgerentry where number = 101",
    "emptied": "delete from ledgers_ledgerentry",
    "cut tail": "delete from ledgers_ledgerentry where number > 290",
    "shortened head": "update ledgers_ledgersegment set size = 290",
    "exchanged hashes": "update ledgers_ledgerhash set digest = "
    "(select digest from ledgers_ledgerhash h where h.level = 0 and h.position = 3) where level = 0 and position = 8",
    "deleted hash of a tile": "delete from ledgers_ledgerhash where level = 1",
    "renumbered": "update ledgers_ledgerentry set number = 100000 where number = 5",
}


@pytest.mark.parametrize("kind", STATEMENTS)
def test_one_statement_is_found_without_a_checkpoint_already(kind: str) -> None:
    fill(ACTS)
    run(STATEMENTS[kind])
    found, alone = verify_database()
    assert found
    assert "问题" in alone


@pytest.mark.parametrize("words", [("≥7%", "≥9%"), ("单位经办", "财政领导"), ("本机用户", "别的用户"), ("2026-06-01", "2026-05-31")])
def test_bytes_that_were_exchanged_are_found_at_their_entry(words: tuple[str, str]) -> None:
    fill(ACTS)
    content = read_contents()[7]
    run("update ledgers_ledgerentry set content = %s where number = 8", content.replace(words[0].encode(), words[1].encode()))
    found, alone = verify_database()
    assert "第 8 条" in found
    assert "第 8 条" in alone


def test_a_ledger_that_was_rolled_back_is_found(tmp_path: Path) -> None:
    fill(ACTS)
    old = read_contents()
    for number in range(ACTS + 1, ACTS + 20):
        put(number)
    kept = keep_checkpoint(tmp_path / "存证.txt")
    forge(old)
    found, alone = verify_database(kept)
    assert "存证说有 320 条" in found
    assert "问题" in alone


def test_a_closed_segment_that_was_rewritten_is_found_by_the_next_one() -> None:
    fill(20)
    put(at=START.replace(year=2027))
    first = LedgerEntry.objects.filter(segment__name="2026", number=5).get()
    run("update ledgers_ledgerentry set content = %s where id = %s", change(bytes(first.content), after="≥99%"), first.pk)
    assert "第 5 条" in verify_database()[0]


def test_a_segment_that_was_taken_away_is_found(tmp_path: Path) -> None:
    fill(20)
    kept = keep_checkpoint(tmp_path / "存证.txt")
    run("delete from ledgers_ledgerhash")
    run("delete from ledgers_ledgerentry")
    run("delete from ledgers_ledgersegment")
    found, alone = verify_database(kept)
    assert "被清空或移走了" in found
    assert "问题" in alone


def test_columns_for_searching_that_were_changed_are_named() -> None:
    fill(20)
    run("update ledgers_ledgerentry set actor = 'X' where number = 8")
    run("update ledgers_ledgerentry set subject = 'submission/999' where number = 9")
    assert list(list_bent_columns(LedgerSegment.objects.get())) == [8, 9]
