"""Saving by itself: the time is shown, nothing is lost, nothing is written twice."""

import random
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Dialog

from tests.web.grid.driving import Clerk

SEED = 20261123
FAULTS: tuple[int | float | str, ...] = (500, 503, "lost", "dropped", 0.2)


def write(clerk: Clerk, row: int, text: str) -> None:
    """Types a text into a name and leaves with Enter."""
    clerk.click(row, "name")
    clerk.type(text)
    clerk.press("Enter")


def test_the_time_of_saving_is_shown_as_the_server_says_it(clerk: Clerk) -> None:
    assert clerk.saved() == "自动保存"
    write(clerk, 3, "abc")
    clerk.wait_saved()
    assert clerk.server.store.cells["r3"]["name"] == "abc"
    clerk.wait(lambda: clerk.saved() == "已自动保存 16:20:05")


def test_what_waited_goes_in_one_request(clerk: Clerk) -> None:
    """The first batch is on its way when the server is down; everything typed meanwhile is the second."""
    clerk.server.stop()
    clerk.click(1, "name")
    for number in range(20):
        clerk.type(f"x{number}")
        clerk.press("Enter")
    clerk.server.start()
    clerk.wait_saved()
    assert clerk.server.store.texts("name")[:20] == [f"x{number}" for number in range(20)]
    assert len(clerk.server.posts) <= 2


@pytest.mark.parametrize("fault", [500, 502, 503, 429, 400, 404, "dropped"])
def test_a_fault_is_said_and_the_change_sent_again(clerk: Clerk, fault: int | str) -> None:
    clerk.server.faults += [fault, fault]
    write(clerk, 3, "abc")
    clerk.wait(lambda: clerk.saved().startswith("未保存，正在重试"))
    clerk.wait_saved()
    assert clerk.server.store.cells["r3"]["name"] == "abc"
    clerk.wait(lambda: clerk.saved() == "已自动保存 16:20:05")


def test_an_answer_that_got_lost_writes_nothing_twice(clerk: Clerk) -> None:
    clerk.server.faults += ["lost", "lost"]
    clerk.click(3, "name")
    clerk.press("Insert")
    write(clerk, 3, "abc")
    clerk.wait_saved()
    assert len(clerk.server.store.order) == 31
    assert clerk.server.store.texts("name") == clerk.column("name")
    assert clerk.server.store.applied == len(clerk.server.store.written)


def test_what_is_typed_while_the_server_is_down_is_saved_when_it_is_back(clerk: Clerk) -> None:
    clerk.server.stop()
    write(clerk, 3, "abc")
    clerk.wait(lambda: clerk.saved() == "未保存，正在重试（连不上服务器）")
    write(clerk, 4, "def")
    clerk.press("Insert")
    clerk.server.start()
    clerk.wait_saved()
    assert clerk.server.store.texts("name") == clerk.column("name")


def test_an_answer_that_is_no_answer_is_no_saving(clerk: Clerk) -> None:
    """A login page, say, comes with status 200."""
    clerk.server.faults += [200, 302]
    write(clerk, 3, "abc")
    clerk.wait_saved()
    assert clerk.server.store.cells["r3"]["name"] == "abc"


def test_a_batch_that_is_too_large_is_cut(clerk: Clerk) -> None:
    clerk.server.faults += [413, 413]
    clerk.click(1, "name")
    clerk.paste("\n".join(f"行{number}" for number in range(2000)))
    clerk.wait_saved()
    assert clerk.server.store.texts("name") == [f"行{number}" for number in range(2000)]
    assert max(len(post["changes"]) for post in clerk.server.posts) <= 1250


def test_leaving_the_page_warns_while_something_is_unsaved(clerk: Clerk) -> None:
    clerk.server.stop()
    write(clerk, 3, "abc")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    clerk.page.once("dialog", stay)
    clerk.page.close(run_before_unload=True)
    clerk.wait(lambda: asked == ["beforeunload"])
    clerk.server.start()
    clerk.wait_saved()


def test_a_change_taken_back_before_sending_is_not_sent(clerk: Clerk) -> None:
    clerk.server.stop()
    write(clerk, 3, "abc")
    write(clerk, 3, "指标3")
    clerk.server.start()
    clerk.wait_saved()
    assert clerk.server.store.cells["r3"]["name"] == "指标3"


def test_a_value_that_the_server_refuses_stays_and_is_explained_while_the_rest_is_saved(clerk: Clerk) -> None:
    clerk.click(3, "note")
    clerk.paste("长" * 501 + "\n短")
    clerk.wait_saved()
    assert clerk.server.store.cells["r4"]["note"] == "短"
    assert clerk.server.store.cells["r3"]["note"] == ""
    assert clerk.cell(3, "note") == "长" * 501
    assert "最多 500 个字，现在有 501 个。" in clerk.page.locator(".jhgrid-held").inner_text()
    clerk.click(3, "note")
    clerk.type("够短")
    clerk.press("Enter")
    clerk.wait_saved()
    assert clerk.server.store.cells["r3"]["note"] == "够短"
    assert clerk.page.locator(".jhgrid-held li").count() == 0


