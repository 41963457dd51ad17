"""Yearly segments: closed and sealed by the next one, moved away, brought back; proofs as files; any storage exported to a folder."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from jiheng.errors import BrokenLedger, JihengError
from jiheng.ledger.append import append_acts, close_segment, open_segment
from jiheng.ledger.checkpoint import print_checkpoint, read_checkpoint
from jiheng.ledger.entry import read_moment
from jiheng.ledger.export import export_segment
from jiheng.ledger.folder import FolderStorage
from jiheng.ledger.merkle import Frontier
from jiheng.ledger.proof_file import (
    Consistency,
    Inclusion,
    make_consistency,
    make_inclusion,
    print_consistency,
    print_inclusion,
    read_proof,
)
from jiheng.ledger.storage import Head, LedgerStorage, Step
from jiheng.ledger.verify import list_segments, verify_ledger
from tests.ledger.logs import (
    START,
    both_accept,
    both_find,
    change,
    checkpoint_of,
    entries_of,
    forge,
    keep,
    later,
    make_act,
    make_ledger,
    make_segment,
    verify_alone,
)


@dataclass(frozen=True, slots=True)
class Database:
    """The port as a database implements it: three tables, in the transaction of whoever acts."""

    connection: sqlite3.Connection

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The transaction is the caller's."""
        assert self.connection.in_transaction
        yield

    def read_head(self) -> Head | None:
        """The one row."""
        row = self.connection.execute("select origin, segment, algorithm, size, peaks, at, is_closed from head").fetchone()
        if row is None:
            return None
        origin, segment, algorithm, size, peaks, at, is_closed = row
        frontier = Frontier(size, tuple(peaks[start : start + 32] for start in range(0, len(peaks), 32)))
        return Head(origin, segment, algorithm, frontier, read_moment(at), bool(is_closed))

    def read_entries(self, *, first: int, count: int) -> tuple[bytes, ...]:
        """Some rows."""
        query = "select content from entry where number >= ? and number < ? order by number"
        return tuple(content for content, in self.connection.execute(query, (first, first + count)))

    def read_hashes(self, level: int, *, first: int, count: int) -> tuple[bytes, ...]:
        """Some rows."""
        query = "select digest from hash where level = ? and position >= ? and position < ? order by position"
        return tuple(digest for digest, in self.connection.execute(query, (level, first, first + count)))

    def write(self, step: Step) -> None:
        """Only inserts, but for the head."""
        self.connection.executemany("insert into entry values (?, ?)", enumerate(step.entries, step.first))
        self.connection.executemany("insert into hash values (?, ?, ?)", step.hashes)
        head = step.head
        self.connection.execute("delete from head")
        self.connection.execute(
            "insert into head values (?, ?, ?, ?, ?, ?, ?)",
            (head.origin, head.segment, head.algorithm, head.frontier.size, b"".join(head.frontier.peaks),
             head.at.isoformat(timespec="milliseconds"), head.is_closed),
        )  # fmt: skip


@pytest.fixture
def database() -> Iterator[Database]:
    """A ledger in SQLite, opened, beside a table of the caller's own."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(
            "create table entry (number integer primary key, content blob); create table task (name text);"
            "create table hash (level integer, position integer, digest blob, primary key (level, position));"
            "create table head (origin, segment, algorithm, size, peaks, at, is_closed)",
        )
        storage = Database(connection)
        connection.execute("begin")
        open_segment(storage, origin="青江市财政局", segment="2026", actor="系统管理员", at=START)
        connection.execute("commit")
        yield storage


def work(database: Database, acts: int, *, ends: str = "commit", minutes: int = 1) -> None:
    """An act of the caller's own and the entries about it, in one transaction."""
    database.connection.execute("begin")
    database.connection.execute("insert into task values ('收表')")
    append_acts(database, [make_act(number) for number in range(acts)], at=later(minutes))
    database.connection.execute(ends)


def test_an_entry_becomes_true_with_the_act_and_goes_with_it(database: Database) -> None:
    work(database, 3)
    work(database, 5, ends="rollback")
    work(database, 2)
    counts = [database.connection.execute(f"select count(*) from {table}").fetchone()[0] for table in ("task", "entry", "hash")]
    assert counts == [2, 6, 6]


