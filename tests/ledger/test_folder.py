"""A segment in a folder: the paths of the tiles, what a killed writer leaves, two writers at once."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from jiheng.errors import BrokenLedger
from jiheng.ledger.append import append_acts
from jiheng.ledger.folder import FolderStorage, list_files
from jiheng.ledger.tiles import read_bundle, tile_path, tile_widths, write_bundle
from jiheng.ledger.verify import verify_ledger
from tests.ledger.logs import checkpoint_of, entries_of, later, make_act, make_segment, naive_root

WRITER = """
import datetime, sys
from pathlib import Path
from jiheng.ledger.append import append_acts
from jiheng.ledger.entry import Act
from jiheng.ledger.folder import FolderStorage
storage, count = FolderStorage(Path(sys.argv[1])), int(sys.argv[2])
for number in range(count):
    at = datetime.datetime(2026, 6, 1, tzinfo=datetime.timezone.utc)
    print(append_acts(storage, [Act("甲", "单位填报", "保存", str(number))] * (1 + number % 3), at=at).size, flush=True)
"""


def test_the_paths_are_those_of_the_specification() -> None:
    assert tile_path(0, 1_234_067) == "tile/0/x001/x234/067"
    assert tile_path("entries", 5, width=17) == "tile/entries/005.p/17"
    assert tile_path(2, 1000) == "tile/2/x001/000"


def test_a_tree_of_70000_has_the_tiles_that_the_specification_counts() -> None:
    widths = tile_widths(70_000)
    assert {level: divmod(count, 256) for level, count in widths.items()} == {"entries": (273, 112), 0: (273, 112), 1: (1, 17), 2: (0, 1)}
    assert tile_widths(256) == {"entries": 256, 0: 256, 1: 1}
    assert tile_widths(0) == {}


def test_a_bundle_reads_back_and_one_that_ends_early_is_refused() -> None:
    entries = (b"", b"a", bytes(65_535))
    assert read_bundle(write_bundle(entries)) == entries
    for cut in (1, 2, 3, 10):
        with pytest.raises(ValueError, match="ends inside"):
            read_bundle(write_bundle(entries)[:-cut] if cut > 3 else b"\0\5abc"[:cut])


@pytest.mark.parametrize("acts", [0, 1, 254, 255, 256, 257, 511, 600])
def test_the_folder_has_exactly_the_files_of_its_size_and_the_root_of_the_definition(tmp_path: Path, acts: int) -> None:
    storage = make_segment(tmp_path / "2026", acts)
    expected = {"checkpoint", ".lock"}
    for level, count in tile_widths(acts + 1).items():
        expected |= {tile_path(level, index, width=min(256, count - index * 256)) for index in range(-(-count // 256))}
    assert set(list_files(storage.path)) == expected
    assert checkpoint_of(storage).root == naive_root(entries_of(storage))


def test_entries_and_hashes_that_are_not_there_are_refused(tmp_path: Path) -> None:
    storage = make_segment(tmp_path / "2026", 3)
    for first, count in ((5, 1), (1, 5), (300, 1)):
        with pytest.raises(BrokenLedger, match="前后不一致"):
            storage.read_entries(first=first, count=count)
        with pytest.raises(BrokenLedger, match="前后不一致"):
            storage.read_hashes(0, first=first - 1, count=count)


def test_a_log_that_does_not_agree_with_itself_takes_nothing(tmp_path: Path) -> None:
    storage = make_segment(tmp_path / "2026", 3)
    tile = storage.path / "tile" / "0" / "000.p" / "4"
    tile.write_bytes(bytes(128))
    before = checkpoint_of(storage)
    with pytest.raises(BrokenLedger, match="jiheng ledger verify"):
        append_acts(storage, [make_act()], at=later(90))
    assert checkpoint_of(storage) == before


def test_a_writer_that_fails_before_the_checkpoint_leaves_the_log_as_it_was(tmp_path: Path) -> None:
    storage = make_segment(tmp_path / "2026", 254)
    before, obstacle = checkpoint_of(storage), storage.path / "checkpoint.unfinished"
    obstacle.mkdir()
    with pytest.raises(BrokenLedger, match="写不进去"):
        append_acts(storage, [make_act(), make_act()], at=later(90))
    report = verify_ledger(storage.path)
    assert report.is_sound
    assert "不属于这 255 条记录" in report.notes[0]
    assert checkpoint_of(storage) == before
    obstacle.rmdir()
    assert append_acts(storage, [make_act()], at=later(90)).size == 256
    report = verify_ledger(storage.path)
    assert (report.is_sound, len(report.notes)) == (True, 1)
    append_acts(storage, [make_act()], at=later(90))
    assert verify_ledger(storage.path).notes == ()


def test_a_writer_killed_at_any_time_has_lost_nothing_it_acknowledged(tmp_path: Path) -> None:
    storage, acknowledged = make_segment(tmp_path / "2026", 250), 251
    for kill in range(1, 9):
        command = [sys.executable, "-c", WRITER, str(storage.path), "1000"]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout
            for _ in range(kill):
                acknowledged = int(writer.stdout.readline())
            writer.kill()
            acknowledged = int(([str(acknowledged).encode(), *writer.stdout.read().splitlines()])[-1])
        assert writer.returncode == -signal.SIGKILL
        report = verify_ledger(storage.path)
        assert report.is_sound, report.breaches
        assert checkpoint_of(storage).size >= acknowledged
        acknowledged = append_acts(storage, [make_act()], at=later(900_000)).size


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    storage = make_segment(tmp_path / "2026", 0)
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(storage.path), "30"], stdout=subprocess.PIPE) for _ in range(2)]
    sizes = [int(line) for writer in writers for line in writer.communicate()[0].splitlines()]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(set(sizes)) == 60
    assert checkpoint_of(storage).size == max(sizes) == 121
    assert verify_ledger(storage.path).is_sound


def test_a_folder_whose_checkpoint_was_deleted_cannot_be_opened_anew(tmp_path: Path) -> None:
    storage = make_segment(tmp_path / "2026", 3)
    (storage.path / "checkpoint").unlink()
    with pytest.raises(BrokenLedger, match="可能被删过"):
        make_segment(tmp_path / "2026")


def test_what_a_writer_killed_at_the_very_first_entry_left_can_be_opened_again(tmp_path: Path) -> None:
    storage = make_segment(tmp_path / "2026", 0)
    (storage.path / "checkpoint").unlink()
    assert checkpoint_of(make_segment(tmp_path / "2026", 3)).size == 4
    assert verify_ledger(storage.path).is_sound


def test_a_folder_that_cannot_be_written_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    with pytest.raises(BrokenLedger, match=r"写不进去（.*）；请检查"):
        make_segment(tmp_path / "文件" / "2026")
    assert FolderStorage(tmp_path / "没有").read_head() is None
