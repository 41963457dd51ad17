"""A PDF is shown as it is printed, and the region of whatever is pointed at lights up on its page."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from tests.readers.pdf.files import cells, grid, pdf, text
from tests.web.running import RunningServer, Visitor
from tests.web.tables import make_table

COLUMNS = ("项目名称", "总计", "绩效目标", "绩效指标")
XS = [20, 110, 170, 260, 590]
ITEMS = "1、1-产出指标；11-数量指标；开课；实施周期指标值:9节；年度指标值:9节。", "2、1-产出指标；11-数量指标；办展；实施周期指标值:2场；年度指标值:"
REST = "2场。"
"""The second indicator goes on on the next page."""


def sheet(*rows: tuple[str, ...]) -> str:
    """One page of the list in small print."""
    ys = [60 + 20 * number for number in range(len(rows) + 2)]
    return grid(XS, ys) + cells(XS, ys, [COLUMNS, *rows]).replace(" 10 Tf", " 6 Tf")


def make_pdf() -> bytes:
    """A list of one project that a page break cuts in its second indicator."""
    return pdf(
        text(50, 30, "项目支出绩效目标表") + sheet(("科学课", "1.00", "开好科学课。", ITEMS[0]), ("", "", "", ITEMS[1])), sheet(("", "", "", REST)),
    )


@pytest.fixture(scope="module")
def address(shared_server: RunningServer) -> str:
    """The address of the PDF, read in."""
    path, _ = Visitor(shared_server).upload([("项目表.pdf", make_pdf())])
    return shared_server.address.rstrip("/") + path


@pytest.fixture
def project(page: Page, address: str) -> Iterator[Page]:
    """The project of the PDF, both of its pages drawn."""
    foreign: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(address[:17]) else None)
    page.goto(f"{address}projects/1/")
    page.wait_for_selector("#page-1 svg")
    yield page
    assert not foreign


def test_the_page_is_drawn_with_a_picture_of_its_own_shape(project: Page) -> None:
    assert project.evaluate("document.querySelector('#page-1 svg').viewBox.baseVal.width") == 600
    picture = project.evaluate("new URL(document.querySelector('#page-1 image').href.baseVal, location).href")
    assert project.request.get(picture).headers["content-type"] == "image/png"


def test_a_row_clicked_lights_its_regions_on_every_page_it_stands_on(project: Page) -> None:
    project.locator("#page-2").scroll_into_view_if_needed()
    project.wait_for_selector("#page-2 svg")
    project.click("#i2 .name")
    expect(project.locator("#page-1 .region.lit")).to_have_count(1)
    expect(project.locator("#page-2 .region.lit")).to_have_count(1)
    expect(project.locator("#page-1 .region.lit")).to_be_in_viewport()


def test_a_region_clicked_lights_its_row(project: Page) -> None:
    project.locator("#page-1 a.region[data-keys=i1] rect").first.click()
    expect(project.locator("#i1")).to_have_class("lit")


def test_regions_are_reached_and_left_by_keys(project: Page) -> None:
    project.locator("#page-1 a.region[data-keys=i2]").focus()
    expect(project.locator("#i2")).to_have_class("lit")
    project.keyboard.press("Enter")
    assert project.evaluate("document.activeElement.closest('tbody').id") == "i2"


def test_the_printed_text_is_one_choice_away(project: Page) -> None:
    expect(project.locator(".texts")).to_be_hidden()
    project.focus("#as-page")
    project.keyboard.press("ArrowRight")
    expect(project.locator(".texts")).to_be_visible()
    expect(project.locator(".pages")).to_be_hidden()
    project.click("#i1 .name")
    expect(project.locator("#s-i1")).to_be_in_viewport()


def test_the_whole_table_shows_every_page_when_it_is_looked_at(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("#page-1 svg")
    page.click("#p1 td >> nth=0")
    expect(page.locator("#page-1 .region.lit").first).to_be_visible()
    page.locator("#page-2").scroll_into_view_if_needed()
    expect(page.locator("#page-2 .region.lit").first).to_be_visible()


@pytest.mark.django_db
class TestOverHttp:
    """What is asked for without a browser."""

    def send(self, client: Client, name: str, content: bytes) -> str:
        answer = client.post("/documents/", {"files": [SimpleUploadedFile(name, content)]})
        return str(answer.headers["Location"])

    def test_a_page_leads_back_to_what_it_shows(self, client: Client) -> None:
        address = self.send(client, "项目表.pdf", make_pdf())
        page = client.get(f"{address}pages/1/?project=1").content.decode()
        assert f'href="{address}projects/1/#i1"' in page
        assert client.get(f"{address}pages/1/").status_code == 200
        assert client.get(f"{address}pages/1.png").content.startswith(b"\x89PNG")

    @pytest.mark.parametrize("rest", ["pages/3/", "pages/0/", "pages/3.png", "pages/1/?project=9", f"pages/{'9' * 30}/"])
    def test_what_is_not_there_is_not_found(self, client: Client, rest: str) -> None:
        assert client.get(self.send(client, "项目表.pdf", make_pdf()) + rest).status_code == 404

    def test_a_text_has_no_pages(self, client: Client) -> None:
        address = self.send(client, "项目表.txt", make_table())
        assert "原件" not in client.get(address).content.decode()
        assert client.get(f"{address}pages/1.png").status_code == 404


def test_pages_work_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}projects/1/")
    page.click("text=第 1 页的原件")
    page.locator("a.region[data-keys=i1] rect").first.click()
    assert page.url.endswith("projects/1/#i1")
    context.close()
