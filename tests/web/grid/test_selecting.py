"""Choosing cells by mouse and keyboard, filling them, moving about."""

import pytest

from tests.web.grid.driving import Clerk


def drag(clerk: Clerk, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Presses at one point of the window and lets go at another."""
    clerk.page.mouse.move(*start)
    clerk.page.mouse.down()
    clerk.page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    clerk.page.mouse.move(*end)
    clerk.page.mouse.up()


def middle(box: dict[str, float]) -> tuple[float, float]:
    """The middle of a box."""
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def grip(clerk: Clerk) -> tuple[float, float]:
    """Where the grip is."""
    box = clerk.page.locator(".jhgrid-grip").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_dragging_chooses_a_range(clerk: Clerk) -> None:
    drag(clerk, middle(clerk.box(6, "target")), middle(clerk.box(3, "name")))
    assert clerk.range() == (3, "name", 6, "target")
    assert clerk.active() == (6, "target")


def test_dragging_below_the_edge_goes_on_scrolling(clerk: Clerk) -> None:
    start = middle(clerk.box(3, "name"))
    clerk.page.mouse.move(*start)
    clerk.page.mouse.down()
    clerk.page.mouse.move(start[0], 760)
    clerk.wait(lambda: clerk.range()[2] == 31)
    clerk.page.mouse.up()


def test_shift_and_arrows_stretch_the_range(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.press("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight", "Shift+ArrowUp")
    assert clerk.range() == (3, "name", 4, "target")


def test_ctrl_a_chooses_every_row_and_not_the_blank_one(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.press("Control+a")
    assert clerk.range() == (1, "dimension", 30, "note")


def test_a_click_on_the_number_chooses_the_row_and_on_the_head_the_column(clerk: Clerk) -> None:
    clerk.page.locator("tbody th.number").nth(4).click()
    assert clerk.range()[1::2] == ("dimension", "note")
    clerk.page.locator("thead th", has_text="三级指标").click()
    assert clerk.range() == (1, "name", 30, "name")
    clerk.page.locator("thead th.number").click()
    assert clerk.range() == (1, "dimension", 30, "note")


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("Home", (3, "dimension")), ("End", (3, "note")), ("Control+Home", (1, "dimension")), ("Control+End", (30, "note")),
        ("Control+ArrowDown", (30, "name")), ("Control+ArrowUp", (1, "name")), ("Control+ArrowLeft", (3, "dimension")),
        ("Control+ArrowRight", (3, "points")),
    ],
)
def test_keys_lead_to_the_ends(clerk: Clerk, key: str, place: tuple[int, str]) -> None:
    clerk.click(3, "name")
    clerk.press(key)
    assert clerk.active() == place


def test_ctrl_and_an_arrow_stop_before_a_gap_and_jump_over_it(clerk: Clerk) -> None:
    clerk.click(10, "name")
    clerk.press("Delete", "Control+Home")
    clerk.click(3, "name")
    clerk.press("Control+ArrowDown")
    assert clerk.active() == (9, "name")
    clerk.press("Control+ArrowDown")
    assert clerk.active() == (11, "name")


def test_page_keys_turn_pages_and_the_cell_stays_in_sight(clerk: Clerk) -> None:
    clerk.click(1, "name")
    clerk.press("PageDown")
    row, _ = clerk.active()
    assert row > 10
    assert clerk.page.locator("td.active").is_visible()
    clerk.press("PageUp")
    assert clerk.active() == (1, "name")


def test_the_active_cell_is_never_under_the_head_or_the_frozen_columns(clerk: Clerk) -> None:
    clerk.page.set_viewport_size({"width": 1000, "height": 500})
    clerk.click(1, "dimension")
    keys = ["Control+End", "Home", "End", *["ArrowLeft"] * 6, "Control+Home", "End", *["PageDown"] * 3]
    keys += [*["ArrowUp"] * 20, *["ArrowLeft"] * 5]
    for key in keys:
        clerk.press(key)
        free = """() => {
            const box = document.querySelector("td.active").getBoundingClientRect();
            return document.elementFromPoint(box.x + 4, box.y + 4) === document.querySelector("td.active")
                && document.elementFromPoint(box.x + box.width / 2, box.bottom - 4) === document.querySelector("td.active");
        }"""
        assert clerk.page.evaluate(free), key


def test_ctrl_d_fills_the_range_from_its_first_row(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.click(6, "target", shift=True)
    clerk.press("Control+d")
    assert clerk.block(3, "name", 4, 2) == [["指标3", "≥3人次"]] * 4


def test_ctrl_d_on_one_cell_takes_the_cell_above(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.press("Control+d")
    assert clerk.cell(3, "name") == "指标2"


def test_the_grip_repeats_what_is_chosen(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.click(4, "name", shift=True)
    drag(clerk, grip(clerk), middle(clerk.box(8, "name")))
    assert [row[0] for row in clerk.block(3, "name", 6, 1)] == ["指标3", "指标4"] * 3
    clerk.press("Control+z")
    assert clerk.cell(5, "name") == "指标5"


def test_the_grip_goes_up_and_sideways_too(clerk: Clerk) -> None:
    clerk.click(5, "name")
    drag(clerk, grip(clerk), middle(clerk.box(3, "name")))
    assert [row[0] for row in clerk.block(3, "name", 3, 1)] == ["指标5"] * 3
    clerk.click(7, "name")
    drag(clerk, grip(clerk), middle(clerk.box(7, "target")))
    assert clerk.cell(7, "target") == "指标7"
