"""Chinese is composed: an input method's letters begin inside the cell, and only its text comes to stand there."""

import pytest

from tests.web.grid.driving import Clerk


def test_composing_on_a_chosen_cell_gives_exactly_what_was_composed(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.compose("niandu")
    clerk.settle("年度")
    clerk.press("Enter")
    assert clerk.cell(3, "name") == "年度"


def test_composing_twice_in_one_cell_gives_both_words(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.compose("niandu")
    clerk.settle("年度")
    clerk.compose("mubiao")
    clerk.settle("目标")
    clerk.press("Enter")
    assert clerk.cell(3, "name") == "年度目标"


@pytest.mark.parametrize("key", ["Enter", "Process"])
def test_enter_during_composition_belongs_to_the_input_method(clerk: Clerk, key: str) -> None:
    clerk.click(3, "name")
    clerk.compose("zhong")
    clerk.key_229(key, "Enter")
    assert clerk.active() == (3, "name")
    assert clerk.cell(3, "name") == "指标3"
    clerk.settle("中文")
    clerk.press("Enter")
    assert clerk.cell(3, "name") == "中文"
    assert clerk.active() == (4, "name")


@pytest.mark.parametrize("key", ["ArrowDown", "Tab", "Escape", "Delete", "Backspace", "F2", "PageDown", "Home"])
def test_every_key_during_composition_belongs_to_the_input_method(clerk: Clerk, key: str) -> None:
    clerk.click(3, "name")
    clerk.compose("zhong")
    clerk.key_229(key, key)
    clerk.settle("中文")
    assert clerk.active() == (3, "name")
    clerk.press("Enter")
    assert clerk.cell(3, "name") == "中文"


def test_composing_after_f2_adds_to_the_text(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.press("F2")
    clerk.compose("hao")
    clerk.settle("号")
    clerk.press("Enter")
    assert clerk.cell(3, "name") == "指标3号"


def test_a_composition_taken_back_leaves_an_empty_text_that_escape_leaves(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.compose("ni")
    clerk.settle("")
    clerk.press("Escape")
    assert clerk.cell(3, "name") == "指标3"


def test_a_click_elsewhere_during_composition_loses_nothing(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.compose("ni")
    clerk.click(5, "name")
    assert clerk.cell(3, "name") == "ni"
    clerk.compose("wo")
    clerk.settle("我")
    clerk.press("Enter")
    assert clerk.cell(5, "name") == "我"


def test_the_text_appears_where_the_cell_is(clerk: Clerk) -> None:
    clerk.click(20, "note")
    clerk.compose("ni")
    cell, text = clerk.box(20, "note"), clerk.page.locator(".jhgrid-text").bounding_box()
    assert text is not None
    assert abs(text["x"] - cell["x"]) <= 1
    assert abs(text["y"] - cell["y"]) <= 1


def test_the_focus_stays_in_the_one_textarea(clerk: Clerk) -> None:
    for row, column in ((3, "name"), (8, "dimension"), (12, "unit")):
        clerk.click(row, column)
        assert clerk.page.evaluate("document.activeElement.className").startswith("jhgrid-text")
    clerk.press("F2", "Escape", "PageDown", "Control+End")
    assert clerk.page.evaluate("document.activeElement.className").startswith("jhgrid-text")


def test_a_list_is_narrowed_by_what_was_composed(clerk: Clerk) -> None:
    clerk.click(3, "dimension")
    clerk.compose("xiaoyi")
    assert len(clerk.choices()) == 4
    clerk.settle("效益")
    assert clerk.choices() == ["效益指标"]
    clerk.press("Enter")
    assert clerk.cell(3, "dimension") == "效益指标"
