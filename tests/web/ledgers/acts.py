"""The ledger in the database, to test with: acts with defaults at chosen moments, and both verifiers on what the database holds."""

import datetime
import subprocess
import sys
import tempfile
from pathlib import Path

import jiheng
from jiheng_web.actors import LOCAL_ACTOR, Actor
from jiheng_web.ledgers.actions import build_act, put_down
from jiheng_web.ledgers.models import LedgerSegment
from jiheng_web.ledgers.storage import DatabaseStorage, copy_rows

ZONE = datetime.timezone(datetime.timedelta(hours=8))
START = datetime.datetime(2026, 6, 1, 9, tzinfo=ZONE)


_SINGLY = 10


def make_act(number: int = 1, *, actor: Actor = LOCAL_ACTOR, subject: str = "") -> jiheng.Act:
    """An act that differs from number to number."""
    about, after = subject or f"submission/{number}", f"≥{number % 100}%"
    return build_act("targets.draft", actor=actor, role="单位经办", subject=about, before="≥90%", after=after)


def put(number: int = 1, *, at: datetime.datetime | None = None, actor: Actor = LOCAL_ACTOR, subject: str = "") -> jiheng.Checkpoint:
    """One act, ``number`` minutes after the start unless ``at`` is given."""
    return put_down([make_act(number, actor=actor, subject=subject)], at=at or START + datetime.timedelta(minutes=number))


def fill(acts: int) -> DatabaseStorage:
    """So many acts after the opening of the segment of 2026: some a minute apart, the others together at the last minute."""
    for number in range(1, min(acts, _SINGLY) + 1):
        put(number)
    rest = [make_act(number) for number in range(_SINGLY + 1, acts + 1)]
    if rest:
        put_down(rest, at=START + datetime.timedelta(minutes=acts))
    return DatabaseStorage("2026")


def keep_checkpoint(path: Path, *, segment: str = "2026", minutes: int = 100_000) -> Path:
    """The checkpoint of a segment kept elsewhere, exported so many minutes after the start."""
    head = DatabaseStorage(segment).read_head()
    assert head
    checkpoint = jiheng.stamp_checkpoint(head, at=START + datetime.timedelta(minutes=minutes))
    path.write_text(jiheng.print_checkpoint(checkpoint), encoding="utf-8")
    return path


def verify_database(*kept: Path) -> tuple[str, str]:
    """What both verifiers say of the ledger as it stands in the database: nothing, or what they found."""
    checkpoints = [one for path in kept for one in jiheng.find_checkpoints(path.read_text(encoding="utf-8"), name=path.name)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "账本")
        folder.mkdir()
        for row in LedgerSegment.objects.filter(is_archived=False):
            copy_rows(row, folder / row.name)
        report = jiheng.verify_ledger(folder, checkpoints=checkpoints)
        verifier = Path(name, "verify_ledger.py")
        verifier.write_text(jiheng.print_verifier(), encoding="utf-8")
        ended = subprocess.run(
            [sys.executable, "-I", "-S", str(verifier), str(folder), *map(str, kept)], capture_output=True, check=False
        )
    assert not ended.stderr, ended.stderr.decode()
    alone = ended.stdout.decode() if ended.returncode else ""
    return "；".join(breach.sentence for breach in report.breaches), alone
