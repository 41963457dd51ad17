"""Submissions in a real browser: sent with a button, refused with a reason, compared; nothing inline, nothing from elsewhere."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.web.running import RunningServer, start_server

REPOSITORY = Path(__file__).resolve().parents[3]
MAKE = (
    "import sys; from pathlib import Path; from jiheng_web.startup import wake; wake(Path(sys.argv[1]), host='127.0.0.1')\n"
    "from tools.submitted_example import make_submissions; make_submissions()"
)
PAGES = (
    "submissions/", "submissions/1/", "submissions/1/projects/1/", "submissions/3/projects/1/edit/", "submissions/2/review/",
    "submissions/2/projects/1/review/", "submissions/1/versions/2/", "submissions/1/compare/?before=2&after=4", "approvals/",
    "approvals/new/", "approvals/1/", "rounds/", "desk/",
)
HEAVIEST = 60 * 1024


@pytest.fixture(scope="module")
def cycle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A server on a department in the middle of its budget."""
    folder = tmp_path_factory.mktemp("home")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("JIHENG_", "DJANGO_"))}
    environment |= {"PYTHONPATH": f"{REPOSITORY / 'src'}{os.pathsep}{REPOSITORY}", "PYTHONUTF8": "1"}
    made = subprocess.run([sys.executable, "-c", MAKE, str(folder)], env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr[-3000:]
    with start_server(folder) as running:
        yield running


def test_every_page_is_light_whole_and_without_a_complaint_of_the_browser(cycle: RunningServer, page: Page) -> None:
    said: list[str] = []
    foreign: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(cycle.address) else None)
    for address in PAGES:
        answer = page.goto(f"{cycle.address}{address}")
        assert answer is not None
        assert answer.status == 200, address
        assert len(answer.body()) < 4 * HEAVIEST, address
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address
    assert (said, foreign) == ([], [])


def test_on_a_narrow_screen_nothing_runs_off_the_page(cycle: RunningServer, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for address in PAGES:
        page.goto(f"{cycle.address}{address}")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address


def test_returned_rewritten_sent_and_taken_back(cycle: RunningServer, page: Page) -> None:
    page.goto(f"{cycle.address}submissions/3/")
    assert page.get_by_text("没有写调查方法").first.is_visible()
    page.get_by_role("link", name="公益文化艺术培训").first.click()
    page.get_by_role("link", name="修改").click()
    page.locator("textarea[name=annual_objective]").fill("全年开设公益培训班96期，培训2880人次。")
    page.get_by_role("button", name="保存", exact=True).click()
    assert page.get_by_text("全年开设公益培训班96期，培训2880人次。").is_visible()
    page.goto(f"{cycle.address}submissions/3/")
    page.get_by_role("button", name="送审").click()
    assert page.get_by_role("list", name="流程").locator("[aria-current]").inner_text() == "单位审核"
    page.get_by_role("button", name="撤回").click()
    assert page.get_by_role("list", name="流程").locator("[aria-current]").inner_text() == "填报"


def test_a_remark_is_pinned_to_an_indicator_with_the_keyboard(cycle: RunningServer, page: Page) -> None:
    page.goto(f"{cycle.address}submissions/2/projects/2/")
    page.get_by_label("意见", exact=True).focus()
    page.keyboard.type("请写明数据来源")
    page.keyboard.press("Enter")
    page.get_by_text("请写明数据来源").first.wait_for()


def test_two_versions_stand_side_by_side_and_spellings_only_when_asked(cycle: RunningServer, page: Page) -> None:
    page.goto(f"{cycle.address}submissions/1/compare/?before=2&after=4")
    assert page.locator("ins", has_text="3000").first.is_visible()
    assert not page.get_by_text("公益培训班期数").is_visible()
    page.get_by_label("也列只是写法不同的").check()
    page.get_by_role("button", name="比较").click()
    assert page.get_by_text("公益培训班期数").first.is_visible()
