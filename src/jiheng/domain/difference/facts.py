"""What differs between two filings: facts that a page, a text and JSON are made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jiheng.domain.filing import Filing, Indicator, Project
from jiheng.text.money import Money
from jiheng.text.targets import Target

PartKind = Literal["same", "removed", "added"]
Presence = Literal["added", "removed", "kept"]
_HUNDRED = Decimal(100)
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a wording: in both, only before (``removed``), or only after (``added``)."""

    kind: PartKind
    text: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """A wording that differs; ``same`` and ``removed`` parts in their order are what it was, ``same`` and ``added`` ones what it is.

    ``is_spelling`` is true where only blanks, widths of characters or zeros after the point differ.
    """

    label: str
    before: str
    after: str
    parts: tuple[Part, ...]
    is_spelling: bool = False


@dataclass(frozen=True, slots=True)
class MoneyChange:
    """An amount that differs; None is an empty cell."""

    label: str
    before: Money | None
    after: Money | None
    is_spelling: Literal[False] = False

    @property
    def growth(self) -> Money | None:
        """By how much it grew; None where one side is empty."""
        return None if self.before is None or self.after is None else Money(self.after.fen - self.before.fen)

    @property
    def per_cent(self) -> Decimal | None:
        """By how many per cent of the amount before it grew, to two decimals; None where that makes no sense."""
        if self.growth is None or self.before is None or not self.before.fen:
            return None
        return (self.growth.fen * _HUNDRED / abs(self.before.fen)).quantize(_HUNDREDTH)


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target that reads otherwise; ``is_spelling`` is true where it asks the same (``≥95%`` and ``不低于95%``)."""

    label: str
    before: Target | None
    after: Target | None
    parts: tuple[Part, ...]
    is_spelling: bool = False


FieldChange = TextChange | MoneyChange | TargetChange


def presence_of(before: object, after: object) -> Presence:
    """Whether something was added, removed, or is on both sides."""
    return "added" if before is None else "removed" if after is None else "kept"


@dataclass(frozen=True, slots=True)
class IndicatorDifference:
    """An indicator on both sides, or on one of them (None on the other)."""

    before: Indicator | None
    after: Indicator | None
    changes: tuple[FieldChange, ...] = ()
    is_moved: bool = False

    @property
    def presence(self) -> Presence:
        """``added``, ``removed`` or ``kept``."""
        return presence_of(self.before, self.after)

    @property
    def is_real(self) -> bool:
        """Whether more than the spelling differs."""
        return self.presence != "kept" or self.is_moved or any(not change.is_spelling for change in self.changes)


@dataclass(frozen=True, slots=True)
class ProjectDifference:
    """A project on both sides, or on one of them, with its agencies; only what differs is listed."""

    before: Project | None
    after: Project | None
    agency_before: str
    agency_after: str
    changes: tuple[FieldChange, ...] = ()
    indicators: tuple[IndicatorDifference, ...] = ()
    is_moved: bool = False

    @property
    def presence(self) -> Presence:
        """``added``, ``removed`` or ``kept``."""
        return presence_of(self.before, self.after)

    @property
    def name(self) -> str:
        """What it is called, after the change where it is still there."""
        project = self.after or self.before
        return project.name if project else ""

    @property
    def is_real(self) -> bool:
        """Whether more than the spelling differs."""
        is_changed = any(not change.is_spelling for change in self.changes) or any(line.is_real for line in self.indicators)
        return self.presence != "kept" or self.is_moved or is_changed


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between the filing ``before`` and the filing ``after``: of the table, and project by project."""

    before: Filing
    after: Filing
    changes: tuple[FieldChange, ...] = ()
    projects: tuple[ProjectDifference, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both say the same in the same order; other spellings of it do not count."""
        return not any(not change.is_spelling for change in self.changes) and not any(project.is_real for project in self.projects)

    @property
    def spellings(self) -> int:
        """How many fields are only spelled otherwise."""
        return sum(change.is_spelling for change in self._all_changes())

    def count_projects(self, presence: Presence) -> int:
        """How many projects were added or removed, or are on both sides and differ."""
        return sum(project.presence == presence and project.is_real for project in self.projects)

    def _all_changes(self) -> Iterator[FieldChange]:
        yield from self.changes
        for project in self.projects:
            yield from project.changes
            for indicator in project.indicators:
                yield from indicator.changes
