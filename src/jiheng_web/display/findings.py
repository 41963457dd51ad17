"""Verdicts and findings in the order in which a reviewer reads them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import jiheng


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with its key on the page and the key of the indicator that it is about (empty where it is about none)."""

    key: str
    about: str
    finding: jiheng.Finding


@dataclass(frozen=True, slots=True)
class ShownReason:
    """The findings of one rule, the first to be read at once and the rest on demand."""

    reason: jiheng.Reason
    first: ShownFinding
    rest: tuple[ShownFinding, ...]


@dataclass(frozen=True, slots=True)
class ShownVerdict:
    """A verdict with its reasons: the first few, the rest one click away, and the hints, which stay hidden until asked for."""

    verdict: jiheng.Verdict
    first: tuple[ShownReason, ...]
    rest: tuple[ShownReason, ...]
    hints: tuple[ShownReason, ...]

    @property
    def findings(self) -> tuple[ShownFinding, ...]:
        """All findings that the page shows, hints too."""
        return tuple(shown for reason in (*self.first, *self.rest, *self.hints) for shown in (reason.first, *reason.rest))

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity that there is, the weightiest first."""
        return dict(Counter(shown.finding.severity for shown in self.findings))

    @property
    def hint_count(self) -> int:
        """How many findings are hints."""
        return self.counts.get("hint", 0)


def show_verdict(verdict: jiheng.Verdict, *, indicators: Iterable[tuple[str, jiheng.Indicator]] = ()) -> ShownVerdict:
    """The verdict with keys for its findings; ``indicators`` are those of the project with their keys."""
    keyed = list(indicators)
    numbered = iter(range(1, 1 + sum(len(reason.findings) for reason in verdict.reasons)))
    shown = []
    for reason in verdict.reasons:
        first, *rest = (ShownFinding(f"f{next(numbered)}", find_key(finding, keyed), finding) for finding in reason.findings)
        shown.append(ShownReason(reason, first, tuple(rest)))
    weighty = [reason for reason in shown if reason.reason.severity != "hint"]
    hints = tuple(reason for reason in shown if reason.reason.severity == "hint")
    return ShownVerdict(verdict, tuple(weighty[: jiheng.REASONS_FIRST]), tuple(weighty[jiheng.REASONS_FIRST :]), hints)


def find_key(finding: jiheng.Finding, indicators: Iterable[tuple[str, jiheng.Indicator]]) -> str:
    """The key of the indicator that a finding is about; where a number is printed twice, the one whose stretch holds the finding."""
    if finding.indicator_number is None:
        return ""
    same = [(key, indicator) for key, indicator in indicators if indicator.number == finding.indicator_number]
    inside = [key for key, indicator in same if finding.source in _spans(indicator) or _holds(indicator.source, finding.source)]
    return next(iter([*inside, *(key for key, _ in same)]), "")


def _spans(indicator: jiheng.Indicator) -> set[jiheng.Source]:
    return {span for spans in indicator.sources.values() for span in spans}


def _holds(outer: jiheng.Source, inner: jiheng.Source) -> bool:
    return outer[:4] == inner[:4] and outer.start <= inner.start and inner.end <= outer.end
