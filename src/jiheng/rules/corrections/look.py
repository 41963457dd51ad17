"""A document as it is read and checked, and what two looks at it have in common."""

import datetime
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from jiheng.document import Document
from jiheng.domain.filing import Filing, Indicator
from jiheng.domain.finding import Finding
from jiheng.exchange.filing_json import filing_to_json
from jiheng.recognition.registry import recognise_all
from jiheng.regulations.profiles import load_profile
from jiheng.rules.engine import run_rules
from jiheng.rules.fixes.meaning import meaning_of, plain_words

Subject = tuple[int, int | None, int | None]
"""What a finding is about: the filing (from 0), the project in it (from 1) and the number of the indicator."""
Signature = tuple[str, Subject]
Area = tuple[int, int | None]
"""A filing (from 0) and a project in it (from 1), or None for the table as a whole."""


class Basis(NamedTuple):
    """What a document is checked by: a ``profile`` (None: that of its form) as in force ``on`` a day (None: the newest)."""

    profile: str | None = None
    on: datetime.date | None = None


_PLACES = frozenset({"source", "notices", "printed", "furniture"})
_WORDS = frozenset({
    "name", "title", "department", "period_objective", "annual_objective", "actual_objective", "content", "text", "what", "label",
    "deviation_reason",
})


@dataclass(frozen=True, slots=True)
class Look:
    """The filings of a document with the findings on each, and the sentences on rules that broke down."""

    filings: tuple[Filing, ...]
    findings: tuple[tuple[Finding, ...], ...]
    failures: frozenset[str] = frozenset()

    @property
    def signed(self) -> tuple[tuple[Subject, Finding], ...]:
        """Every finding with what it is about."""
        return tuple(
            ((at, finding.project_index, finding.indicator_number), finding) for at, found in enumerate(self.findings) for finding in found
        )

    @property
    def indicators(self) -> dict[Subject, Indicator]:
        """Every indicator by what a finding about it names; of several with one number the first."""
        found: dict[Subject, Indicator] = {}
        for at, filing in enumerate(self.filings):
            for index, project in enumerate(filing.projects, start=1):
                for indicator in project.indicators:
                    found.setdefault((at, index, indicator.number), indicator)
        return found

    @property
    def counts(self) -> Counter[Signature]:
        """How often every rule speaks about everything."""
        return Counter((finding.code, subject) for subject, finding in self.signed)


def look_at(document: Document, *, basis: Basis) -> Look:
    """The document read and checked."""
    filings = recognise_all(document)
    runs = [run_rules(filing, load_profile(basis.profile or filing.profile, on=basis.on)) for filing in filings]
    return Look(filings, tuple(run.findings for run in runs), frozenset(failure for run in runs for failure in run.failures))


def find_faults(before: Look, after: Look, *, told: Collection[Signature], free: Collection[Subject]) -> set[Area]:
    """Where fixes did less or more than they should; none where the findings ``told`` are fewer, no other is more and the filings say the
    same, except for the words and values of what ``free`` names. Where something is free, findings may be new on what is compared with it.
    """
    old, new = before.counts, after.counts
    signed = [signature for signature in new if new[signature] > old[signature] and (not free or signature[1] in free)]
    signed += [signature for signature in told if new[signature] >= old[signature]]
    faults: set[Area] = {(filing, project) for _, (filing, project, _) in signed}
    if len(before.filings) != len(after.filings) or after.failures - before.failures:
        return faults | {(0, None)}
    for at, (first, second) in enumerate(zip(before.filings, after.filings, strict=True)):
        (head, projects), (new_head, new_projects) = _substance(first, at, free), _substance(second, at, free)
        if head != new_head or len(projects) != len(new_projects):
            faults.add((at, None))
        else:
            faults |= {(at, index) for index, (one, two) in enumerate(zip(projects, new_projects, strict=True), start=1) if one != two}
    return faults


def _substance(filing: Filing, at: int, free: Collection[Subject]) -> tuple[object, list[object]]:
    """What a filing says without where it says it, its projects apart: money, structure and scores exact, targets by their meaning, words
    without marks."""
    content = filing_to_json(_unplaced(filing))
    own = [project for agency in content["agencies"] for project in agency.pop("projects")]
    for index, (plain, project) in enumerate(zip(own, filing.projects, strict=True), start=1):
        for printed, indicator in zip(plain["indicators"], project.indicators, strict=True):
            printed.update(_targets(indicator))
            if (at, index, indicator.number) in free:
                printed.update({"name": None, "period_target": None, "annual_target": None})
        if (at, index, None) in free:
            plain.update({"name": None, "period_objective": None, "annual_objective": None})
    return _without_places(content), list(map(_without_places, own))


def _unplaced(filing: Filing) -> Filing:
    """The filing without the places of its fields, of which there are more than of anything else."""
    agencies = [
        replace(agency, projects=tuple([
            replace(project, sources={}, indicators=tuple([replace(indicator, sources={}) for indicator in project.indicators]))
            for project in agency.projects
        ]))
        for agency in filing.agencies
    ]
    return replace(filing, agencies=tuple(agencies))


def _targets(indicator: Indicator) -> dict[str, Any]:
    fields = {"period_target": indicator.period_target, "annual_target": indicator.annual_target}
    return {field: target and meaning_of(target) for field, target in fields.items()}


def _without_places(value: object) -> object:
    if isinstance(value, list):
        return [_without_places(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: plain_words(item) if key in _WORDS and isinstance(item, str) else _without_places(item)
        for key, item in value.items()
        if key not in _PLACES and not (key == "sources" and isinstance(item, dict))
    }
