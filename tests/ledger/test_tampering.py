"""Every kind of tampering is found by both verifiers: what was bent with a file editor, and what was forged with all hashes right.

A forger who may write everything can make a log that agrees with itself; what gives him away is the checkpoint kept elsewhere, so where a
test keeps one, it also says that without it nothing would have been found, or what would.
"""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from jiheng.ledger.checkpoint import print_checkpoint
from jiheng.ledger.entry import read_entry, write_entry
from jiheng.ledger.folder import FolderStorage
from tests.ledger.logs import (
    both_accept,
    both_find,
    change,
    checkpoint_of,
    entries_of,
    forge,
    keep,
    later,
    make_ledger,
    make_segment,
    renumber,
)


@pytest.fixture
def log(tmp_path: Path) -> FolderStorage:
    """A segment of 301 entries: one full tile and a partial one."""
    return make_segment(tmp_path / "账本" / "2026", 300)


@pytest.fixture
def kept(log: FolderStorage, tmp_path: Path) -> Path:
    """The checkpoint of it, kept elsewhere."""
    return keep(log, tmp_path / "另存.txt", minutes=60)


def test_an_untouched_log_is_accepted_with_and_without_a_checkpoint(log: FolderStorage, kept: Path) -> None:
    assert both_accept(log.path).matched == ()
    assert [checkpoint.size for checkpoint in both_accept(log.path, kept).matched] == [301]


def test_a_cut_tail_is_found(log: FolderStorage, kept: Path) -> None:
    forge(log, entries_of(log)[:-10])
    both_accept(log.path)
    assert all("存证说有 301 条，账本只有 291 条" in said for said in both_find(log.path, kept))


def test_a_tail_cut_off_with_a_file_manager_is_found(log: FolderStorage) -> None:
    shutil.rmtree(log.path / "tile" / "entries" / "001.p")
    own, alone = both_find(log.path)
    assert "第 257—301 条：记录的文件缺失或损坏" in own
    assert "第 257 条" in alone


def test_a_chain_that_was_rewritten_from_the_start_is_found(log: FolderStorage, kept: Path) -> None:
    forge(log, [change(entry, subject="指标/别的") if number else entry for number, entry in enumerate(entries_of(log))])
    both_accept(log.path)
    assert all("前 301 条和另存的存证" in said for said in both_find(log.path, kept))


def test_a_deleted_entry_is_found(log: FolderStorage, kept: Path) -> None:
    entries = entries_of(log)
    del entries[100]
    forge(log, entries)
    assert all("第 101" in said and "编号和位置不符" in said for said in both_find(log.path))
    forge(log, renumber(entries))
    both_accept(log.path)
    both_find(log.path, kept)


def test_entries_in_another_order_are_found(log: FolderStorage, kept: Path) -> None:
    entries = entries_of(log)
    entries[2], entries[3] = entries[3], entries[2]
    forge(log, entries)
    both_find(log.path)
    forge(log, renumber(entries))
    assert all("第 4 条：时间早于前一条" in said for said in both_find(log.path))
    both_find(log.path, kept)


def test_replaced_content_is_found(log: FolderStorage) -> None:
    bundle = log.path / "tile" / "entries" / "000"
    bundle.write_bytes(bundle.read_bytes().replace("≥7%".encode(), "≥9%".encode()))
    own, alone = both_find(log.path)
    assert own == "2026 第 8 条：内容和它的摘要对不上：内容被改过，或摘要被换过"
    assert "第 8 条：内容和它的摘要对不上" in alone


def test_replaced_content_with_all_hashes_made_anew_is_found(log: FolderStorage, kept: Path) -> None:
    entries = entries_of(log)
    entries[7] = change(entries[7], after="≥99%")
    forge(log, entries)
    both_accept(log.path)
    both_find(log.path, kept)


