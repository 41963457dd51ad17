"""The calendar of what is to be published or handed in: which forms, and by which day."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from jiheng.domain.finding import Citation
from jiheng.errors import BrokenRegulation
from jiheng.regulations.citations import get_citation
from jiheng.regulations.store import load_yaml, strings_at

Event = Literal["budget", "accounts"]
EVENT_WORDS: Mapping[Event, str] = {"budget": "预算批复", "accounts": "决算批复"}
"""The approvals that a term may begin with."""
_FILE = "disclosures.yaml"
_YEARS_AFTER: Mapping[Event, int] = {"budget": 0, "accounts": 1}
"""In which year after the fiscal year the approval is given."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Something to be published, or where ``is_public`` is False only handed in: any of the ``forms`` shows that it was.

    Its day is ``days`` after the approval ``since``, or the ``month_day`` of the fiscal year. ``profiles`` is empty where it concerns all.
    """

    key: str
    title: str
    forms: tuple[str, ...]
    since: Event | None
    days: int
    month_day: tuple[int, int] | None
    is_public: bool
    profiles: tuple[str, ...]
    cite: str

    @property
    def citation(self) -> Citation:
        """The ground, with its status."""
        return get_citation(self.cite)

    def find_due(self, fiscal_year: int, *, approvals: Mapping[Event, Collection[datetime.date]]) -> datetime.date | None:
        """The last day for a fiscal year; None where nobody has told the day of the approval that it counts from.

        Of several approvals in the year the last one counts.
        """
        if self.since is None:
            return datetime.date(fiscal_year, *self.month_day) if self.month_day else None
        year = fiscal_year + _YEARS_AFTER[self.since]
        known = [day for day in approvals.get(self.since, ()) if day.year == year]
        return max(known) + datetime.timedelta(days=self.days) if known else None


@cache
def list_disclosures() -> tuple[Disclosure, ...]:
    """All of them in the order of the file; raises ``BrokenRegulation`` where the file says what cannot be."""
    return tuple(_disclosure(key, entry) for key, entry in load_yaml(_FILE).items())


def _disclosure(key: str, entry: object) -> Disclosure:
    if not isinstance(entry, dict) or not isinstance(entry.get("title"), str) or not isinstance(entry.get("cite"), str):
        raise BrokenRegulation(f"{_FILE}：{key} 缺 title 或 cite。")
    since, days, moment = entry.get("since"), entry.get("days", 0), entry.get("month_day")
    if (since is None) == (moment is None) or (since is not None and since not in EVENT_WORDS) or type(days) is not int:
        raise BrokenRegulation(f"{_FILE}：{key} 应写 since（{'、'.join(EVENT_WORDS)}）和 days，或者只写 month_day。")
    try:
        day = datetime.date.fromisoformat(f"2000-{moment}") if moment else None
    except ValueError as error:
        raise BrokenRegulation(f"{_FILE}：{key} 的 month_day 应写成月-日，如 08-31。") from error
    return Disclosure(
        key, entry["title"], strings_at(entry, "forms", path=_FILE), cast(Event | None, since), days,
        (day.month, day.day) if day else None, entry.get("public", True) is not False, strings_at(entry, "profiles", path=_FILE),
        entry["cite"],
    )
