"""The yearly cycle, played through in a real browser, in both editions, with a real server and its worker."""

import json
import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.web.collecting.cycle import AGENCIES, DEPARTMENT, Stage, play
from tests.web.running import start_server

_PEOPLE = ("department", "head", "reviewer", "finance", "leader")
_PICTURES = os.environ.get("JIHENG_PICTURES")
"""A folder for pictures of every page, for whoever wants to look at them."""


def _shoot(page: Page, name: str) -> None:
    if _PICTURES:
        page.screenshot(path=Path(_PICTURES) / f"{name}.png", full_page=True)


def test_one_person_plays_the_whole_cycle(browser: Browser, tmp_path: Path) -> None:
    def issue(page: Page) -> None:
        page.fill("[name=title]", "2026 年项目支出绩效目标申报")
        page.fill("[name=place_name]", DEPARTMENT)
        page.fill("[name=year]", "2026")
        page.fill("[name=deadline]", "2099年12月31日")
        page.fill("[name=names]", "\n".join(f"1010{number:02} {name}" for number, name in enumerate(AGENCIES)))
        _shoot(page, "下发任务")

    with start_server(tmp_path / "home", has_worker=True) as server:
        context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN", accept_downloads=True)
        page = context.new_page()
        play(Stage(dict.fromkeys(_PEOPLE, page), server.address, tmp_path, _shoot), issue=issue)
        context.close()


def test_an_office_plays_the_whole_cycle(browser: Browser, tmp_path: Path) -> None:
    def issue(page: Page) -> None:
        page.fill("[name=title]", "2026 年项目支出绩效目标申报")
        assert page.locator("input[name=agencies]:checked").count() == len(AGENCIES)

    database = f"sqlite:///{tmp_path / 'office.sqlite3'}"
    with start_server(tmp_path / "home", "--office", database=database, has_worker=True) as server:
        environment = {**os.environ, "JIHENG_DATABASE_URL": database, "JIHENG_EDITION": "office"}
        seed = [sys.executable, "-m", "tests.web.collecting.seed_office"]
        seeded = subprocess.run(seed, env=environment, capture_output=True, check=True)
        pages = {}
        for who, token in json.loads(seeded.stdout).items():
            context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN", accept_downloads=True)
            context.add_cookies([{"name": "session", "value": token, "url": server.address}])
            pages[who] = context.new_page()
        play(Stage(pages, server.address, tmp_path, _shoot), issue=issue)
