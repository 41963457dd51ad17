"""What verifying a ledger found: breaches, each with its place and what to do, and what could not be looked at."""

import datetime
from dataclasses import dataclass, field, replace

from jiheng.ledger.canonical import JsonValue
from jiheng.ledger.checkpoint import Checkpoint

LEDGER_ALONE = (
    "没有给出另存的存证：只能说明账本自己前后一致。只靠账本自己，证明不了它没有被整本重写、没有被截掉末尾、没有退回旧状态；"
    "请用 --checkpoint 给出另存在别处的存证（打印件上的二维码、随数据包发出的存证）再核验。"
)


@dataclass(frozen=True, slots=True)
class Breach:
    """A place where a ledger was bent: entries ``first`` to ``last`` of a segment, or None where it is not about entries."""

    segment: str
    what: str
    remedy: str
    first: int | None = None
    last: int | None = None

    @property
    def sentence(self) -> str:
        """``2026 第 12 条：…``."""
        place = "" if self.first is None else f" 第 {self.first} 条" if self.first == self.last else f" 第 {self.first}—{self.last} 条"
        return f"{self.segment}{place}：{self.what}"


@dataclass(frozen=True, slots=True)
class SegmentReport:
    """What one segment is: ``checkpoint`` is worked out from its entries, ``previous`` what it says of the one before it."""

    segment: str
    checkpoint: Checkpoint | None
    first_at: datetime.datetime | None = None
    last_at: datetime.datetime | None = None
    is_closed: bool = False
    previous: Checkpoint | None = None
    breaches: tuple[Breach, ...] = ()
    notes: tuple[str, ...] = ()
    matched: tuple[Checkpoint, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """The segments at hand in their order; ``breaches`` and ``notes`` are all of them, also those between segments."""

    segments: tuple[SegmentReport, ...]
    breaches: tuple[Breach, ...]
    notes: tuple[str, ...]
    matched: tuple[Checkpoint, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.breaches


@dataclass(slots=True)
class Breaches:
    """Breaches as they are met; the same about neighbouring entries is one."""

    segment: str
    found: list[Breach] = field(default_factory=list)
    _open: dict[str, int] = field(default_factory=dict)

    def add(self, what: str, remedy: str, *, first: int | None = None, last: int | None = None) -> None:
        """One more; ``last`` is ``first`` unless given."""
        last = first if last is None else last
        before = self._open.get(what)
        if before is not None and first is not None and self.found[before].last == first - 1:
            self.found[before] = replace(self.found[before], last=last)
            return
        self._open[what] = len(self.found)
        self.found.append(Breach(self.segment, what, remedy, first, last))


def ledger_report_to_json(report: LedgerReport) -> dict[str, JsonValue]:
    """The report for programs."""
    return {
        "schema": "jiheng.ledger-report/1",
        "sound": report.is_sound,
        "anchored": bool(report.matched),
        "segments": [
            {
                "segment": segment.segment, "closed": segment.is_closed,
                "origin": segment.checkpoint.origin if segment.checkpoint else None,
                "size": segment.checkpoint.size if segment.checkpoint else 0,
                "root": segment.checkpoint.root.hex() if segment.checkpoint else None,
                "algorithm": segment.checkpoint.algorithm if segment.checkpoint else None,
                "first_at": segment.first_at.isoformat() if segment.first_at else None,
                "last_at": segment.last_at.isoformat() if segment.last_at else None,
            }
            for segment in report.segments
        ],
        "breaches": [
            {"segment": breach.segment, "first": breach.first, "last": breach.last, "message": breach.what, "remedy": breach.remedy}
            for breach in report.breaches
        ],
        "notes": list(report.notes),
    }  # fmt: skip
