"""Periods of measuring, and the whole months and quarters in them."""

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.measures.measure import SPAN_MONTHS, Span


@dataclass(frozen=True, slots=True)
class Period:
    """From the day ``since`` to the day ``until``, both counted."""

    since: datetime.date
    until: datetime.date

    def spans(self, span: Span) -> Iterator["Period"]:
        """The calendar months or quarters that lie in the period whole, the first one first."""
        months = SPAN_MONTHS[span]
        month = (self.since.month - 1) // months * months
        start = datetime.date(self.since.year, month + 1, 1)
        while start <= self.until:
            end = _last_day(start, months)
            if self.since <= start and end <= self.until:
                yield Period(start, end)
            start = end + datetime.timedelta(days=1)

    @property
    def words(self) -> str:
        """``2026-01-01 至 2026-07-31``."""
        return f"{self.since} 至 {self.until}"


def year_until(day: datetime.date) -> Period:
    """The fiscal year of ``day`` up to that day: 预算年度自公历 1 月 1 日起."""
    return Period(datetime.date(day.year, 1, 1), day)


def _last_day(start: datetime.date, months: int) -> datetime.date:
    month = start.month + months - 1
    return datetime.date(start.year, month, calendar.monthrange(start.year, month)[1])
