"""Any single bit that is turned anywhere in the folder of a ledger is found, by both verifiers."""

import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiheng.errors import BrokenLedger
from jiheng.ledger import standalone
from jiheng.ledger.append import append_acts
from jiheng.ledger.canonical import JsonValue
from jiheng.ledger.checkpoint import Checkpoint
from jiheng.ledger.entry import read_entry, write_entry
from jiheng.ledger.folder import FolderStorage, list_files
from jiheng.ledger.verify import verify_ledger
from tests.ledger.logs import entries_of, forge, later, make_act, make_ledger, make_segment
from tests.ledger.test_canonical import VALUES


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two segments, the first with more than one tile."""
    path = tmp_path_factory.mktemp("账本")
    make_ledger(path, 260)
    return path


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_single_bit_is_found_wherever_it_is_turned(ledger: Path, draw: st.DataObject) -> None:
    files = sorted(name for name in list_files(ledger) if (ledger / name).stat().st_size)
    path = ledger / draw.draw(st.sampled_from(files))
    content = path.read_bytes()
    at, bit = draw.draw(st.integers(0, len(content) - 1)), draw.draw(st.integers(0, 7))
    try:
        path.write_bytes(content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :])
        assert not verify_ledger(ledger).is_sound
        found: list[str] = []
        standalone.check_ledger(ledger, [], found)
        assert found
    finally:
        path.write_bytes(content)


def test_every_bit_of_the_checkpoint_counts(tmp_path: Path) -> None:
    path = make_segment(tmp_path / "2026", 1).path / "checkpoint"
    content = path.read_bytes()
    for at in range(len(content) * 8):
        bent = bytearray(content)
        bent[at // 8] ^= 1 << at % 8
        path.write_bytes(bent)
        found: list[str] = []
        standalone.check_segment(path.parent, [], found)
        assert found, at
        assert not verify_ledger(path.parent).is_sound, at


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(VALUES | st.fixed_dictionaries({"algorithm": st.sampled_from(["sha256", "sm3", 1, None]), "origin": VALUES, "previous": VALUES}))
def test_whatever_the_first_entry_says_both_verifiers_answer(tmp_path: Path, said: JsonValue) -> None:
    storage = FolderStorage(tmp_path / "2026")
    if not storage.read_head():
        make_segment(storage.path, 1)
    good = entries_of(storage)
    first = read_entry(good[0])
    forge(storage, [write_entry(replace(first, act=replace(first.act, after=said))), good[1]])
    found: list[str] = []
    checkpoint = Checkpoint("青江市财政局/2025", 3, bytes(32))
    standalone.check_ledger(tmp_path, [standalone.Anchor("青江市财政局/2025", 3, bytes(32), "sha256", None)], found)
    assert bool(found) != verify_ledger(tmp_path, checkpoints=[checkpoint]).is_sound
    shutil.rmtree(storage.path)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_missing_file_is_found_and_nothing_mends_it(ledger: Path, tmp_path: Path, draw: st.DataObject) -> None:
    copy = tmp_path / "副本"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(ledger, copy)
    files = sorted(name for name in list_files(copy) if (copy / name).stat().st_size)
    name = draw.draw(st.sampled_from(files))
    (copy / name).unlink()
    assert not verify_ledger(copy).is_sound
    with suppress(BrokenLedger):
        append_acts(FolderStorage(copy / "2026"), [make_act()], at=later(900))
    assert not verify_ledger(copy).is_sound
