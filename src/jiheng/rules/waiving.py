"""Sets aside the findings that people have decided to live with, and holds the waivers themselves against the rules on waivers."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from jiheng.domain.finding import Finding
from jiheng.domain.fingerprint import fingerprint_of
from jiheng.domain.waiver import Baseline, Waived, Waiver
from jiheng.regulations.profiles import Profile
from jiheng.rules import waivers as rules_on_waivers
from jiheng.rules.engine import weigh
from jiheng.rules.facts.waivers import WaiverFacts


class Waiving:
    """Waivers and a baseline at work over the findings of one document, filing after filing.

    A waiver that is incomplete or has expired by ``on`` covers nothing. A finding that the baseline holds once is set aside once.
    """

    def __init__(self, waivers: Sequence[Waiver], baseline: Baseline | None, *, on: datetime.date | None) -> None:
        self._waivers = waivers
        self._on = on
        self._uses: Counter[int] = Counter()
        self._left = Counter(baseline.counts if baseline else {})

    def split(self, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
        """The findings that are told, and those that are set aside."""
        told, aside = [], []
        for finding in findings:
            waived = self._waive(finding)
            if waived:
                aside.append(waived)
            else:
                told.append(finding)
        return tuple(told), tuple(aside)

    def check_waivers(self, profile: Profile) -> tuple[Finding, ...]:
        """What is wrong with the waivers themselves, once all findings have been split."""
        facts = [WaiverFacts(waiver, self._uses[number], self._on) for number, waiver in enumerate(self._waivers)]
        return tuple(finding for one in facts for finding in _check(one, profile))

    def _waive(self, finding: Finding) -> Waived | None:
        for number, waiver in enumerate(self._waivers):
            if waiver.covers(finding) and not waiver.lacks and not waiver.has_expired(self._on):
                self._uses[number] += 1
                return Waived(finding, waiver)
        if self._left[finding.fingerprint] > 0:
            self._left[finding.fingerprint] -= 1
            return Waived(finding)
        return None


def _check(facts: WaiverFacts, profile: Profile) -> Iterator[Finding]:
    waiver = facts.waiver
    for rule in rules_on_waivers.RULES:
        severity = weigh(rule, profile)
        for flaw in rule.check(facts, profile) if severity else ():
            yield Finding(
                code=rule.code, name=rule.name, severity=severity or rule.severity, certainty=rule.certainty, concern=rule.concern,
                message=flaw.message, remedy=flaw.remedy, cites=(), source=waiver.source,
                fingerprint=fingerprint_of(rule.code, agency=None, project=waiver.project, indicator=None, message=flaw.message),
            )