def test_an_emptied_log_is_found(log: FolderStorage, kept: Path) -> None:
    ledger = log.path.parent
    forge(log, entries_of(log)[:1])
    both_accept(ledger)
    both_find(ledger, kept)
    (log.path / "checkpoint").unlink()
    both_find(ledger)
    shutil.rmtree(log.path)
    assert all("存证说有 301 条" in said for said in both_find(ledger, kept))


def test_a_time_that_was_moved_back_is_found(log: FolderStorage) -> None:
    entries = entries_of(log)
    entries[5] = write_entry(replace(read_entry(entries[5]), at=later(1)))
    forge(log, entries)
    assert all("第 6 条：时间早于前一条" in said for said in both_find(log.path))


def test_a_time_later_than_the_checkpoint_that_counts_the_entry_is_found(log: FolderStorage, tmp_path: Path) -> None:
    entries = entries_of(log)
    entries[-1] = write_entry(replace(read_entry(entries[-1]), at=later(900)))
    forge(log, entries)
    head = log.read_head()
    assert head
    stamped = tmp_path / "存证.txt"
    stamped.write_text(print_checkpoint(replace(head.checkpoint, at=later(60))), encoding="utf-8")
    assert all("第 301 条：已经在另存的存证里，时间却晚于那份存证" in said for said in both_find(log.path, stamped))


def test_an_entry_dated_before_a_checkpoint_that_does_not_count_it_is_found(log: FolderStorage, kept: Path) -> None:
    entries = entries_of(log)
    last = read_entry(entries[-1])
    forge(log, [*entries, write_entry(replace(last, number=302, at=last.at + datetime.timedelta(minutes=1)))])
    assert all("第 302 条：不在另存的存证里，时间却早于那份存证" in said for said in both_find(log.path, kept))


def test_a_swapped_role_is_found(log: FolderStorage, kept: Path) -> None:
    entries = entries_of(log)
    forge(log, [*entries[:9], change(entries[9], role="财政审核"), *entries[10:]])
    both_accept(log.path)
    both_find(log.path, kept)


def test_a_swapped_actor_is_found(log: FolderStorage, kept: Path) -> None:
    entries = entries_of(log)
    forge(log, [*entries[:9], change(entries[9], actor="李某"), *entries[10:]])
    both_accept(log.path)
    both_find(log.path, kept)


def test_a_duplicated_entry_is_found(log: FolderStorage, kept: Path) -> None:
    entries = entries_of(log)
    forge(log, [*entries[:20], entries[19], *entries[20:]])
    assert all("第 21" in said and "重复" in said for said in both_find(log.path))
    forge(log, renumber([*entries[:20], entries[19], *entries[20:]]))
    both_find(log.path, kept)


def test_an_inserted_entry_is_found(log: FolderStorage, kept: Path) -> None:
    entries = entries_of(log)
    forge(log, renumber([*entries[:20], change(entries[19], action="批准"), *entries[20:]]))
    both_accept(log.path)
    both_find(log.path, kept)


@pytest.mark.parametrize("level", ["0", "entries"])
def test_an_exchanged_tile_is_found(tmp_path: Path, level: str) -> None:
    log, other = make_segment(tmp_path / "2026", 600), make_segment(tmp_path / "别的" / "2026", 900)
    tiles = [folder / "tile" / level for folder in (log.path, other.path)]
    shutil.copy(tiles[0] / "000", tiles[0] / "001")
    both_find(log.path)
    shutil.copy(tiles[1] / "002", tiles[0] / "001")
    both_find(log.path)


def test_an_exchanged_upper_tile_is_found(tmp_path: Path) -> None:
    log = make_segment(tmp_path / "2026", 600)
    upper = log.path / "tile" / "1" / "000.p" / "2"
    content = upper.read_bytes()
    upper.write_bytes(content[32:] + content[:32])
    both_find(log.path)
    upper.unlink()
    both_find(log.path)


