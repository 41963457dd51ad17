"""Writing into cells by the keyboard."""

from tests.web.grid.driving import Clerk


def test_typing_on_a_chosen_cell_replaces_its_text_and_enter_goes_down(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.type("abc")
    clerk.press("Enter")
    assert clerk.cell(3, "name") == "abc"
    assert clerk.active() == (4, "name")


def test_a_space_and_a_zero_begin_a_text_like_any_letter(clerk: Clerk) -> None:
    clerk.click(3, "points")
    clerk.type("0")
    clerk.press("Enter")
    clerk.type(" 甲")
    clerk.press("Enter")
    assert [clerk.cell(3, "points"), clerk.cell(4, "points")] == ["0", " 甲"]


def test_f2_goes_on_with_the_text_that_stands_there(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.press("F2")
    clerk.type("号")
    clerk.press("ArrowLeft")
    clerk.type("第")
    clerk.press("Enter")
    assert clerk.cell(3, "name") == "指标3第号"


def test_a_double_click_goes_on_with_the_text_too(clerk: Clerk) -> None:
    clerk.click(3, "name", double=True)
    clerk.type("号")
    clerk.press("Enter")
    assert clerk.cell(3, "name") == "指标3号"


def test_arrows_leave_a_text_that_typing_began(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.type("abc")
    clerk.press("ArrowRight")
    assert clerk.cell(3, "name") == "abc"
    assert clerk.active() == (3, "target")


def test_escape_leaves_the_cell_as_it_was(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.type("abc")
    clerk.press("Escape")
    assert clerk.cell(3, "name") == "指标3"
    assert clerk.active() == (3, "name")
    assert clerk.page.locator(".jhgrid-grip").is_visible()
    clerk.wait_saved()
    assert clerk.server.posts == []


def test_a_click_elsewhere_takes_what_was_typed(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.type("abc")
    clerk.click(6, "note")
    assert clerk.cell(3, "name") == "abc"
    assert clerk.active() == (6, "note")


def test_tab_goes_right_and_enter_comes_back_to_where_tab_began(clerk: Clerk) -> None:
    clerk.click(3, "name")
    for text in ("甲", "乙", "丙"):
        clerk.type(text)
        clerk.press("Tab")
    clerk.press("Enter")
    assert clerk.active() == (4, "name")
    assert clerk.block(3, "name", 1, 2) == [["甲", "乙"]]


def test_shift_enter_and_shift_tab_go_back(clerk: Clerk) -> None:
    clerk.click(3, "target")
    clerk.press("Shift+Enter", "Shift+Tab")
    assert clerk.active() == (2, "name")


def test_alt_enter_breaks_the_line_inside_a_cell(clerk: Clerk) -> None:
    clerk.click(3, "note")
    clerk.type("上")
    clerk.press("Alt+Enter")
    clerk.type("下")
    clerk.press("Enter")
    assert clerk.cell(3, "note") == "上\n下"


def test_ctrl_enter_writes_into_every_chosen_cell(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.click(5, "target", shift=True)
    clerk.type("同")
    clerk.press("Control+Enter")
    assert clerk.block(3, "name", 3, 2) == [["同", "同"]] * 3


def test_delete_empties_the_chosen_cells(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.click(4, "target", shift=True)
    clerk.press("Delete")
    assert clerk.block(3, "name", 2, 2) == [["", ""]] * 2


def test_writing_under_the_last_row_makes_a_row(clerk: Clerk) -> None:
    clerk.click(31, "name")
    clerk.type("新的指标")
    clerk.press("Tab")
    clerk.type("≥5次")
    clerk.press("Enter")
    clerk.wait_saved()
    assert clerk.server.store.texts("name")[-1] == "新的指标"
    assert clerk.server.store.texts("target")[-1] == "≥5次"
    assert len(clerk.server.store.order) == 31


def test_markup_is_text(clerk: Clerk) -> None:
    hostile = "<img src=x onerror=window.struck=1><b>粗</b>"
    clerk.click(3, "name")
    clerk.paste(hostile)
    clerk.wait_saved()
    assert clerk.cell(3, "name") == hostile
    assert clerk.page.locator(".jhgrid td img, .jhgrid td b").count() == 0
    assert clerk.page.evaluate("window.struck") is None