def test_a_refusal_of_everything_stops_says_why_and_keeps_everything(clerk: Clerk) -> None:
    write_as_before = clerk.server.store.post
    clerk.server.store.post = lambda request: (422, {"errors": [{"message": "已经送审，不能修改。"}]})  # type: ignore[method-assign]
    write(clerk, 3, "abc")
    clerk.wait(lambda: clerk.saved() == "未保存：已经送审，不能修改。")
    sent = len(clerk.server.posts)
    write(clerk, 4, "def")
    clerk.page.wait_for_timeout(300)
    assert len(clerk.server.posts) == sent
    clerk.server.store.post = write_as_before  # type: ignore[method-assign]
    clerk.page.get_by_role("button", name="立即重试").click()
    clerk.wait_saved()
    assert clerk.server.store.texts("name")[2:4] == ["abc", "def"]
    assert clerk.page.get_by_role("button", name="立即重试").is_hidden()


def test_a_new_row_that_the_server_refuses_stays_with_the_reason_and_can_be_deleted(clerk: Clerk) -> None:
    write_as_before = clerk.server.store.post

    def refuse_rows(request: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
        errors = [{"id": change["id"], "message": "最多 30 项指标。"} for change in request["changes"] if "insert" in change]
        return (422, {"errors": errors}) if errors else write_as_before(request)

    clerk.server.store.post = refuse_rows  # type: ignore[method-assign]
    write(clerk, 31, "abc")
    write(clerk, 3, "def")
    clerk.wait(lambda: "最多 30 项指标。" in clerk.page.locator(".jhgrid-held").inner_text())
    clerk.wait_saved()
    assert clerk.server.store.texts("name")[2] == "def"
    assert clerk.column("name")[30] == "abc"
    clerk.click(31, "target")
    clerk.type("x")
    clerk.press("Enter")
    clerk.click(31, "target")
    clerk.press("Control+Delete")
    clerk.wait(lambda: clerk.page.locator(".jhgrid-held li").count() == 0)
    clerk.wait_saved()
    assert clerk.column("name") == clerk.server.store.texts("name")


def test_a_refused_row_is_offered_again_when_it_is_mended(clerk: Clerk) -> None:
    write_as_before = clerk.server.store.post

    def want_names(request: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
        nameless = [change for change in request["changes"] if "insert" in change and not change["cells"].get("name")]
        errors = [{"id": change["id"], "message": "要有名称。"} for change in nameless]
        return (422, {"errors": errors}) if errors else write_as_before(request)

    clerk.server.store.post = want_names  # type: ignore[method-assign]
    clerk.click(31, "target")
    clerk.paste("≥5次")
    clerk.wait(lambda: "要有名称。" in clerk.page.locator(".jhgrid-held").inner_text())
    write(clerk, 31, "abc")
    clerk.wait_saved()
    assert clerk.page.locator(".jhgrid-held li").count() == 0
    assert [clerk.server.store.texts(column)[30] for column in ("name", "target")] == ["abc", "≥5次"]


def test_a_deletion_that_the_server_refuses_is_taken_back(clerk: Clerk) -> None:
    def refuse(request: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
        return 422, {"errors": [{"id": change["id"], "message": "这一行必须有。"} for change in request["changes"]]}

    clerk.server.store.post = refuse  # type: ignore[method-assign]
    before = clerk.column("name")
    clerk.click(3, "name")
    clerk.press("Control+Delete")
    clerk.wait(lambda: clerk.note() == "这一行必须有。")
    assert clerk.column("name") == before
    clerk.wait_saved()


def test_after_logging_in_again_elsewhere_the_new_token_is_used(clerk: Clerk) -> None:
    clerk.server.store.table["token"] = "new"
    clerk.server.token = "new"
    write(clerk, 3, "abc")
    clerk.wait_saved()
    assert clerk.server.store.cells["r3"]["name"] == "abc"


def test_coming_back_to_the_window_shows_what_others_have_changed(clerk: Clerk) -> None:
    clerk.server.store.edit("r3", "name", "别人的")
    clerk.page.evaluate("dispatchEvent(new Event('focus'))")
    clerk.wait(lambda: clerk.cell(3, "name") == "别人的")
    assert clerk.saved() == "已自动保存 16:20:05"


def test_five_thousand_keystrokes_through_faults_conflicts_and_restarts_are_all_kept(clerk: Clerk) -> None:
    """The clerk types on; the server fails, loses answers, restarts, and somebody else writes too. In the end every cell is as typed."""
    chance = random.Random(SEED)
    wanted: dict[int, str] = {}
    keys = 0
    down = 0
    clerk.click(1, "name")
    while keys < 5000:
        row = chance.randint(1, 30)
        text = "".join(chance.choice("abcdefghijklmnopqrstuvwxyz0123456789 ") for _ in range(40)).strip() or "x"
        if chance.random() < 0.25:
            clerk.server.faults.append(chance.choice(FAULTS))
        if chance.random() < 0.2:
            clerk.server.store.edit(f"r{row}", "name", f"别人的{keys}")
        if down == 0 and chance.random() < 0.1:
            clerk.server.stop()
            down = 3
        elif down > 0 and (down := down - 1) == 0:
            clerk.server.start()
        write(clerk, row, text)
        wanted[row] = text
        keys += len(text) + 1
        if clerk.page.locator(".jhgrid-held button", has_text="用我的").count():
            clerk.page.locator(".jhgrid-held button", has_text="用我的").first.click()
    if down:
        clerk.server.start()
    clerk.server.faults.clear()
    clerk.wait_saved()
    while clerk.page.locator(".jhgrid-held button", has_text="用我的").count():
        clerk.page.locator(".jhgrid-held button", has_text="用我的").first.click()
        clerk.wait_saved()
    assert {row: clerk.cell(row, "name") for row in wanted} == wanted
    assert {row: clerk.server.store.cells[f"r{row}"]["name"] for row in wanted} == wanted
