"""What can be corrected in a document, as a person compares it: each text before and after, the stretches that differ marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

import jiheng

_LONGEST_COMPARED = 2_000
"""Longer texts are shown whole: comparing takes time by the square of their length."""
WRITABLE = frozenset({"docx", "markdown", "text", "xlsx"})
"""The formats that corrections are written into."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text; ``is_changed`` where the other wording differs."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One change with its two wordings in parts."""

    change: jiheng.Change
    before: tuple[Part, ...]
    after: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ProjectChanges:
    """The changes of one project, by its number in the document."""

    number: int
    name: str
    changes: tuple[ShownChange, ...]


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """The safe changes, the proposed ones, what people have to finish, and what would have changed more than it should.

    ``is_approved`` says that the table reports actual values, so that its targets are those that were approved.
    """

    safe: tuple[ProjectChanges, ...]
    proposed: tuple[ProjectChanges, ...]
    safe_count: int
    proposed_count: int
    advice: tuple[jiheng.Finding, ...]
    unproved: tuple[jiheng.Finding, ...]
    is_approved: bool
    is_writable: bool

    @property
    def left_count(self) -> int:
        """How many findings are left to the author."""
        return len(self.advice) + len(self.unproved)


def build_correction_page(corrections: jiheng.Corrections, filings: Sequence[jiheng.Filing]) -> CorrectionPage:
    """The corrections of a document with these filings."""
    indicators = (indicator for filing in filings for project in filing.projects for indicator in project.indicators)
    return CorrectionPage(
        safe=tuple(_by_project(corrections.safe)),
        proposed=tuple(_by_project(corrections.proposed)),
        safe_count=len(corrections.safe),
        proposed_count=len(corrections.proposed),
        advice=tuple(finding for finding in corrections.advice if finding.fix),
        unproved=tuple(finding for finding in corrections.unproved if finding.fix),
        is_approved=any(indicator.actual for indicator in indicators),
        is_writable=corrections.document.format in WRITABLE,
    )


def _by_project(changes: Iterable[jiheng.Change]) -> Iterator[ProjectChanges]:
    for (number, name), group in groupby(changes, key=lambda change: (change.project_index, change.project)):
        yield ProjectChanges(number, name, tuple(ShownChange(change, *compare(change.before, change.after)) for change in group))


def compare(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both wordings in parts; what joins up to the same text again."""
    if max(len(before), len(after)) > _LONGEST_COMPARED:
        return (Part(before, True),), (Part(after, True),)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    old = tuple(Part(before[start:end], kind != "equal") for kind, start, end, _, _ in steps if start < end)
    new = tuple(Part(after[start:end], kind != "equal") for kind, _, _, start, end in steps if start < end)
    return old, new
