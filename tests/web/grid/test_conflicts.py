"""Two people at one table: both values are shown, a person chooses, nothing is lost."""

from playwright.sync_api import Browser

from tests.web.grid.conftest import OpenTable
from tests.web.grid.driving import Clerk
from tests.web.grid.table_store import TableStore


def meet(clerk: Clerk) -> None:
    """Both write the name of row 3."""
    clerk.server.store.edit("r3", "name", "别人的")
    clerk.click(3, "name")
    clerk.paste("我的\t≥9次")
    clerk.wait(lambda: clerk.page.locator(".jhgrid-held li").count() == 1)


def choose(clerk: Clerk, text: str) -> None:
    """Presses one of the two buttons and waits until the server has it."""
    clerk.page.locator(".jhgrid-held button", has_text=text).click()
    clerk.wait_saved()
    assert clerk.page.locator(".jhgrid-held li").count() == 0


def test_both_values_are_shown_and_the_rest_of_the_gesture_is_saved(clerk: Clerk) -> None:
    meet(clerk)
    text = clerk.page.locator(".jhgrid-held").inner_text()
    assert "您填的：我的" in text
    assert "对方填的：别人的" in text
    clerk.wait_saved()
    assert clerk.server.store.cells["r3"]["target"] == "≥9次"
    assert clerk.server.store.cells["r3"]["name"] == "别人的"
    assert "1 处没有保存" in clerk.saved()


def test_mine_is_written_over_theirs(clerk: Clerk) -> None:
    meet(clerk)
    choose(clerk, "用我的")
    assert clerk.server.store.cells["r3"]["name"] == clerk.cell(3, "name") == "我的"


def test_theirs_is_taken_and_can_be_undone(clerk: Clerk) -> None:
    meet(clerk)
    choose(clerk, "用对方的")
    assert clerk.server.store.cells["r3"]["name"] == clerk.cell(3, "name") == "别人的"
    clerk.press("Control+z")
    clerk.wait_saved()
    assert clerk.server.store.cells["r3"]["name"] == clerk.cell(3, "name") == "我的"


def test_what_is_typed_on_before_choosing_counts_as_mine(clerk: Clerk) -> None:
    meet(clerk)
    clerk.click(3, "name")
    clerk.type("better")
    clerk.press("Enter")
    assert "您填的：better" in clerk.page.locator(".jhgrid-held").inner_text()
    choose(clerk, "用我的")
    assert clerk.server.store.cells["r3"]["name"] == "better"


def test_a_second_conflict_on_the_way_is_shown_again(clerk: Clerk) -> None:
    meet(clerk)
    clerk.server.store.edit("r3", "name", "别人又改了")
    clerk.page.locator(".jhgrid-held button", has_text="用我的").click()
    clerk.wait(lambda: "别人又改了" in clerk.page.locator(".jhgrid-held").inner_text())
    choose(clerk, "用我的")
    assert clerk.server.store.cells["r3"]["name"] == "我的"


def test_the_same_text_from_both_is_no_conflict(clerk: Clerk) -> None:
    clerk.server.store.edit("r3", "name", "一样")
    clerk.click(3, "name")
    clerk.paste("一样")
    clerk.wait_saved()
    assert clerk.page.locator(".jhgrid-held li").count() == 0


def test_a_row_deleted_by_somebody_else_while_it_is_written_can_come_back(clerk: Clerk) -> None:
    clerk.server.store.delete("r3")
    clerk.click(3, "name")
    clerk.paste("我的\t≥9次")
    clerk.wait(lambda: "别人已把它删除" in clerk.page.locator(".jhgrid-held").inner_text())
    choose(clerk, "恢复这一行")
    assert clerk.server.store.texts("name") == clerk.column("name")
    assert clerk.server.store.cells["r3"]["name"] == "我的"
    assert clerk.server.store.cells["r3"]["target"] == "≥9次"


def test_a_row_deleted_by_somebody_else_can_stay_deleted(clerk: Clerk) -> None:
    clerk.server.store.delete("r3")
    clerk.click(3, "name")
    clerk.paste("我的")
    clerk.wait(lambda: clerk.page.locator(".jhgrid-held li").count() == 1)
    choose(clerk, "也删除")
    assert clerk.column("name")[1:3] == ["指标2", "指标4"]
    assert clerk.server.store.texts("name") == clerk.column("name")


def test_deleting_a_row_that_somebody_else_has_written_asks_first(clerk: Clerk) -> None:
    clerk.server.store.edit("r3", "name", "别人的")
    clerk.click(3, "name")
    clerk.press("Control+Delete")
    clerk.wait(lambda: "别人的" in clerk.page.locator(".jhgrid-held").inner_text())
    choose(clerk, "不删除")
    assert clerk.column("name")[2] == "别人的"
    clerk.click(3, "name")
    clerk.press("Control+Delete")
    clerk.wait_saved()
    assert "r3" not in clerk.server.store.order


def test_deleting_goes_on_when_the_person_says_so(clerk: Clerk) -> None:
    clerk.server.store.edit("r3", "name", "别人的")
    clerk.click(3, "name")
    clerk.press("Control+Delete")
    clerk.wait(lambda: clerk.page.locator(".jhgrid-held li").count() == 1)
    choose(clerk, "仍然删除")
    assert "r3" not in clerk.server.store.order


def test_two_people_see_what_the_other_writes(browser: Browser, open_table: OpenTable, store: TableStore) -> None:
    one = open_table(store)
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    other = Clerk(context.new_page(), one.server)
    one.click(3, "name")
    one.paste("甲的\n\t")
    one.click(5, "name")
    one.press("Insert")
    one.wait_saved()
    other.click(9, "note")
    other.type("x")
    other.press("Enter")
    other.wait(lambda: other.cell(3, "name") == "甲的")
    assert other.column("name") == one.column("name") == store.texts("name")
    assert other.active() == (11, "note")
    assert other.faults == []
    context.close()


def test_what_somebody_else_writes_does_not_disturb_a_text_under_way(clerk: Clerk) -> None:
    clerk.click(3, "note")
    clerk.type("x")
    clerk.press("Enter")
    clerk.click(3, "name")
    clerk.type("half")
    clerk.server.store.edit("r3", "name", "别人的")
    clerk.wait(lambda: clerk.ask("grid.outbox.isEmpty"))
    clerk.type("whole")
    clerk.press("Enter")
    clerk.wait(lambda: clerk.page.locator(".jhgrid-held li").count() == 1)
    assert clerk.cell(3, "name") == "halfwhole"
