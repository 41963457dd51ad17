"""Choosing, waiving, comparing and scoring in a real browser: by keyboard, on paper, on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.running import RunningServer, Visitor
from tests.web.tables import make_table

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PAGE_WEIGHT = 60 * 1024
PAGES = ["basis/", "waivers/", "corrections/", "opinion/", "scores/", "scores/1/"]


@pytest.fixture(scope="module")
def address(shared_server: RunningServer) -> str:
    """The self-evaluation of the examples, read in."""
    name = "柳溪区文化馆.xlsx"
    path, _ = Visitor(shared_server).upload([(name, (EXAMPLES / name).read_bytes())])
    return shared_server.address.rstrip("/") + path


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1366, 390])
def test_every_page_is_light_asks_nobody_else_and_fits(
    browser: Browser, shared_server: RunningServer, address: str, path: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 768})
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    weights: list[int] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfinished", lambda request: weights.append(request.sizes()["responseBodySize"]))
    page.goto(address + path, wait_until="networkidle")
    assert complaints == []
    assert all(url.startswith(shared_server.address) for url in asked)
    assert sum(weights) <= PAGE_WEIGHT
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_papers_are_reached_by_keyboard_and_the_menu_closes_again(page: Page, address: str) -> None:
    page.goto(address)
    page.focus("details.end > summary")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="审核意见…")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="审核意见…")).to_be_hidden()


def test_the_opinion_is_copied_with_one_button(page: Page, address: str) -> None:
    page.goto(f"{address}opinion/")
    page.get_by_role("button", name="复制").click()
    expect(page.get_by_text("已复制")).to_be_visible()


def test_scores_are_walked_through_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}scores/1/")
    page.keyboard.press("j")
    expect(page.locator("#x [data-stop]")).to_be_focused()
    page.keyboard.press("n")
    page.wait_for_url("**/scores/2/")
    page.keyboard.press("u")
    page.wait_for_url("**/scores/")


def test_printed_scores_keep_their_columns_and_lose_the_buttons(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 680, "height": 900})
    page.emulate_media(media="print")
    page.goto(f"{address}scores/1/")
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.get_by_role("columnheader", name="怎么算的，凭什么")).to_be_visible()


def test_a_finding_is_waived_from_where_it_stands_and_taken_back_from_the_list(page: Page, server: RunningServer) -> None:
    path, _ = Visitor(server).upload([("项目表.txt", make_table())])
    page.goto(f"{server.address.rstrip('/')}{path}projects/1/")
    page.get_by_role("link", name="豁免恒真目标").first.click()
    page.get_by_label("批准人").fill("张三")
    page.get_by_label("理由").fill("上级统一的写法")
    page.get_by_label("有效期至").fill("2099-12-31")
    page.keyboard.press("Enter")
    page.wait_for_url("**/projects/1/")
    page.get_by_text("已豁免 1 处").click()
    expect(page.get_by_text("：上级统一的写法（有效期至 2099-12-31）")).to_be_visible()
    page.get_by_role("link", name="豁免清单").click()
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_text("还没有豁免")).to_be_visible()
