"""What is due and what is late on a day."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from jiheng.publication.site.calendar import list_deadlines
from tests.publication.site.published import DAY, make_entry, make_table, publish, words_of

APPROVED = datetime.date(2025, 3, 1)


def standings(*filings: object, on: datetime.date = DAY, approved: datetime.date | None = APPROVED) -> dict[str, str]:
    """How each disclosure stands, by its key."""
    approvals = {"budget": [approved] if approved else []}
    return {one.disclosure.key: one.standing for one in list_deadlines(filings, on=on, approvals=approvals)}  # type: ignore[arg-type]


REPORT = replace(make_table(), form="self-evaluation")


@pytest.mark.parametrize(("day", "standing"), [(20, "due"), (21, "due"), (22, "late")])
def test_targets_are_due_twenty_days_after_the_approval(day: int, standing: str) -> None:
    assert standings(make_entry(REPORT), on=datetime.date(2025, 3, day))["budget-targets"] == standing


@pytest.mark.parametrize(("published", "standing"), [("2025-03-21", "published"), ("2025-03-22", "published-late"), ("三月", "published")])
def test_what_was_published_after_its_day_is_told(published: str, standing: str) -> None:
    assert standings(make_entry(published=published))["budget-targets"] == standing


def test_without_the_day_of_the_approval_nobody_can_tell() -> None:
    assert standings(make_entry(REPORT), approved=None)["budget-targets"] == "unknown"


def test_an_approval_of_another_year_does_not_count() -> None:
    assert standings(make_entry(REPORT), approved=datetime.date(2024, 3, 1))["budget-targets"] == "unknown"


def test_a_table_without_a_year_may_be_the_one_that_is_missing() -> None:
    assert standings(make_entry(REPORT), make_entry(make_table(year=None)))["budget-targets"] == "undated"


def test_the_calendar_of_a_province_is_its_own() -> None:
    assert "sichuan-monitoring-july" not in standings(make_entry())
    found = standings(make_entry(replace(make_table(), profile="sichuan")), on=datetime.date(2025, 8, 1))
    assert (found["sichuan-monitoring-july"], found["sichuan-monitoring-october"]) == ("late", "due")


def test_the_public_page_shows_what_is_public_with_the_status_of_its_ground(tmp_path: Path) -> None:
    site = publish(tmp_path, make_entry(replace(make_table(), profile="sichuan")), on=DAY, approvals={"budget": [APPROVED]})
    page = words_of(site["calendar.html"])
    assert "预算批复之日起 20 日内" in page
    assert "预算法（条款待核对原文）" in page
    assert "七月底" not in page


def test_there_is_no_calendar_without_a_day(tmp_path: Path) -> None:
    assert "calendar.html" not in publish(tmp_path)
