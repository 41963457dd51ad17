"""Frozen columns, narrow windows, dark, paper: what is seen."""

from playwright.sync_api import expect

from tests.web.grid.conftest import OpenTable
from tests.web.grid.driving import Clerk
from tests.web.grid.table_store import TableStore, make_rows


def left(clerk: Clerk, column: int) -> float:
    """Where a column's cell in the second row begins."""
    box = clerk.page.locator("tbody tr[aria-rowindex='3'] > *").nth(column).bounding_box()
    assert box is not None
    return box["x"]


def test_the_first_two_columns_and_the_number_stay_in_sight(clerk: Clerk) -> None:
    clerk.page.set_viewport_size({"width": 1100, "height": 700})
    before = [left(clerk, column) for column in range(4)]
    clerk.page.evaluate("document.querySelector('.jhgrid-scroll').scrollLeft = 150")
    after = [left(clerk, column) for column in range(4)]
    assert after[:3] == before[:3]
    assert after[3] == before[3] - 150


def test_the_head_stays_in_sight(clerk: Clerk) -> None:
    before = clerk.page.locator("thead th").nth(3).bounding_box()
    clerk.page.evaluate("document.querySelector('.jhgrid-scroll').scrollTop = 300")
    assert clerk.page.locator("thead th").nth(3).bounding_box() == before


def test_on_a_narrow_window_fewer_columns_are_frozen(clerk: Clerk) -> None:
    clerk.page.set_viewport_size({"width": 360, "height": 700})
    expect(clerk.page.locator("tbody tr[aria-rowindex='3'] td.frozen")).to_have_count(1)
    clerk.page.set_viewport_size({"width": 1366, "height": 768})
    expect(clerk.page.locator("tbody tr[aria-rowindex='3'] td.frozen")).to_have_count(2)


def test_dark_is_dark(open_table: OpenTable, store: TableStore) -> None:
    clerk = open_table(store, query="?dark")
    ground = clerk.page.locator("td").first.evaluate("element => getComputedStyle(element).backgroundColor")
    assert ground == "rgb(27, 34, 43)"


def test_on_paper_every_row_is_there_and_afterwards_the_page_is_as_before(open_table: OpenTable) -> None:
    clerk = open_table(TableStore(make_rows(200)))
    clerk.page.evaluate("document.querySelector('.jhgrid-scroll').scrollTop = 3000")
    before = clerk.page.locator("tbody tr[role=row]").count()
    clerk.page.emulate_media(media="print")
    clerk.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert clerk.page.locator("tbody tr[role=row]").count() == 200
    assert clerk.page.locator(".jhgrid-bar").is_hidden()
    clerk.page.evaluate("dispatchEvent(new Event('afterprint'))")
    clerk.page.emulate_media(media="screen")
    clerk.page.locator("tbody tr[role=row]").nth(before - 1).wait_for()
    assert clerk.page.locator("tbody tr[role=row]").count() == before


def test_a_table_that_does_not_open_says_so(clerk: Clerk) -> None:
    clerk.page.route("**/table", lambda route: route.fulfill(status=500, body="no"))
    clerk.page.reload()
    expect(clerk.page.get_by_role("alert")).to_have_text("表格没有打开：服务器答复 500。请刷新页面再试。")


def test_the_packed_file_does_the_same_in_one_request(open_table: OpenTable, store: TableStore) -> None:
    clerk = open_table(store, query="?packed")
    clerk.click(3, "dimension")
    clerk.type("效益")
    clerk.press("Tab")
    clerk.click(3, "target")
    clerk.paste("明显提高\n≥5次")
    clerk.press("Insert", "Control+z", "F8")
    clerk.wait_saved()
    expect(clerk.page.locator(".jhgrid-list li.find")).to_have_count(1)
    assert store.texts("dimension")[2] == "效益指标"
    assert store.texts("target")[2:4] == ["明显提高", "≥5次"]
    scripts = clerk.page.evaluate("performance.getEntriesByType('resource').filter(one => one.name.endsWith('.js')).length")
    assert scripts == 1