def test_an_altered_checkpoint_is_found(log: FolderStorage) -> None:
    path = log.path / "checkpoint"
    text = path.read_text(encoding="utf-8")
    for bent in (text.replace("301", "300"), text.replace("青江", "白江"), text.replace("\n", "\r\n"), text[:-1], "", text + "\n"):
        path.write_text(bent, encoding="utf-8")
        both_find(log.path)


def test_a_log_rolled_back_to_an_older_state_is_found(tmp_path: Path) -> None:
    log = make_segment(tmp_path / "2026", 100)
    shutil.copytree(log.path, tmp_path / "旧" / "2026")
    forge(log, [*entries_of(log), write_entry(replace(read_entry(entries_of(log)[-1]), number=102))])
    kept = keep(log, tmp_path / "另存.txt")
    old = tmp_path / "旧" / "2026"
    both_accept(old)
    assert all("退回了旧状态" in said for said in both_find(old, kept))
    shutil.copy(old / "checkpoint", log.path / "checkpoint")
    both_find(log.path)


def test_mixed_segments_are_found(tmp_path: Path) -> None:
    first, second = make_ledger(tmp_path, 300)
    both_accept(tmp_path)
    for level in ("entries", "0"):
        shutil.copy(first.path / "tile" / level / "000", second.path / "tile" / level / "000")
    own, alone = both_find(tmp_path)
    assert "是别的账本段的记录" in own
    assert "是别的账本段的记录" in alone


def test_entries_of_another_segment_with_all_hashes_right_are_found(tmp_path: Path) -> None:
    first, second = make_ledger(tmp_path, 10)
    forge(second, renumber([*entries_of(second), *entries_of(first)[3:4]]))
    assert all("第 12 条：是别的账本段的记录" in said for said in both_find(tmp_path))


def test_a_segment_under_the_name_of_another_is_found(tmp_path: Path) -> None:
    make_ledger(tmp_path, 10)
    (tmp_path / "2025").rename(tmp_path / "2024")
    both_find(tmp_path)


def test_a_closed_segment_that_was_rewritten_is_found_by_the_next_one(tmp_path: Path) -> None:
    first, _ = make_ledger(tmp_path, 10)
    entries = entries_of(first)
    entries[4] = change(entries[4], after="≥99%")
    forge(first, entries)
    both_accept(first.path)
    assert all("封存以后被改过" in said for said in both_find(tmp_path))


def test_a_closed_segment_without_its_end_is_found_by_the_next_one(tmp_path: Path) -> None:
    first, _ = make_ledger(tmp_path, 10)
    forge(first, entries_of(first)[:-1])
    both_find(tmp_path)


def test_two_segments_at_the_same_place_are_found(tmp_path: Path) -> None:
    first, _ = make_ledger(tmp_path, 10)
    make_segment(tmp_path / "2026-2", previous=checkpoint_of(first), start=300)
    assert all("分了岔" in said for said in both_find(tmp_path))


def test_the_newest_segment_taken_away_is_found(tmp_path: Path) -> None:
    _, second = make_ledger(tmp_path / "账本", 10)
    kept = keep(second, tmp_path / "另存.txt")
    shutil.rmtree(second.path)
    both_accept(tmp_path / "账本")
    assert all("2026：另存的存证说有这一段（11 条），账本里却没有" in said for said in both_find(tmp_path / "账本", kept))


def test_an_entry_after_the_closing_one_is_found(tmp_path: Path) -> None:
    first, _ = make_ledger(tmp_path, 10)
    entries = entries_of(first)
    forge(first, renumber([*entries, change(entries[-2], after="≥1%")]))
    assert all("封存" in said for said in both_find(first.path))


def test_a_checkpoint_of_another_ledger_is_not_accepted(log: FolderStorage, tmp_path: Path) -> None:
    stranger = tmp_path / "别家.txt"
    stranger.write_text(print_checkpoint(replace(checkpoint_of(log), origin="别家/2026")), encoding="utf-8")
    assert all("另一本账" in said for said in both_find(log.path, stranger))