def test_a_database_keeps_the_log_that_a_folder_keeps(database: Database, tmp_path: Path) -> None:
    work(database, 299)
    folder = make_segment(tmp_path / "2026", 0)
    append_acts(folder, [make_act(number) for number in range(299)], at=later(1))
    head = database.read_head()
    assert head
    assert head.checkpoint == checkpoint_of(folder)
    assert export_segment(database, tmp_path / "导出" / "2026") == checkpoint_of(folder)
    assert entries_of(FolderStorage(tmp_path / "导出" / "2026")) == entries_of(folder)


def test_an_export_goes_on_from_where_the_folder_stands(database: Database, tmp_path: Path) -> None:
    for number in range(4):
        work(database, 150, minutes=number)
        assert export_segment(database, tmp_path / "2026").size == 1 + 150 * (number + 1)
        assert export_segment(database, tmp_path / "2026").size == 1 + 150 * (number + 1)
        both_accept(tmp_path / "2026")


def test_a_database_that_was_bent_is_not_exported_over_an_older_folder(database: Database, tmp_path: Path) -> None:
    work(database, 20)
    export_segment(database, tmp_path / "2026")
    database.connection.execute("update entry set content = cast(replace(content, '王某', '李某') as blob) where number = 7")
    with pytest.raises(BrokenLedger, match="对不上"):
        export_segment(database, tmp_path / "新" / "2026")
    assert list_segments(tmp_path / "新") == ()
    other = make_segment(tmp_path / "别的" / "2026", 30)
    with pytest.raises(BrokenLedger, match="不是这一段的前一部分"):
        export_segment(database, other.path)


def test_an_empty_storage_has_nothing_to_export(tmp_path: Path) -> None:
    with pytest.raises(BrokenLedger, match="没有可以导出"):
        export_segment(FolderStorage(tmp_path / "没有"), tmp_path / "2026")


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_a_ledger_in_either_profile_is_verified_by_both(tmp_path: Path, algorithm: str) -> None:
    storage = make_segment(tmp_path / "账本" / "2026", 300, algorithm=algorithm)
    kept = keep(storage, tmp_path / "另存.txt", minutes=60)
    report = both_accept(tmp_path / "账本", kept)
    assert [(checkpoint.algorithm, checkpoint.size) for checkpoint in report.matched] == [(algorithm, 301)]


def test_a_segment_may_use_another_profile_than_the_one_before_it(tmp_path: Path) -> None:
    first = make_segment(tmp_path / "2025")
    make_segment(tmp_path / "2026", previous=close_segment(first, actor="甲", at=later(9)), algorithm="sm3", start=20)
    both_accept(tmp_path)


def test_archived_segments_may_be_away_and_come_back(tmp_path: Path) -> None:
    ledger, archive = tmp_path / "账本", tmp_path / "档案"
    first, second = make_ledger(ledger, 10)
    third = make_segment(ledger / "2027", previous=close_segment(second, actor="甲", at=later(300)), start=400)
    kept = keep(first, tmp_path / "2025.txt")
    both_accept(ledger, kept)
    archive.mkdir()
    first.path.rename(archive / "2025")
    report = both_accept(ledger, kept)
    assert report.notes == ("2025：这一段（12 条）不在手边，没有核验；它的摘要写在后一段的开头",)
    second.path.rename(archive / "2026")
    report = both_accept(ledger, keep(third, tmp_path / "2027.txt"), kept)
    assert [note[:4] for note in report.notes] == ["2026", "2025"]
    assert "12 条的存证没有核对" in report.notes[1]
    both_accept(archive, kept)
    for name in ("2025", "2026"):
        (archive / name).rename(ledger / name)
    assert both_accept(ledger, kept).notes == ()


def test_the_checkpoint_of_a_segment_that_is_away_is_held_against_the_seal(tmp_path: Path) -> None:
    first, _ = make_ledger(tmp_path / "账本", 10)
    kept = tmp_path / "另存.txt"
    shutil.move(first.path, tmp_path / "2025")
    away = checkpoint_of(FolderStorage(tmp_path / "2025"))
    for bent in (replace(away, root=bytes(32)), replace(away, size=99)):
        kept.write_text(print_checkpoint(bent), encoding="utf-8")
        assert all("不一致" in said for said in both_find(tmp_path / "账本", kept))


