"""A date, as far as it is given, against the date that was asked for."""

import calendar
import datetime
import re
from decimal import Decimal
from fractions import Fraction

from jiheng.domain.evaluation.intervals import Interval
from jiheng.domain.evaluation.judgement import Judgement, judge_interval, unknown
from jiheng.domain.evaluation.policy import Direction, Policy
from jiheng.text.targets import Date

_YEAR_DIGITS = 4
_SAME_YEAR = 2000
"""Stands for the year where neither side names one; it has a 29 February."""
_OTHER_YEAR = re.compile("[上去前次翌来下]一?年")


def judge_date(target: Date, actual: Date, *, policy: Policy, direction: Direction = "") -> Judgement:
    """Whether ``actual`` keeps to ``target``. A month counts to its last day; the degree is 1 where it does and None where not."""
    years = [_has_year(date) for date in (target, actual)]
    if any(years) and not all(years) and policy.fiscal_year is None:
        return unknown(f"{'实际值' if years[0] else '指标值'}没有写年份，又没有说明预算年度，不能比较")
    if policy.fiscal_year is None and any(not _has_year(date) and _OTHER_YEAR.search(date.text) for date in (target, actual)):
        return unknown("写的是相对的年份，又没有说明预算年度，不能比较")
    year = policy.fiscal_year or _SAME_YEAR
    wanted, found = _days(target, year=year), _days(actual, year=year)
    if wanted is None or found is None:
        return unknown(f"{'指标值' if wanted is None else '实际值'}里的日期不存在，请核对")
    outcome = judge_interval(_allowed(wanted, target, policy=policy, direction=direction), found)
    if outcome == "unknown":
        return unknown("实际日期不够具体，判断不了，请写到日")
    is_late = outcome == "not-met" and found.low is not None and wanted.high is not None and found.low > wanted.high
    why = "按期" if outcome == "met" else "晚于指标值" if is_late else "早于指标值"
    assumed = "" if years[0] == years[1] else f"，{'实际值' if years[0] else '指标值'}没有写年份，按{year}年计"
    return Judgement(outcome, Decimal(1) if outcome == "met" else None, why + assumed)


def _allowed(days: Interval, target: Date, *, policy: Policy, direction: Direction) -> Interval:
    """The days that a target accepts."""
    match target.op:
        case "≤":
            return Interval(None, days.high)
        case "<":
            return Interval(None, days.low, high_open=True)
        case "≥":
            return Interval(days.low, None)
        case ">":
            return Interval(days.high, None, low_open=True)
        case "range":
            return days
        case _:
            return Interval(None if policy.is_ceiling(direction) else days.low, days.high)


def _has_year(date: Date) -> bool:
    return len(date.value.partition("-")[0]) == _YEAR_DIGITS


def _days(date: Date, *, year: int) -> Interval | None:
    """From the first to the last day that the date may mean, as ordinals; None for one that no calendar has."""
    first, last = _ends(date.value, year=year), _ends(date.upper or date.value, year=year)
    return Interval(Fraction(first[0]), Fraction(last[1])) if first and last and first[0] <= last[1] else None


def _ends(value: str, *, year: int) -> tuple[int, int] | None:
    parts = [int(part) for part in value.split("-") if part.isdecimal()]
    if not parts or len(parts) != value.count("-") + 1:
        return None
    if len(value.partition("-")[0]) != _YEAR_DIGITS:
        parts.insert(0, year)
    try:
        return datetime.date(*_first_day(parts)).toordinal(), datetime.date(*_last_day(parts)).toordinal()
    except (ValueError, TypeError):
        return None


def _first_day(parts: list[int]) -> tuple[int, int, int]:
    year, month, day = (*parts, 1, 1)[:3]
    return year, month, day


def _last_day(parts: list[int]) -> tuple[int, int, int]:
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
