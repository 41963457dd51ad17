"""Tallies kept up to date: what one new, changed or deleted record changes, in a time that does not depend on how many there are.

``TallyChange`` says what to add to which counter; where the counters lie is the storage's affair. ``least``, ``most`` and ``latest``
cannot be kept so: they are asked of an index when they are wanted.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.domain.evidence.records import Record
from jiheng.measures.measure import SPAN_MONTHS, Slowest
from jiheng.measures.periods import Period
from jiheng.measures.reference import matches, value_of
from jiheng.measures.values import Counted, Leaf


@dataclass(frozen=True, slots=True)
class TallyChange:
    """What a record adds to the counter of ``month`` (``2026-03``): to ``total``, ``records`` and ``left_out``; ``word`` is what a
    ``distinct`` tally has seen once more (or, below nothing, once less)."""

    month: str
    total: int
    records: int
    left_out: int
    word: str | None = None


def can_run(leaf: Leaf) -> bool:
    """Whether a leaf can be kept by counters."""
    return isinstance(leaf, Slowest) or leaf.kind in ("count", "sum", "distinct")


def change_of(leaf: Leaf, record: Record, *, period: Period, times: int = 1) -> TallyChange | None:
    """What ``record`` does to a leaf when it comes (``times`` 1) or goes (-1); None where it does not count."""
    tally = leaf.tally if isinstance(leaf, Slowest) else leaf
    if not matches(record, tally, period=period):
        return None
    month = str(record.day)[:7]
    if tally.term is None:
        return TallyChange(month, times, times, 0)
    value = value_of(tally.term, record)
    if value is None:
        return TallyChange(month, 0, 0, times)
    if tally.kind == "distinct":
        return TallyChange(month, 0, times, 0, str(value))
    return TallyChange(month, times * int(value), times, 0)


@dataclass
class Counters:
    """The counters of one leaf in memory: what a storage keeps in rows."""

    months: dict[str, tuple[int, int, int]]
    words: dict[str, int]

    def apply(self, change: TallyChange) -> None:
        """Take one change in."""
        total, records, left_out = self.months.get(change.month, (0, 0, 0))
        self.months[change.month] = (total + change.total, records + change.records, left_out + change.left_out)
        if change.word is not None:
            times = self.words.get(change.word, 0) + change.records
            self.words[change.word] = times
            if not times:
                del self.words[change.word]


def read_counters(leaf: Leaf, counters: Counters, *, period: Period) -> Counted:
    """What a leaf comes to by its counters."""
    totals, records, left_out = (sum(column) for column in zip(*counters.months.values(), strict=True)) if counters.months else (0, 0, 0)
    tally = leaf.tally if isinstance(leaf, Slowest) else leaf
    raw = len(counters.words) if tally.kind == "distinct" else totals
    spans = tuple(_spans(leaf, counters, period)) if isinstance(leaf, Slowest) else ()
    return Counted(raw, records, left_out, spans)


def _spans(leaf: Slowest, counters: Counters, period: Period) -> Iterator[tuple[str, int]]:
    for span in period.spans(leaf.span):
        months = [f"{span.since.year}-{span.since.month + offset:02}" for offset in range(SPAN_MONTHS[leaf.span])]
        yield months[0], sum(counters.months.get(month, (0, 0, 0))[0] for month in months)

