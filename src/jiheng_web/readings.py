"""Documents read and checked, the latest few kept in memory: a page needs the whole reading, and reading takes a while."""

import datetime
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import add
from threading import Lock
from typing import Generic, TypeVar

import jiheng

KEPT = 8
"""How many readings, and how many checks, are kept."""

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Original:
    """A document as it was handed in: its digest, its name, and how its bytes are had where they are needed."""

    sha256: str
    name: str
    fetch: Callable[[], bytes] = field(compare=False)


@dataclass(frozen=True, slots=True)
class CheckBasis:
    """By what a document is checked: the day, a profile (None: the form's own), the documents beside it, and what is waived."""

    on: datetime.date
    profile: str | None = None
    others: tuple[tuple[jiheng.Other, Original], ...] = ()
    waivers: tuple[jiheng.Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedReading:
    """One filing of a document, what the rules found in it, and its scores; ``before`` is how many projects the filings before it have.

    ``scores`` has no projects where the filing evaluates none.
    """

    reading: jiheng.Reading
    result: jiheng.CheckResult
    scores: jiheng.ScoreResult
    before: int = 0

    @property
    def alone(self) -> jiheng.CheckResult:
        """The result with projects counted from the first of this filing, as papers about it alone count them."""
        if not self.before:
            return self.result
        findings = tuple(_recount(finding, self.before) for finding in self.result.findings)
        verdicts = tuple(_recount(verdict, self.before) for verdict in self.result.verdicts)
        return replace(self.result, findings=findings, verdicts=verdicts)

    @property
    def department(self) -> str:
        """The department, else the only agency; empty where there is neither."""
        filing = self.reading.filing
        return filing.department or (filing.agencies[0].name if len(filing.agencies) == 1 else "")

    @property
    def total(self) -> str:
        """The printed total in the filing's own unit, else the sum of the projects where each prints one."""
        filing = self.reading.filing
        if filing.funds and filing.funds.total:
            return filing.funds.total.in_unit(filing.money_unit)
        amounts = [project.funds.total for project in filing.projects]
        printed = [amount for amount in amounts if amount]
        return reduce(add, printed).in_unit(filing.money_unit) if printed and len(printed) == len(amounts) else ""

    @property
    def project_count(self) -> int:
        """The number of projects."""
        return sum(1 for _ in self.reading.filing.projects)


class _Shelf(Generic[Key, Value]):
    """The latest few of something that is dear to make. Two threads may make one at the same time; both get the same facts."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        value = make()
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return value


_readings: _Shelf[Original, tuple[jiheng.Reading, ...]] = _Shelf()
_checked: _Shelf[tuple[Original, CheckBasis], tuple[CheckedReading, ...]] = _Shelf()


def get_readings(original: Original) -> tuple[jiheng.Reading, ...]:
    """All filings of a document in printed order; raises ``jiheng.JihengError`` where it cannot be read."""
    return _readings.get(original, lambda: jiheng.read_all(original.fetch(), name=original.name, isolated=True))


def get_checked(original: Original, basis: CheckBasis) -> tuple[CheckedReading, ...]:
    """All filings of a document in printed order, checked on ``basis``.

    Raises ``jiheng.JihengError`` where it, or a document beside it, cannot be read, and where there is no such profile.
    """
    return _checked.get((original, basis), lambda: _check(get_readings(original), basis))


def _check(readings: tuple[jiheng.Reading, ...], basis: CheckBasis) -> tuple[CheckedReading, ...]:
    others = jiheng.Others(**{name: _main_filing(other) for name, other in basis.others})
    filings = [reading.filing for reading in readings]
    results = jiheng.check_all(filings, profile=basis.profile, others=others, waivers=basis.waivers, on=basis.on)
    checked, before = [], 0
    for reading, result in zip(readings, results, strict=True):
        scores = jiheng.score_filing(reading.filing, profile=basis.profile, on=basis.on)
        checked.append(CheckedReading(reading, result, scores, before))
        before += sum(1 for _ in reading.filing.projects)
    return tuple(checked)


def _main_filing(original: Original) -> jiheng.Filing:
    """The filing with the most indicators, which is what one means who names the whole document."""
    return max((reading.filing for reading in get_readings(original)), key=lambda filing: filing.indicator_count)


Counted = TypeVar("Counted", jiheng.Finding, jiheng.Verdict)


def _recount(counted: Counted, before: int) -> Counted:
    return counted if counted.project_index is None else replace(counted, project_index=counted.project_index - before)
