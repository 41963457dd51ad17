"""Ten thousand rows: only those in sight are built, and everything still reaches all of them."""

import pytest

from tests.web.grid.conftest import OpenTable
from tests.web.grid.driving import Clerk
from tests.web.grid.table_store import TableStore, make_rows

MANY = 10_000


@pytest.fixture
def large(open_table: OpenTable) -> Clerk:
    """Ten thousand rows."""
    return open_table(TableStore(make_rows(MANY)))


def test_only_the_rows_in_sight_are_built(large: Clerk) -> None:
    assert large.page.locator("tbody tr[role=row]").count() < 60
    assert large.page.locator("[role=grid]").get_attribute("aria-rowcount") == str(MANY + 2)


def test_every_row_can_be_reached_and_stands_where_it_should(large: Clerk) -> None:
    large.click(1, "name")
    large.press("Control+ArrowDown")
    assert large.active() == (MANY, "name")
    assert large.page.locator("td.active").inner_text() == f"指标{MANY}"
    for row in (1, 5000, 9999, 2, 7777):
        large.click(row, "name")
        assert large.page.locator("td.active").inner_text() == f"指标{row}"
        assert large.active() == (row, "name")


def test_scrolling_to_any_height_shows_the_rows_of_that_height(large: Clerk) -> None:
    script = """top => new Promise(done => {
        const scroll = document.querySelector(".jhgrid-scroll");
        scroll.scrollTop = top;
        requestAnimationFrame(() => requestAnimationFrame(() => {
            const box = scroll.getBoundingClientRect();
            const cell = document.elementFromPoint(box.x + 20, box.y + 50);
            done([Number(cell.textContent), Math.floor((scroll.scrollTop + 50 - 32) / 31) + 1]);
        }));
    })"""
    for top in (0, 1, 15, 31, 32, 1000, 123456, 309999, 310_031, 5):
        shown, wanted = large.page.evaluate(script, top)
        assert shown == wanted


def test_the_whole_table_is_copied(large: Clerk) -> None:
    large.click(1, "name")
    large.press("Control+a")
    lines = large.copied().split("\r\n")
    assert len(lines) == MANY
    assert lines[4321].startswith("效益指标\t") == (large.cell(4322, "dimension") == "效益指标")


def test_a_paste_of_five_thousand_rows_is_saved_and_undone_as_one_gesture(large: Clerk) -> None:
    large.click(MANY + 1, "name")
    large.paste("\r\n".join(f"新{number}\t≥{number}个" for number in range(5000)))
    large.wait_saved()
    store = large.server.store
    assert store.texts("name")[MANY:] == [f"新{number}" for number in range(5000)]
    assert store.texts("target")[-1] == "≥4999个"
    assert large.cell(MANY + 5000, "number") == "4999"
    large.press("Control+z")
    large.wait_saved()
    assert len(store.order) == MANY
    assert large.column("name") == store.texts("name")
