"""Ledgers to test with: acts with defaults, a segment in a folder, two segments in a row, and a naive tree straight from the RFC."""

import datetime
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from jiheng.ledger.append import append_acts, close_segment, open_segment
from jiheng.ledger.checkpoint import Checkpoint, find_checkpoints, print_checkpoint
from jiheng.ledger.entry import Act, read_entry, write_entry
from jiheng.ledger.folder import FolderStorage
from jiheng.ledger.hashes import get_hash_profile
from jiheng.ledger.merkle import Frontier, extend
from jiheng.ledger.report import LedgerReport
from jiheng.ledger.storage import Step, stamp_checkpoint
from jiheng.ledger.verify import verify_ledger

ORIGIN = "青江市财政局"
START = datetime.datetime(2026, 1, 4, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
STANDALONE = Path(__file__).resolve().parents[2] / "src" / "jiheng" / "ledger" / "standalone.py"


class Answer(NamedTuple):
    """How the stand-alone verifier ended, and what it said."""

    code: int
    output: str


def later(minutes: int) -> datetime.datetime:
    """So many minutes after the ledger was begun."""
    return START + datetime.timedelta(minutes=minutes)


def make_act(number: int = 1, *, action: str = "修改指标值", actor: str = "王某") -> Act:
    """An act that differs from number to number."""
    return Act(actor, "单位填报", action, f"指标/{number}", before="≥90%", after=f"≥{number}%")


def make_segment(
    path: Path, acts: int = 5, *, previous: Checkpoint | None = None, algorithm: str = "sha256", start: int = 0,
) -> FolderStorage:  # fmt: skip
    """A segment named after its folder, with its opening entry and ``acts`` more, a minute apart."""
    storage = FolderStorage(path)
    open_segment(storage, origin=ORIGIN, segment=path.name, actor="系统管理员", at=later(start), previous=previous, algorithm=algorithm)
    for number in range(1, min(acts, 5) + 1):
        append_acts(storage, [make_act(number)], at=later(start + number))
    if acts > 5:
        append_acts(storage, [make_act(number) for number in range(6, acts + 1)], at=later(start + 6))
    return storage


def make_ledger(path: Path, acts: int = 5) -> tuple[FolderStorage, FolderStorage]:
    """A ledger of two segments, 2025 closed and 2026 going on."""
    first = make_segment(path / "2025", acts)
    closed = close_segment(first, actor="系统管理员", at=later(100))
    return first, make_segment(path / "2026", acts, previous=closed, start=200)


def checkpoint_of(storage: FolderStorage) -> Checkpoint:
    """What the segment says of itself."""
    checkpoint = storage.read_checkpoint()
    assert checkpoint
    return checkpoint


def keep(storage: FolderStorage, path: Path, *, minutes: int | None = None) -> Path:
    """A checkpoint of the segment kept elsewhere, exported ``minutes`` after the beginning where given."""
    head = storage.read_head()
    assert head
    checkpoint = head.checkpoint if minutes is None else stamp_checkpoint(head, at=later(minutes))
    path.write_text(print_checkpoint(checkpoint), encoding="utf-8")
    return path


def verify_alone(*words: Path, python: str = sys.executable) -> Answer:
    """Run the stand-alone verifier as a stranger would: isolated, without any installed package."""
    ended = subprocess.run([python, "-I", "-S", str(STANDALONE), *map(str, words)], capture_output=True, check=False)
    assert not ended.stderr, ended.stderr.decode()
    return Answer(ended.returncode, ended.stdout.decode())


def naive_root(entries: Sequence[bytes], algorithm: str = "sha256") -> bytes:
    """MTH of RFC 6962, section 2.1, word for word."""
    if not entries:
        return hashlib.new(algorithm, b"").digest()
    if len(entries) == 1:
        return hashlib.new(algorithm, b"\0" + entries[0]).digest()
    split = 1
    while split * 2 < len(entries):
        split *= 2
    return hashlib.new(algorithm, b"\1" + naive_root(entries[:split], algorithm) + naive_root(entries[split:], algorithm)).digest()


def entries_of(storage: FolderStorage) -> list[bytes]:
    """Every entry as it lies in the folder."""
    return list(storage.read_entries(first=1, count=checkpoint_of(storage).size))


def forge(storage: FolderStorage, entries: Sequence[bytes]) -> None:
    """What somebody with every right and this program can do: write the segment anew with other entries, all hashes right."""
    head = storage.read_head()
    assert head
    shutil.rmtree(storage.path)
    profile = get_hash_profile(head.algorithm)
    growth = extend(Frontier(), map(profile.hash_leaf, entries), profile=profile)
    storage.write(Step(1, tuple(entries), growth.hashes, replace(head, frontier=growth.frontier)))


def renumber(entries: Sequence[bytes]) -> list[bytes]:
    """The entries with the numbers of their places."""
    return [write_entry(replace(read_entry(content), number=number)) for number, content in enumerate(entries, 1)]


def change(entry: bytes, **act: str) -> bytes:
    """The entry with other words in its act."""
    read = read_entry(entry)
    return write_entry(replace(read, act=replace(read.act, **act)))


def both_find(ledger: Path, *kept: Path) -> tuple[str, str]:
    """What both verifiers say of a ledger that was tampered with; they must both find something."""
    checkpoints = [found for path in kept for found in find_checkpoints(path.read_text(encoding="utf-8"), name=path.name)]
    report, answer = verify_ledger(ledger, checkpoints=checkpoints), verify_alone(ledger, *kept)
    assert not report.is_sound
    assert answer.code == 1, answer.output
    assert "问题" in answer.output
    return "\n".join(breach.sentence for breach in report.breaches), answer.output


def both_accept(ledger: Path, *kept: Path) -> LedgerReport:
    """What the library says of a ledger that both verifiers must accept."""
    checkpoints = [found for path in kept for found in find_checkpoints(path.read_text(encoding="utf-8"), name=path.name)]
    report, answer = verify_ledger(ledger, checkpoints=checkpoints), verify_alone(ledger, *kept)
    assert report.is_sound, report.breaches
    assert answer.code == 0, answer.output
    return report
