"""Rows come, go and move; undo takes back a whole gesture."""

import pytest

from tests.web.grid.driving import Clerk


def test_insert_puts_a_blank_row_above(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.press("Insert")
    clerk.wait_saved()
    assert clerk.column("name")[1:4] == ["指标2", "", "指标3"]
    assert clerk.server.store.texts("name") == clerk.column("name")


def test_as_many_rows_come_as_are_chosen(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.click(5, "name", shift=True)
    clerk.page.get_by_role("button", name="插入行").click()
    assert clerk.column("name")[1:6] == ["指标2", "", "", "", "指标3"]


def test_deleting_takes_the_chosen_rows(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.click(5, "name", shift=True)
    clerk.press("Control+Delete")
    clerk.wait_saved()
    assert clerk.column("name")[:4] == ["指标1", "指标2", "指标6", "指标7"]
    assert clerk.server.store.texts("name") == clerk.column("name")


@pytest.mark.parametrize(("key", "names"), [("Up", ["指标1", "指标3", "指标4", "指标2"]), ("Down", ["指标1", "指标2", "指标5", "指标3"])])
def test_rows_move_together(clerk: Clerk, key: str, names: list[str]) -> None:
    clerk.click(3, "name")
    clerk.click(4, "name", shift=True)
    clerk.press(f"Alt+Shift+Arrow{key}")
    clerk.wait_saved()
    assert clerk.column("name")[:4] == names
    assert clerk.server.store.texts("name") == clerk.column("name")
    start = 2 if key == "Up" else 4
    assert clerk.range() == (start, "name", start + 1, "name")


def test_the_first_row_does_not_move_up_nor_the_last_down(clerk: Clerk) -> None:
    before = clerk.column("name")
    clerk.click(1, "name")
    clerk.press("Alt+Shift+ArrowUp")
    clerk.click(30, "name")
    clerk.press("Alt+Shift+ArrowDown")
    assert clerk.column("name") == before


def test_every_gesture_is_undone_as_a_whole_and_done_again(clerk: Clerk) -> None:
    states = [clerk.column("name")]
    clerk.click(3, "name")
    clerk.paste("甲\t乙\n丙\t丁")
    states.append(clerk.column("name"))
    for keys in (["Delete"], ["Insert"], ["Control+Delete"], ["Alt+Shift+ArrowDown"], ["x", "Enter"], ["Control+d"]):
        clerk.press(*keys)
        states.append(clerk.column("name"))
    for state in reversed(states[:-1]):
        clerk.press("Control+z")
        assert clerk.column("name") == state
    for state in states[1:]:
        clerk.press("Control+y")
        assert clerk.column("name") == state
    clerk.press("Control+z", "Control+Shift+z")
    clerk.wait_saved()
    assert clerk.server.store.texts("name") == states[-1]


def test_a_deleted_row_comes_back_with_all_its_texts(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.press("Control+Delete")
    clerk.wait_saved()
    clerk.press("Control+z")
    clerk.wait_saved()
    assert clerk.server.store.order == [f"r{number}" for number in range(1, 31)]
    assert clerk.block(3, "name", 1, 4) == [["指标3", "≥3人次", "≥", "3"]]


def test_writing_after_undo_forgets_what_was_undone(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.type("甲")
    clerk.press("Enter", "Control+z")
    clerk.type("乙")
    clerk.press("Enter", "Control+y")
    assert clerk.cell(3, "name") == "乙"
    assert clerk.note() == "没有可重做的"


def test_undo_leaves_alone_what_somebody_else_has_written_since(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.paste("甲\n乙")
    clerk.wait_saved()
    clerk.server.store.edit("r3", "name", "别人的")
    clerk.click(9, "note")
    clerk.type("x")
    clerk.press("Enter")
    clerk.wait(lambda: clerk.cell(3, "name") == "别人的")
    clerk.press("Control+z", "Control+z")
    assert clerk.block(3, "name", 2, 1) == [["别人的"], ["指标4"]]
    assert clerk.note() == "有 1 处已被别人改过，保持不动。"


def test_an_empty_table_begins_with_its_blank_row(clerk: Clerk) -> None:
    clerk.click(1, "name")
    clerk.press("Control+a", "Control+Delete")
    assert clerk.column("name") == []
    clerk.click(1, "name")
    clerk.type("第一")
    clerk.press("Enter")
    clerk.wait_saved()
    assert clerk.server.store.texts("name") == ["第一"]
