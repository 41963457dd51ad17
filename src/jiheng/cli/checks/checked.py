"""What one document came to when it was checked: what all forms of answer are made from."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

import jiheng

LEVELS = ("must", "should", "hint")
"""The severities, the heaviest first."""


class Checked(NamedTuple):
    """A document's path as a person writes it, its filings, and the result of each; ``on`` is the day of the check."""

    path: str
    readings: "tuple[jiheng.Reading, ...]"
    results: "tuple[jiheng.CheckResult, ...]"
    on: datetime.date

    @property
    def findings(self) -> "tuple[jiheng.Finding, ...]":
        """The findings on all filings, in document order."""
        return tuple(finding for result in self.results for finding in result.findings)

    @property
    def on_document(self) -> "tuple[jiheng.Finding, ...]":
        """The findings on the document itself, without those on the waivers beside it."""
        return tuple(finding for finding in self.findings if finding.concern != "waiver")

    @property
    def waived(self) -> "tuple[jiheng.Waived, ...]":
        """The findings that are not told."""
        return tuple(waived for result in self.results for waived in result.waived)

    @property
    def failures(self) -> tuple[str, ...]:
        """A sentence for every rule that broke down, each once."""
        return tuple(dict.fromkeys(failure for result in self.results for failure in result.failures))

    @property
    def rules_run(self) -> int:
        """How many rules looked at a filing."""
        return max(result.rules_run for result in self.results)

    def reaches(self, threshold: str) -> bool:
        """Whether a finding is at least as heavy as ``threshold``."""
        return any(LEVELS.index(finding.severity) <= LEVELS.index(threshold) for finding in self.findings)

    def pairs(self) -> "Iterator[tuple[jiheng.Filing, jiheng.CheckResult]]":
        """Every filing with its result."""
        for reading, result in zip(self.readings, self.results, strict=True):
            yield reading.filing, result
