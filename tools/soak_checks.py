"""What both soaks look at in the end: every acknowledged write is there, whole and once, and the ledger is sound."""

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

import jiheng
from jiheng_web.jobs.models import DONE, Job
from jiheng_web.ledgers.models import LedgerEntry, LedgerSegment
from jiheng_web.ledgers.storage import copy_rows

PATIENCE_SECONDS = 180.0


@dataclass
class Told:
    """What came of a soak."""

    effective: int = 0
    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    twice: int = 0
    entries: int = 0
    is_sound: bool = False
    recovery: str = ""
    recoveries: list[float] = field(default_factory=list)

    def print(self) -> None:
        """As JSON for the one who started it."""
        self.recovery = f"{median(self.recoveries):.1f}" if self.recoveries else "—"
        told = asdict(self)
        del told["recoveries"]
        json.dump(told, sys.stdout)


def check_asked(told: Told, acknowledged: set[int]) -> None:
    """A job that was asked for and its entry in the ledger are one write: both are there or neither is."""
    jobs = set(Job.objects.filter(slot=None).values_list("pk", flat=True))
    entries = count_entries("jobs.enqueue")
    told.acknowledged = len(acknowledged)
    told.lost += len(acknowledged - jobs)
    told.half += len(jobs ^ set(entries))
    told.twice += sum(count > 1 for count in entries.values())


def check_done(told: Told, action: str) -> None:
    """Every job is done, and what it did is there exactly once."""
    done = set(Job.objects.filter(slot=None, state=DONE).values_list("pk", flat=True))
    entries = count_entries(action)
    told.lost += Job.objects.filter(slot=None).exclude(state=DONE).count()
    told.half += len(done ^ set(entries))
    told.twice += sum(count > 1 for count in entries.values())


def check_ledger(told: Told) -> None:
    """The whole ledger, entry by entry."""
    with tempfile.TemporaryDirectory() as name:
        for row in LedgerSegment.objects.all():
            copy_rows(row, Path(name, row.name))
        told.is_sound = jiheng.verify_ledger(Path(name)).is_sound
    told.entries = sum(LedgerSegment.objects.values_list("size", flat=True))


def count_entries(action: str) -> Counter[int]:
    """How many entries of this action there are about each job."""
    subjects = LedgerEntry.objects.filter(action=action).values_list("subject", flat=True)
    return Counter(int(subject.rpartition("/")[2]) for subject in subjects)


def wait_until(holds: Callable[[], bool], what: str) -> float:
    """The seconds until something holds; raises ``TimeoutError`` where it never does."""
    start = time.monotonic()
    while not holds():
        if time.monotonic() - start > PATIENCE_SECONDS:
            raise TimeoutError(what)
        time.sleep(0.02)
    return time.monotonic() - start
