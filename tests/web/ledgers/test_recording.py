"""Acts in the ledger: in one transaction with what they tell of, one segment a year, and found again by their object."""

import datetime
from pathlib import Path

import pytest
from django.db import transaction

import jiheng
from jiheng_web.actors import LOCAL_ACTOR, Actor, Held
from jiheng_web.ledgers.actions import record
from jiheng_web.ledgers.models import LedgerEntry, LedgerHash, LedgerSegment
from jiheng_web.ledgers.queries import find_checkpoint_line, list_entries
from jiheng_web.ledgers.storage import DatabaseStorage
from jiheng_web.places.models import FiscalYear
from tests.web.ledgers.acts import START, ZONE, fill, keep_checkpoint, put, verify_database

pytestmark = pytest.mark.django_db


def open_year(subject: str, *, after: object = None, fails_afterwards: bool = False) -> None:
    """An act as every action does it: the row and the entry in one transaction."""
    with transaction.atomic():
        FiscalYear.objects.create(year=2030)
        record("years.open", actor=LOCAL_ACTOR, role="本机用户", subject=subject, after=after)
        if fails_afterwards:
            raise jiheng.JihengError("没有做成。")


def test_an_act_is_put_down_with_who_what_and_on_what() -> None:
    record("targets.submit", actor=LOCAL_ACTOR, role="本机用户", subject="submission/12", before="草稿", after="待审")
    (shown,) = list_entries("submission/12", actor=LOCAL_ACTOR)
    assert shown.is_sound
    assert (shown.action_words, shown.subject_words, shown.before, shown.after) == ("送审", "申报表 12", "草稿", "待审")


def test_an_act_that_is_rolled_back_is_not_put_down() -> None:
    fill(3)
    with pytest.raises(jiheng.JihengError):
        open_year("year/1", fails_afterwards=True)
    assert LedgerEntry.objects.count() == 4
    assert verify_database() == ("", "")


def test_what_cannot_be_put_down_undoes_the_act() -> None:
    with pytest.raises(jiheng.RefusedEntry, match="小数请写成文字"):
        open_year("year/1", after=1.5)
    assert not FiscalYear.objects.exists()


def test_the_name_of_a_ledger_is_drawn_once() -> None:
    fill(1)
    first = DatabaseStorage("2026").read_head()
    put(at=START.replace(year=2027))
    second = DatabaseStorage("2027").read_head()
    assert first
    assert second
    assert first.origin == second.origin
    assert len(first.origin.rpartition("-")[2]) == 12


def test_the_first_act_of_a_year_closes_the_segment_before() -> None:
    fill(3)
    put(at=datetime.datetime(2026, 12, 31, 23, 59, 59, tzinfo=ZONE))
    put(at=datetime.datetime(2027, 1, 1, 0, 0, 1, tzinfo=ZONE))
    assert list(LedgerSegment.objects.order_by("name").values_list("name", "size", "is_closed")) == [("2026", 6, True), ("2027", 2, False)]
    assert verify_database() == ("", "")


def test_a_clock_that_ran_back_over_new_year_keeps_writing_where_it_was() -> None:
    put(at=datetime.datetime(2027, 1, 1, tzinfo=ZONE))
    put(at=datetime.datetime(2026, 12, 31, 23, tzinfo=ZONE))
    assert list(LedgerSegment.objects.values_list("name", "size")) == [("2027", 3)]
    entry = jiheng.read_entry(bytes(LedgerEntry.objects.order_by("-number")[0].content))
    assert entry.clock == datetime.datetime(2026, 12, 31, 23, tzinfo=ZONE)
    assert verify_database() == ("", "")


def test_years_without_acts_leave_no_hole() -> None:
    fill(2)
    put(at=START.replace(year=2029))
    assert verify_database() == ("", "")


def test_entries_of_an_object_are_the_latest_first_and_no_others() -> None:
    for number in range(1, 60):
        put(number, subject="submission/1" if number % 2 else "submission/11")
    shown = list_entries("submission/1", actor=LOCAL_ACTOR, last=5)
    assert [entry.number for entry in shown] == [60, 58, 56, 54, 52]


def test_an_entry_that_was_changed_is_shown_with_a_warning() -> None:
    fill(3)
    row = LedgerEntry.objects.get(number=3)
    LedgerEntry.objects.filter(pk=row.pk).update(content=bytes(row.content).replace("≥2%".encode(), "≥9%".encode()))
    (shown,) = list_entries("submission/2", actor=LOCAL_ACTOR)
    assert not shown.is_sound


def test_an_entry_that_was_moved_to_another_object_is_shown_with_a_warning() -> None:
    fill(3)
    LedgerEntry.objects.filter(number=3).update(subject="submission/99")
    (shown,) = list_entries("submission/99", actor=LOCAL_ACTOR)
    assert not shown.is_sound
    assert shown.subject_words == "申报表 2"


def test_who_holds_no_role_finds_nothing() -> None:
    fill(1)
    assert list_entries("submission/1", actor=Actor("路人")) == ()
    assert list_entries("submission/1", actor=Actor("专家", 7, (Held("expert", "/1/"),))) == ()


def test_the_line_for_papers_speaks_of_the_newest_entry() -> None:
    assert find_checkpoint_line() is None
    fill(2)
    line = find_checkpoint_line()
    assert line
    (checkpoint,) = jiheng.find_checkpoints(line, name="纸")
    assert checkpoint.size == 3


def test_texts_longer_than_their_columns_are_kept_whole() -> None:
    put(1, actor=Actor("很长的名字" * 100, held=LOCAL_ACTOR.held), subject="submission/" + "9" * 500)
    row = LedgerEntry.objects.get(number=2)
    assert len(row.actor) == 200
    assert jiheng.read_entry(bytes(row.content)).act.actor == "很长的名字" * 100
    assert verify_database() == ("", "")


def test_a_ledger_of_more_than_a_tile_is_sound_and_keeps_each_hash_once(tmp_path: Path) -> None:
    fill(300)
    kept = keep_checkpoint(tmp_path / "存证.txt", minutes=300)
    for number in range(301, 304):
        put(number)
    assert LedgerHash.objects.filter(level=0).count() == 304
    assert LedgerHash.objects.filter(level=1).count() == 1
    assert verify_database(kept) == ("", "")
