"""Columns with a drop-down, by keyboard and mouse."""

from tests.web.grid.driving import Clerk


def test_alt_and_down_open_the_list_and_enter_takes_the_marked_one(clerk: Clerk) -> None:
    clerk.click(4, "dimension")
    assert clerk.cell(4, "dimension") == "成本指标"
    clerk.press("Alt+ArrowDown")
    assert clerk.choices() == ["成本指标", "产出指标", "效益指标", "满意度指标"]
    clerk.press("ArrowDown", "ArrowDown", "Enter")
    assert clerk.cell(4, "dimension") == "效益指标"
    assert clerk.active() == (5, "dimension")
    assert not clerk.page.locator(".jhgrid-choices").is_visible()


def test_typing_narrows_the_list(clerk: Clerk) -> None:
    clerk.click(4, "dimension")
    clerk.type("满意")
    assert clerk.choices() == ["满意度指标"]
    clerk.press("Tab")
    assert clerk.cell(4, "dimension") == "满意度指标"
    assert clerk.active() == (4, "category")


def test_a_click_on_a_choice_takes_it(clerk: Clerk) -> None:
    clerk.click(4, "dimension", double=True)
    clerk.page.locator(".jhgrid-choices [role=option]", has_text="产出").click()
    assert clerk.cell(4, "dimension") == "产出指标"


def test_a_click_on_the_arrow_of_the_active_cell_opens_the_list(clerk: Clerk) -> None:
    clerk.click(4, "dimension")
    box = clerk.box(4, "dimension")
    clerk.page.mouse.click(box["x"] + box["width"] - 8, box["y"] + 15)
    assert len(clerk.choices()) == 4


def test_escape_closes_the_list_and_changes_nothing(clerk: Clerk) -> None:
    clerk.click(4, "dimension")
    clerk.press("Alt+ArrowDown", "ArrowDown", "Escape")
    assert clerk.cell(4, "dimension") == "成本指标"
    assert not clerk.page.locator(".jhgrid-choices").is_visible()


def test_what_can_be_chosen_follows_the_other_column(clerk: Clerk) -> None:
    clerk.click(4, "dimension")
    clerk.type("满意")
    clerk.press("Tab", "Alt+ArrowDown")
    assert clerk.choices() == ["服务对象满意度指标"]


def test_a_free_column_takes_what_is_not_in_its_list(clerk: Clerk) -> None:
    clerk.click(4, "category")
    clerk.type("自定指标")
    assert clerk.choices() == []
    clerk.press("Enter")
    clerk.wait_saved()
    assert clerk.server.store.cells["r4"]["category"] == "自定指标"


def test_a_free_column_takes_the_typed_text_not_the_first_choice(clerk: Clerk) -> None:
    clerk.click(4, "category")
    clerk.type("成本指标")
    clerk.press("Enter")
    assert clerk.cell(4, "category") == "成本指标"


def test_a_closed_column_keeps_a_strange_value_on_the_page_unsaved_and_says_so(clerk: Clerk) -> None:
    clerk.click(4, "dimension")
    clerk.paste("别的指标")
    assert clerk.cell(4, "dimension") == "别的指标"
    told = clerk.page.locator(".jhgrid-held").inner_text().split("\n")
    assert [line for line in told if line] == ["没有保存 第 4 行 一级指标", "“别的指标”不在可选的值里。", "建议：从列表中选一个"]
    clerk.click(9, "name")
    clerk.type("x")
    clerk.press("Enter")
    clerk.wait_saved()
    assert clerk.server.store.cells["r4"]["dimension"] == "成本指标"
    assert clerk.saved() == "已自动保存 16:20:05，1 处没有保存，请看“检查”"
    clerk.click(4, "dimension")
    clerk.type("产出")
    clerk.press("Enter")
    clerk.wait_saved()
    assert clerk.server.store.cells["r4"]["dimension"] == "产出指标"
    assert clerk.page.locator(".jhgrid-held li").count() == 0


def test_a_pasted_row_is_saved_without_the_value_that_its_closed_column_does_not_take(clerk: Clerk) -> None:
    clerk.click(31, "dimension")
    clerk.paste("别的指标\t数量指标\t新指标")
    clerk.wait_saved()
    assert [clerk.server.store.texts(column)[30] for column in ("category", "name")] == ["数量指标", "新指标"]
    assert clerk.server.store.texts("dimension")[30] == ""
    assert clerk.cell(31, "dimension") == "别的指标"
    assert "不在可选的值里" in clerk.page.locator(".jhgrid-held").inner_text()
    clerk.paste("产出指标")
    clerk.wait_saved()
    assert clerk.server.store.texts("dimension")[30] == "产出指标"


def test_an_emptied_closed_column_is_saved_empty(clerk: Clerk) -> None:
    clerk.click(4, "dimension")
    clerk.press("Delete")
    clerk.wait_saved()
    assert clerk.server.store.cells["r4"]["dimension"] == ""


def test_the_list_opens_upwards_at_the_lower_edge_and_stays_in_sight(clerk: Clerk) -> None:
    clerk.page.set_viewport_size({"width": 1366, "height": 500})
    clerk.click(30, "dimension")
    clerk.press("Alt+ArrowDown")
    box = clerk.page.locator(".jhgrid-choices").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 500
