"""The pages in a real browser: pointing both ways, keys, colours, paper, weight."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.running import RunningServer, Visitor
from tests.web.tables import make_table

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PAGE_WEIGHT = 60 * 1024


@pytest.fixture(scope="module")
def address(shared_server: RunningServer) -> str:
    """The address of the example, read in."""
    path, _ = Visitor(shared_server).upload([("项目表.txt", make_table())])
    return shared_server.address.rstrip("/") + path


@pytest.fixture
def project(page: Page, address: str) -> Page:
    """The first project of the example."""
    page.goto(f"{address}projects/1/")
    return page


def lit(page: Page) -> list[str]:
    """The keys of the stretches of the source that are lit."""
    return [element.get_attribute("data-keys") or "" for element in page.query_selector_all(".stretch.lit")]


def test_a_file_chosen_is_read_and_opened(page: Page, server: RunningServer, tmp_path: Path) -> None:
    path = tmp_path / "项目表.txt"
    path.write_bytes(make_table())
    page.goto(server.address)
    page.set_input_files("#files", path)
    page.wait_for_url("**/documents/1/")
    expect(page.locator("h1")).to_have_text("项目支出绩效目标表（含转移支付项目）")


def test_a_file_dropped_is_read_and_opened(page: Page, server: RunningServer) -> None:
    page.goto(server.address)
    drop = page.evaluate_handle(
        """text => {
            const carried = new DataTransfer();
            carried.items.add(new File([text], "项目表.txt", { type: "text/plain" }));
            return carried;
        }""",
        make_table().decode(),
    )
    page.dispatch_event("[data-drop]", "dragover", {"dataTransfer": drop})
    expect(page.locator("[data-drop]")).to_have_class(re.compile("over"))
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": drop})
    page.wait_for_url("**/documents/1/")


def test_text_pasted_is_read_and_a_refusal_is_said_on_the_page(page: Page, server: RunningServer) -> None:
    page.goto(server.address)
    page.fill("#text", "这里没有表")
    page.click("text=读入粘贴的内容")
    expect(page.locator("[role=status]").first).to_contain_text("没有读入")
    page.fill("#text", make_table().decode())
    page.click("text=读入粘贴的内容")
    page.wait_for_url("**/documents/1/")


def test_everything_works_without_scripts(browser: Browser, server: RunningServer, tmp_path: Path) -> None:
    path = tmp_path / "项目表.txt"
    path.write_bytes(make_table())
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address)
    page.set_input_files("#files", path)
    page.click("text=读入 >> nth=0")
    page.click("text=逐项查看")
    page.click("#i2 [data-stop]")
    assert page.url.endswith("#s-i2")
    page.click("label[for=hints]")
    expect(page.locator(".hints")).to_be_visible()
    page.click("text=深色")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    context.close()


def test_a_row_clicked_lights_its_stretch_and_brings_it_into_view(project: Page) -> None:
    project.click("#i3 .name")
    assert lit(project) == ["i3"]
    expect(project.locator("#s-i3")).to_be_in_viewport()
    expect(project.locator("#s-i3")).to_contain_text("培训2场，每场100人")


def test_a_stretch_clicked_lights_its_row_and_its_findings(project: Page) -> None:
    project.click("#s-i1")
    expect(project.locator("#i1")).to_have_class("lit")
    expect(project.locator(".find.lit")).to_contain_text(["恒真目标"])
    assert lit(project) == ["i1"]


def test_a_finding_clicked_lights_its_stretch_and_its_row(project: Page) -> None:
    project.click(".find p >> nth=1")
    expect(project.locator("#i1")).to_have_class("lit")
    expect(project.locator("mark.lit")).not_to_have_count(0)


def test_text_can_be_selected_in_the_source_without_jumping_away(project: Page) -> None:
    project.dblclick("#s-i2")
    assert project.evaluate("String(getSelection())")


def test_keys_walk_through_the_indicators_and_over_to_the_source_and_back(project: Page) -> None:
    project.keyboard.press("j")
    project.keyboard.press("j")
    assert lit(project) == ["i2"]
    project.keyboard.press("ArrowDown")
    assert lit(project) == ["i3"]
    project.keyboard.press("k")
    assert lit(project) == ["i2"]
    project.keyboard.press("Enter")
    assert project.evaluate("document.activeElement.id") == "s-i2"
    project.keyboard.press("Enter")
    assert project.evaluate("document.activeElement.closest('tbody').id") == "i2"
    project.keyboard.press("Escape")
    assert lit(project) == []


def test_keys_lead_to_the_next_project_up_and_to_the_help(project: Page, address: str) -> None:
    project.keyboard.press("n")
    project.wait_for_url("**/projects/2/")
    project.keyboard.press("p")
    project.wait_for_url("**/projects/1/")
    project.keyboard.press("u")
    project.wait_for_url(address)
    project.keyboard.press("?")
    project.wait_for_url("**/help/")


def test_keys_typed_into_a_field_are_text(page: Page, server: RunningServer) -> None:
    page.goto(server.address)
    page.type("#text", "j?n")
    assert page.input_value("#text") == "j?n"
    assert page.url == server.address


def test_every_control_can_be_reached_with_the_tab_key_and_shows_where_it_is(project: Page) -> None:
    wanted = project.locator("a[href]:visible, button:visible, summary:visible").count()
    reached = set()
    for _ in range(wanted + 30):
        project.keyboard.press("Tab")
        reached.add(project.evaluate("(e => e.outerHTML.slice(0, 160))(document.activeElement)"))
        outline = project.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none" or project.evaluate("document.activeElement === document.body || document.activeElement.id === 'hints'")
    assert len(reached) >= wanted * 0.9


def test_the_list_of_projects_opens_and_escape_closes_it(project: Page) -> None:
    project.click(".jump:not(.end) summary")
    expect(project.locator(".jump:not(.end) a")).to_have_count(3)
    project.keyboard.press("Escape")
    expect(project.locator(".jump:not(.end) ol")).to_be_hidden()


def test_hints_are_shown_on_demand_and_stay_shown_on_the_next_page(project: Page) -> None:
    expect(project.locator(".hints")).to_be_hidden()
    project.keyboard.press("h")
    expect(project.locator(".hints")).to_be_visible()
    project.keyboard.press("n")
    project.wait_for_url("**/projects/2/")
    expect(project.locator(".hints")).to_be_visible()


def test_dark_follows_the_system_and_the_switch(page: Page, address: str) -> None:
    def ground() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    page.emulate_media(color_scheme="dark")
    page.goto(address)
    assert ground() == "rgb(18, 23, 29)"
    page.click("text=浅色")
    assert ground() == "rgb(244, 246, 249)"
    page.emulate_media(color_scheme="light")
    page.click("text=深色")
    assert ground() == "rgb(18, 23, 29)"
    page.emulate_media(media="print")
    assert ground() == "rgb(255, 255, 255)"


def test_paper_has_no_navigation_and_repeats_the_heads_of_tables(project: Page) -> None:
    project.emulate_media(media="print")
    for selector in (".top", ".bar"):
        expect(project.locator(selector)).to_be_hidden()
    assert project.evaluate("getComputedStyle(document.querySelector('.typed thead')).display") == "table-header-group"
    assert "SimSun" in project.evaluate("getComputedStyle(document.querySelector('.src')).fontFamily")
    assert project.pdf(format="A4").startswith(b"%PDF")


PAGES = ("/", "/rules/", "/rules/IN001/", "/targets/?text=2场&actual=1场", "/help/", "{}", "{}projects/1/", "{}delete/")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_light_asks_nobody_else_and_complains_of_nothing(
    browser: Browser, shared_server: RunningServer, address: str, path: str
) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    weights: list[int] = []
    page.on("requestfinished", lambda request: weights.append(request.sizes()["responseBodySize"]))
    page.goto(path.format(address) if "{}" in path else shared_server.address.rstrip("/") + path, wait_until="networkidle")
    assert complaints == []
    assert all(url.startswith(shared_server.address) for url in asked)
    assert sum(weights) <= PAGE_WEIGHT
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_speaks_english(page: Page, shared_server: RunningServer, address: str, path: str) -> None:
    page.goto(path.format(address) if "{}" in path else shared_server.address.rstrip("/") + path)
    said = page.inner_text("body") + page.title()
    assert not re.findall(r"[A-Za-z]{2,}(?:[ ,']+[A-Za-z]{2,}){2,}", said)


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_needs_no_sideways_scrolling_of_the_page(browser: Browser, shared_server: RunningServer, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 740}, is_mobile=True)
    page = context.new_page()
    page.goto(path.format(address) if "{}" in path else shared_server.address.rstrip("/") + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    context.close()


def test_an_office_screen_shows_the_scores_of_a_self_evaluation_whole(page: Page, shared_server: RunningServer) -> None:
    name = "柳溪区文化馆.xlsx"
    path, _ = Visitor(shared_server).upload([(name, (EXAMPLES / name).read_bytes())])
    page.goto(f"{shared_server.address.rstrip('/')}{path}projects/1/")
    assert page.evaluate("(box => box.scrollWidth - box.clientWidth)(document.querySelector('.result .scroll'))") <= 0
