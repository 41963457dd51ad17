"""Acts in a ledger: their form, their numbers and times, and what is refused with a sentence."""

import datetime
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.errors import BrokenLedger, JihengError, RefusedEntry
from jiheng.ledger.append import append_acts, close_segment, open_segment
from jiheng.ledger.canonical import JsonValue
from jiheng.ledger.entry import Act, Entry, read_entry, write_entry
from jiheng.ledger.folder import FolderStorage
from tests.ledger.logs import START, both_accept, entries_of, later, make_act, make_segment
from tests.ledger.test_canonical import VALUES

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
ZONES = st.sampled_from([datetime.UTC, START.tzinfo])
MOMENTS = st.datetimes(timezones=ZONES).map(lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000))


ACTS = st.builds(Act, WORDS, WORDS, WORDS, WORDS, VALUES, VALUES, VALUES)


@given(ACTS, MOMENTS, st.none() | MOMENTS)
def test_an_entry_that_was_written_reads_back(act: Act, at: datetime.datetime, clock: datetime.datetime | None) -> None:
    entry = Entry("2026", 7, at, act, clock)
    assert read_entry(write_entry(entry)) == entry


@pytest.mark.parametrize("field", ["actor", "role", "action", "subject"])
def test_who_in_which_role_did_what_to_what_is_never_empty(tmp_path: Path, field: str) -> None:
    storage = make_segment(tmp_path / "2026")
    before = entries_of(storage)
    with pytest.raises(RefusedEntry, match="是空的；请写明"):
        append_acts(storage, [make_act(), replace(make_act(), **{field: " "})], at=later(90))
    assert entries_of(storage) == before


@pytest.mark.parametrize(
    ("after", "said"), [(0.5, "小数请写成文字"), (Decimal("0.5"), "小数请写成文字"), ("长" * 22_000, "最多 65,535"), ("\ud800", "不成字")],
)  # fmt: skip
def test_what_cannot_be_put_down_is_refused_with_the_reason(tmp_path: Path, after: JsonValue, said: str) -> None:
    storage = make_segment(tmp_path / "2026")
    with pytest.raises(RefusedEntry, match=f"^记不进账本：.*{said}.*。$"):
        append_acts(storage, [replace(make_act(), after=after)], at=later(90))


def test_a_time_without_an_offset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedEntry, match="没有时区"):
        open_segment(FolderStorage(tmp_path), origin="账", segment="2026", actor="甲", at=datetime.datetime(2026, 1, 1))  # noqa: DTZ001


def test_entries_are_numbered_from_one_and_timed_in_order(tmp_path: Path) -> None:
    entries = [read_entry(content) for content in entries_of(make_segment(tmp_path / "2026", 7))]
    assert [entry.number for entry in entries] == list(range(1, 9))
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)
    assert {entry.segment for entry in entries} == {"2026"}


def test_a_clock_that_runs_behind_is_put_down_while_the_time_of_the_ledger_stands_still(tmp_path: Path) -> None:
    storage = make_segment(tmp_path / "2026")
    append_acts(storage, [make_act()], at=later(-60 * 24 * 365))
    append_acts(storage, [make_act()], at=later(90))
    behind, right = (read_entry(content) for content in entries_of(storage)[-2:])
    assert (behind.at, behind.clock) == (later(5), later(-60 * 24 * 365))
    assert (right.at, right.clock) == (later(90), None)
    both_accept(storage.path)


def test_nothing_to_put_down_changes_nothing(tmp_path: Path) -> None:
    storage = make_segment(tmp_path / "2026")
    assert append_acts(storage, [], at=later(90)) == storage.read_checkpoint()


def test_a_segment_is_opened_once_and_takes_nothing_before_or_after(tmp_path: Path) -> None:
    with pytest.raises(BrokenLedger, match="还没有启用"):
        append_acts(FolderStorage(tmp_path / "2026"), [make_act()], at=START)
    storage = make_segment(tmp_path / "2026")
    with pytest.raises(BrokenLedger, match="“2026”已经启用过"):
        make_segment(tmp_path / "2026")
    close_segment(storage, actor="系统管理员", at=later(90))
    with pytest.raises(BrokenLedger, match="已经封存"):
        append_acts(storage, [make_act()], at=later(91))
    with pytest.raises(BrokenLedger, match="已经封存"):
        close_segment(storage, actor="系统管理员", at=later(91))


def test_the_actions_of_the_ledger_itself_are_nobody_elses(tmp_path: Path) -> None:
    storage = make_segment(tmp_path / "2026")
    with pytest.raises(RefusedEntry, match="ledger"):
        append_acts(storage, [make_act(action="ledger.close")], at=later(90))


@pytest.mark.parametrize(
    ("origin", "segment", "algorithm"),
    [("", "2026", "sha256"), ("某 局", "2026", "sha256"), ("a+b", "2026", "sha256"), ("账", "../2026", "sha256"), ("账", "", "sha256"),
     ("账", "2026/1", "sha256"), ("账", "2026", "md5"), ("账\n", "2026", "sha256")],
)  # fmt: skip
def test_names_that_cannot_be_are_refused(tmp_path: Path, origin: str, segment: str, algorithm: str) -> None:
    with pytest.raises(JihengError, match=r"。$"):
        open_segment(FolderStorage(tmp_path / "段"), origin=origin, segment=segment, actor="甲", at=START, algorithm=algorithm)
    assert not (tmp_path / "段" / "checkpoint").exists()


@pytest.mark.parametrize("content", [b"{}", b"[]", b"1", b"", b"null"])
def test_what_is_no_entry_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="不是"):
        read_entry(content)


def test_an_entry_with_more_or_less_or_other_fields_is_refused() -> None:
    good = write_entry(Entry("2026", 1, START, make_act()))
    for bent in (
        good.replace(b'"after"', b'"aftes"'), good.replace(b"entry/1", b"entry/2"), good.replace(b'"number":1', b'"number":true'),
        good.replace(b"09:00:00.000", b"09:00:00.00"), good.replace(b"2026-01-04", b"2026-02-30"),
        good.replace(b'"role":"', b'"role":"","x":"'),
    ):  # fmt: skip
        assert bent != good
        with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
            read_entry(bent)
    assert {field.name for field in fields(Act)} < set(str(good).replace("'", '"').split('"'))