def test_one_segment_is_a_ledger_too_and_no_folder_is_none(tmp_path: Path) -> None:
    first, second = make_ledger(tmp_path / "账本", 10)
    assert list_segments(tmp_path / "账本") == (first.path, second.path)
    assert list_segments(first.path) == (first.path,)
    assert list_segments(tmp_path / "没有") == ()
    with pytest.raises(BrokenLedger, match=r"没有账本.*请检查路径"):
        verify_ledger(tmp_path)
    assert verify_alone(tmp_path).code == 2


@pytest.mark.parametrize("number", [1, 7, 256, 257, 301])
def test_a_proof_of_an_entry_can_be_checked_without_the_log(tmp_path: Path, number: int) -> None:
    storage = make_segment(tmp_path / "2026", 300)
    proof = make_inclusion(storage, number=number, checkpoint=checkpoint_of(storage))
    text = print_inclusion(proof)
    assert read_proof(text, name="证明") == proof
    assert (proof.holds, proof.entry.number) == (True, number)
    file, kept = tmp_path / "证明.tlog-proof", keep(storage, tmp_path / "另存.txt")
    file.write_text(text, encoding="utf-8")
    answer = verify_alone(file, kept)
    assert answer.code == 0
    assert f"第 {number} 条" in answer.output
    assert "出具人自己" not in answer.output
    assert "出具人自己" in verify_alone(file).output


def test_a_bent_proof_of_an_entry_does_not_hold(tmp_path: Path) -> None:
    storage = make_segment(tmp_path / "2026", 300)
    proof, file = make_inclusion(storage, number=7, checkpoint=checkpoint_of(storage)), tmp_path / "证明"
    bent = replace(proof, content=change(proof.content, actor="李某"))
    for forged in (bent, replace(proof, position=7), replace(proof, path=proof.path[1:])):
        assert not forged.holds
        file.write_text(print_inclusion(forged), encoding="utf-8")
        answer = verify_alone(file)
        assert (answer.code, "证明不成立" in answer.output) == (1, True)


def test_a_proof_of_growth_can_be_checked_without_the_log(tmp_path: Path) -> None:
    storage: LedgerStorage = make_segment(tmp_path / "2026", 20)
    old = checkpoint_of(FolderStorage(tmp_path / "2026"))
    new = append_acts(storage, [make_act(number) for number in range(300)], at=later(90))
    proof, file = make_consistency(storage, old=old, new=new), tmp_path / "证明"
    assert read_proof(print_consistency(proof), name="证明") == proof
    file.write_text(print_consistency(proof), encoding="utf-8")
    assert verify_alone(file, tmp_path / "2026").code == 0
    forged = Consistency(replace(old, root=bytes(32)), new, proof.path)
    file.write_text(print_consistency(forged), encoding="utf-8")
    assert not forged.holds
    assert verify_alone(file).code == 1


def test_no_proof_of_growth_is_made_from_what_was_rewritten(tmp_path: Path) -> None:
    storage = make_segment(tmp_path / "2026", 20)
    old, entries = checkpoint_of(storage), entries_of(storage)
    forge(storage, [*entries[:4], change(entries[4], actor="李某"), *entries[5:]])
    with pytest.raises(BrokenLedger, match="存证以后被改写过"):
        make_consistency(storage, old=old, new=checkpoint_of(storage))
    with pytest.raises(BrokenLedger, match="不是这一段"):
        make_consistency(storage, old=replace(old, origin="别家/2026"), new=checkpoint_of(storage))


def test_an_entry_that_there_is_not_has_no_proof(tmp_path: Path) -> None:
    storage = make_segment(tmp_path / "2026", 20)
    for number in (0, -1, 22):
        with pytest.raises(JihengError, match=f"没有第 {number} 条"):
            make_inclusion(storage, number=number, checkpoint=checkpoint_of(storage))


@pytest.mark.parametrize("rest", ["", "index 1\n\n", "extra !\nindex 1\n\n账/1\n2\n3\n"])
def test_what_is_no_proof_is_refused_with_a_sentence(rest: str) -> None:
    with pytest.raises(BrokenLedger, match=r"“证明”.*。$"):
        read_proof(rest and f"c2sp.org/tlog-proof@v1\n{rest}", name="证明")


def test_a_proof_of_something_that_is_no_entry_says_so() -> None:
    checkpoint = read_checkpoint("账/1\n1\n" + "A" * 43 + "=\n")
    with pytest.raises(BrokenLedger, match="读不出来"):
        _ = Inclusion(b"{}", 0, (), checkpoint).entry
