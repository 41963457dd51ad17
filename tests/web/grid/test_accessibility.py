"""What assistive technology is told, and that the keyboard gets in, everywhere and out again."""

from playwright.sync_api import expect

from tests.web.grid.driving import Clerk


def spoken(clerk: Clerk) -> str:
    """What was read out last."""
    return clerk.page.locator("[aria-live=polite]").inner_text()


def test_the_table_says_its_size_and_every_cell_its_place(clerk: Clerk) -> None:
    table = clerk.page.get_by_role("grid", name="年度绩效指标")
    expect(table).to_have_attribute("aria-rowcount", "32")
    expect(table).to_have_attribute("aria-colcount", "10")
    row = table.get_by_role("row").nth(3)
    expect(row).to_have_attribute("aria-rowindex", "4")
    expect(row.get_by_role("gridcell").nth(2)).to_have_attribute("aria-colindex", "4")
    expect(table.get_by_role("columnheader", name="三级指标")).to_be_visible()


def test_what_is_chosen_and_what_is_locked_is_marked(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.press("Shift+ArrowRight")
    chosen = clerk.page.locator("[role=gridcell][aria-selected=true]")
    assert chosen.all_inner_texts() == ["指标3", "≥3人次"]
    assert clerk.page.locator("tr[aria-rowindex='4'] [aria-readonly=true]").count() == 3


def test_the_textarea_points_at_the_active_cell_and_names_it(clerk: Clerk) -> None:
    clerk.click(3, "name")
    text = clerk.page.locator(".jhgrid-text")
    name = text.get_attribute("aria-activedescendant")
    assert clerk.page.locator(f"#{name}").inner_text() == "指标3"
    assert text.get_attribute("aria-label") == "指标3，三级指标，第 3 行"


def test_moving_and_stretching_is_read_out(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.press("ArrowDown")
    assert spoken(clerk) == "指标4，三级指标，第 4 行"
    clerk.press("Shift+ArrowDown", "Shift+ArrowRight")
    assert spoken(clerk).endswith("选中 2 行 2 列")


def test_a_new_finding_and_trouble_with_saving_are_read_out(clerk: Clerk) -> None:
    clerk.click(3, "target")
    clerk.paste("明显提高")
    clerk.wait(lambda: spoken(clerk) == "新的疑点 1 条：指标值“明显提高”无法考核")
    clerk.server.stop()
    clerk.paste("≥1次")
    clerk.wait(lambda: spoken(clerk).startswith("未保存，正在重试"))
    clerk.server.start()
    clerk.wait(lambda: spoken(clerk).startswith("已自动保存"))


def test_the_list_of_choices_is_a_listbox_that_the_textarea_points_into(clerk: Clerk) -> None:
    clerk.click(3, "dimension")
    clerk.press("Alt+ArrowDown", "ArrowDown")
    text = clerk.page.get_by_role("combobox")
    expect(text).to_have_attribute("aria-expanded", "true")
    name = text.get_attribute("aria-activedescendant")
    expect(clerk.page.locator(f"#{name}")).to_have_attribute("aria-selected", "true")
    clerk.press("Escape")
    assert clerk.page.get_by_role("combobox").count() == 0


def test_the_keyboard_gets_in_works_and_gets_out(clerk: Clerk) -> None:
    clerk.page.locator("#before").focus()
    for _ in range(7):
        clerk.press("Tab")
    assert clerk.page.evaluate("document.activeElement.className").startswith("jhgrid-text")
    clerk.press("ArrowDown", "ArrowRight", "ArrowRight")
    clerk.type("abc")
    clerk.press("Enter")
    assert clerk.cell(2, "name") == "abc"
    clerk.press("Escape", "Tab")
    assert clerk.page.evaluate("document.activeElement.id") == "behind"
    clerk.press("Shift+Tab")
    clerk.press("Escape", "Shift+Tab")
    assert clerk.page.evaluate("document.activeElement.textContent") == "下移"


def test_buttons_give_the_focus_back(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.page.get_by_role("button", name="插入行").click()
    clerk.type("abc")
    clerk.press("Enter")
    assert clerk.cell(3, "name") == "abc"


def test_nothing_on_the_page_is_english(clerk: Clerk) -> None:
    words = clerk.page.evaluate("""() => [...document.querySelectorAll("body *")].flatMap(element =>
        [element.title, element.ariaLabel, ...[...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data)])
        .filter(text => /[A-Za-z]{3,}/.test(text ?? ""))""")
    assert set(words) <= {"Insert", "Ctrl+Delete", "Alt+Shift+↑", "Alt+Shift+↓", "Ctrl+Z", "Ctrl+Y"}
