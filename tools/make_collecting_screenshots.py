"""Takes the pictures of 收表 and of the interface: a task with thirty agencies, a ZIP of their files handed in.

``python -m tools.make_collecting_screenshots`` rewrites ``docs/images/collecting-*.png``; it needs Chromium.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.web.collecting.cycle import AGENCIES, DEPARTMENT, write_workbooks
from tests.web.running import start_server
from tools.command_line import REPOSITORY

IMAGES = REPOSITORY / "docs" / "images"
_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu")
_WAIT = 120_000


def main() -> None:
    """Serves an empty data folder, plays, takes every picture."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("没有找到 chromium，截不了图。")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(_OPTIONS))
        with start_server(Path(name) / "home", has_worker=True) as server:
            page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
            _play(page, server.address.rstrip("/"), Path(name))
        browser.close()


def _play(page: Page, address: str, folder: Path) -> None:
    page.goto(f"{address}/collecting/new/")
    texts = {
        "title": "2026 年项目支出绩效目标申报", "place_name": DEPARTMENT, "year": "2026", "deadline": "2026年12月15日",
        "names": "\n".join(f"1010{number:02} {name}" for number, name in enumerate(AGENCIES)),
    }  # fmt: skip
    for name, text in texts.items():
        page.fill(f"[name={name}]", text)
    _take(page, "issue")
    page.get_by_role("button", name="下发").click()
    task = page.url
    page.set_input_files("#files", write_workbooks(folder))
    page.wait_for_url("**/jobs/*/")
    expect(page.locator("main")).to_contain_text("已完成", timeout=_WAIT)
    page.goto(task)
    _take(page, "ledger")
    page.get_by_role("row", name=re.compile(AGENCIES[24])).locator("td.wide a").click()
    _take(page, "receipt")
    page.goto(f"{task}remind/")
    _take(page, "remind")
    page.goto(f"{task}merged/")
    _take(page, "merged")
    page.goto(f"{address}/interface/")
    _take(page, "interface")


def _take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / f"collecting-{name}.png")


if __name__ == "__main__":
    main()
