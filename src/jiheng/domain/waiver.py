"""What people have decided to live with: waivers, each signed and for a time, and the baseline of what was there before."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from jiheng.domain.finding import Finding
from jiheng.source import Source


@dataclass(frozen=True, slots=True)
class Waiver:
    """A 豁免: which finding is not to be told, who says so, why, and until when.

    ``rule`` is the rule's code. ``agency``, ``project`` and ``indicator`` are names as printed, None for all; ``digest`` is the fingerprint
    of one finding, which ends the waiver as soon as the wording changes. ``source`` is its line in the file of waivers.
    """

    rule: str
    who: str
    why: str
    until: datetime.date | None
    source: Source
    agency: str | None = None
    project: str | None = None
    indicator: str | None = None
    digest: str | None = None

    @property
    def lacks(self) -> tuple[str, ...]:
        """What a waiver must say and this one does not, in the words of the file."""
        said = {"理由": self.why, "批准人": self.who, "有效期至": self.until}
        return tuple(key for key, value in said.items() if not value)

    def has_expired(self, on: datetime.date | None) -> bool:
        """Whether its last day lies before ``on``; without a day nothing has expired."""
        return bool(on and self.until and self.until < on)

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is what it speaks of."""
        return (
            self.rule == finding.code
            and (self.agency is None or _same(self.agency, finding.agency))
            and (self.project is None or _same(self.project, finding.project))
            and (self.indicator is None or _same(self.indicator, finding.indicator))
            and (self.digest is None or self.digest == finding.fingerprint)
        )


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings of an earlier day that are not told again: how many there were of each fingerprint."""

    day: datetime.date
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that is counted and listed, but not told; ``waiver`` is None where it stands in the baseline."""

    finding: Finding
    waiver: Waiver | None = None


def _same(name: str, other: str | None) -> bool:
    """Whether two names are one; blanks and line breaks do not count."""
    return "".join(name.split()) == "".join((other or "").split())
