"""What is due and what is late: the disclosures of every department and year, held against the filings that are there."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from jiheng.publication.html import Markup, card, grid, tag
from jiheng.publication.site.frame import Frame, Page, clip, list_pages, rows_of, table_card
from jiheng.publication.site.records import SiteFiling
from jiheng.regulations.disclosures import EVENT_WORDS, Disclosure, Event, list_disclosures

Approvals = Mapping[Event, Collection[datetime.date]]
Standing = Literal["published", "published-late", "due", "late", "undated", "unknown"]
STANDING_WORDS: Mapping[Standing, str] = {
    "late": "已过期，没有看到", "published-late": "已公开，晚于期限", "due": "还没有到期",
    "undated": "有没写明年度的表，分不清是哪一年的", "unknown": "没有批复日期，算不出期限", "published": "已有",
}
"""What people are told, the most urgent first."""
_TONES: Mapping[Standing, str] = {"late": "e", "published-late": "w", "due": "i", "undated": "w", "unknown": "w", "published": "o"}
_NOTE = "“没有看到”只表示所给的文件里没有；另行公开的，请把公开的文件也放进来。期限按批复之日加规定的天数算，节假日不顺延。"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One disclosure of one department for one fiscal year: its last day (None: cannot be told), and how it stands."""

    department: str
    fiscal_year: int
    disclosure: Disclosure
    due: datetime.date | None
    standing: Standing
    published: datetime.date | None = None


def list_deadlines(filings: Sequence[SiteFiling], *, on: datetime.date, approvals: Approvals) -> tuple[Deadline, ...]:
    """All deadlines on a day, by department, year and the order of the calendar; filings without year or department say nothing here.

    ``approvals`` are the days on which budgets and final accounts were approved, of whichever years.
    """
    there: dict[tuple[str, int], list[SiteFiling]] = defaultdict(list)
    undated: dict[str, set[str]] = defaultdict(set)
    for item in filings:
        department = item.filing.department or next((agency.name for agency in item.filing.agencies), "")
        if department and item.filing.fiscal_year:
            there[department, item.filing.fiscal_year].append(item)
        elif department:
            undated[department].add(item.filing.form)
    found = (deadline for key, items in sorted(there.items()) for deadline in _of_year(*key, items, on=on, approvals=approvals))
    return tuple(_doubt(deadline, undated[deadline.department]) for deadline in found)


def _doubt(deadline: Deadline, undated: Collection[str]) -> Deadline:
    """The same, unless a form without a year may be the one that is missing."""
    is_missing = deadline.standing in ("late", "due", "unknown")
    return replace(deadline, standing="undated") if is_missing and set(deadline.disclosure.forms) & set(undated) else deadline


def _of_year(department: str, year: int, items: Sequence[SiteFiling], *, on: datetime.date, approvals: Approvals) -> Iterator[Deadline]:
    profiles = {item.filing.profile for item in items}
    for disclosure in list_disclosures():
        if disclosure.profiles and not profiles & set(disclosure.profiles):
            continue
        own = [item for item in items if item.filing.form in disclosure.forms]
        due = disclosure.find_due(year, approvals=approvals)
        days = sorted(day for item in own if (day := _read_day(item.published)))
        published = days[0] if days else None
        yield Deadline(department, year, disclosure, due, _stand(bool(own), published, due, on), published)


def _stand(is_there: bool, published: datetime.date | None, due: datetime.date | None, on: datetime.date) -> Standing:
    if is_there:
        return "published-late" if due and published and published > due else "published"
    if due is None:
        return "unknown"
    return "late" if on > due else "due"


def _read_day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:  # a side file may write it otherwise; then the day is only shown
        return None


def calendar_pages(frame: Frame, deadlines: Sequence[Deadline]) -> Iterator[Page]:
    """The deadlines of what is public, the most urgent first, and what they are reckoned from."""
    public = sorted((one for one in deadlines if one.disclosure.is_public), key=_urgency)
    counts = Counter(one.standing for one in public)
    note = "，".join(f"{words} {counts[key]}" for key, words in STANDING_WORDS.items() if counts[key])
    head = ("部门", "年度", "应当公开", "期限", "情况", "公开日期", "依据")
    for address, part, turning in list_pages("calendar.html", [_row(one) for one in public]):
        table = table_card(f"截至 {frame.on}", grid(head, rows_of(part), caption="公开日历"), note=note, turning=turning)
        yield frame.page(address, "公开日历", _reckoning(), table, trail=[("index.html", "首页")])


def _urgency(deadline: Deadline) -> tuple[int, datetime.date]:
    return list(STANDING_WORDS).index(deadline.standing), deadline.due or datetime.date.max


def _reckoning() -> Markup:
    lines = [f"{one.title}：{say_term(one)}。依据：{one.citation}" for one in list_disclosures() if one.is_public]
    return card("怎样算的", tag("ul", *(tag("li", line) for line in (*lines, _NOTE)), class_="pad"))


def say_term(disclosure: Disclosure) -> str:
    """``预算批复之日起 20 日内``, ``当年 8 月 31 日以前``."""
    if disclosure.since:
        return f"{EVENT_WORDS[disclosure.since]}之日起 {disclosure.days} 日内"
    month, day = disclosure.month_day or (12, 31)
    return f"当年 {month} 月 {day} 日以前"


def _row(deadline: Deadline) -> Markup:
    words = tag("span", STANDING_WORDS[deadline.standing], class_=f"tag {_TONES[deadline.standing]}")
    what = (f"{deadline.fiscal_year} 年", deadline.disclosure.title)
    shown = (str(deadline.due or "—"), words, str(deadline.published or "—"), str(deadline.disclosure.citation))
    return tag("tr", tag("th", clip(deadline.department), scope="row"), *(tag("td", value) for value in (*what, *shown)))
