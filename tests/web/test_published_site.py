"""The public site in a real browser, opened from a folder: search, keys, narrow screens, paper."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

import jiheng
from tests.builders import make_filing, make_indicator, make_project

HOSTILE = "<img src=x onerror=document.title='坏'>培训"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a site in a folder."""
    folder = tmp_path_factory.mktemp("公开") / "网站 一"
    projects = [
        make_project(f"第{number}期科普活动", make_indicator(f"活动{number}场次"), make_indicator("群众满意度", "≥90%"), make_indicator("公众参与度", "满意"))
        for number in range(60)
    ]
    table = make_filing(*projects, make_project("特别项目", make_indicator(HOSTILE), make_indicator("ＡＢ型设备 Ｘ", "𠮷祥")))
    filings = [jiheng.SiteFiling(replace(table, fiscal_year=2025), "项目表.txt")]
    jiheng.publish_site(filings, folder, options=jiheng.SiteOptions(approval=jiheng.Approval("王处长", "青财预〔2025〕1号")))
    return folder.as_uri()


@pytest.fixture
def search(page: Page, site: str) -> Page:
    """The page of the search."""
    page.goto(f"{site}/search.html")
    return page


def test_two_characters_typed_find_what_has_them(search: Page) -> None:
    search.fill("#q", "满意")
    expect(search.locator("#said")).to_have_text("找到 120 条，已显示 20 条。")
    expect(search.locator("#found li")).to_have_count(20)
    expect(search.locator("#found mark").first).to_have_text("满意")
    search.click("#more")
    expect(search.locator("#found li")).to_have_count(40)


def test_several_words_must_all_be_there_and_a_project_lends_its_name_to_its_indicators(search: Page) -> None:
    search.fill("#q", "7期 满意度")
    expect(search.locator("#found li")).to_have_count(6)
    search.fill("#q", "特别 设备")
    expect(search.locator("#found li")).to_have_count(1)


@pytest.mark.parametrize(("typed", "found"), [("ab型", 1), ("AB型设备x", 1), ("𠮷祥", 1), ("满意参与", 0), ("没有这样", 0)])
def test_widths_cases_and_rare_characters_make_no_difference(search: Page, typed: str, found: int) -> None:
    search.fill("#q", typed)
    expect(search.locator("#said")).not_to_be_empty()
    expect(search.locator("#found li")).to_have_count(found)


def test_one_character_is_told_to_be_too_few(search: Page) -> None:
    search.fill("#q", "满")
    expect(search.locator("#said")).to_have_text("每个词至少要两个字。")


def test_a_hit_opens_its_page_and_the_box_on_any_page_searches(page: Page, site: str) -> None:
    page.goto(f"{site}/years.html")
    page.fill("#find", "特别项目")
    page.keyboard.press("Enter")
    page.click("#found a")
    expect(page.locator("h1")).to_have_text("特别项目")
    page.click("text=ＡＢ型设备 Ｘ")
    expect(page.locator("main")).to_contain_text("𠮷祥")


def test_hostile_names_stay_text_in_the_results(search: Page) -> None:
    search.fill("#q", "培训")
    expect(search.locator("#found a")).to_have_text(HOSTILE)
    expect(search).to_have_title("搜索 · 预算绩效公开")


def test_no_page_is_wider_than_a_phone_and_nothing_is_complained_of(page: Page, site: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_viewport_size({"width": 390, "height": 800})
    for address in ("index.html", "list.html", "years.html", "about.html", "downloads.html", "search.html?q=活动"):
        page.goto(f"{site}/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
    assert not complaints


def test_the_first_key_leads_past_the_navigation(page: Page, site: str) -> None:
    page.goto(f"{site}/years.html")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到正文")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_paper_has_no_navigation(page: Page, site: str) -> None:
    page.goto(f"{site}/years.html")
    page.emulate_media(media="print")
    expect(page.locator("header nav")).to_be_hidden()
    expect(page.locator("main table")).to_be_visible()
