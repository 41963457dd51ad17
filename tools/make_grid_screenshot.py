"""Takes the picture of the grid for the documentation, with a table of the tests: ``python -m tools.make_grid_screenshot``."""

import shutil
import sys

from playwright.sync_api import Page, sync_playwright

from tests.web.grid.serving import serve_table
from tests.web.grid.table_store import Row, TableStore
from tools.command_line import REPOSITORY

PICTURE = REPOSITORY / "docs" / "images" / "grid.png"
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu")
TEXTS = (
    ("产出指标", "数量指标", "举办业务培训班次", "≥12期", "15"),
    ("产出指标", "数量指标", "培训人次", "≥1200人次", "10"),
    ("产出指标", "质量指标", "结业考试合格率", "≥95%", "15"),
    ("产出指标", "时效指标", "培训计划按期完成率", "＝100%", "10"),
    ("成本指标", "经济成本指标", "人均培训成本", "≤550元/人·天", "20"),
    ("效益指标", "社会效益指标", "参训人员业务能力", "明显提高", "20"),
    ("满意度指标", "服务对象满意度指标", "参训人员满意度", "≥90%", "10"),
)


def main() -> None:
    """Serves the table, writes into it, and takes the picture."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("没有找到 chromium，截不了图。")
    rows: list[tuple[str, Row]] = [
        (f"r{number}", dict(zip(("dimension", "category", "name", "target", "points"), texts, strict=True)))
        for number, texts in enumerate(TEXTS, 1)
    ]
    with sync_playwright() as driver, serve_table(TableStore(rows)) as server:
        browser = driver.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        page = browser.new_context(viewport={"width": 1366, "height": 520}, locale="zh-CN").new_page()
        page.goto(f"{server.address}?packed")
        _write(page)
        page.locator("[data-grid]").screenshot(path=PICTURE)
        browser.close()


def _write(page: Page) -> None:
    """Corrects a target, so that the time of saving is shown, and chooses two cells."""
    page.get_by_role("gridcell", name="≥12期").click()
    page.keyboard.type("≥14期")
    page.keyboard.press("Enter")
    page.get_by_text("已自动保存").wait_for()
    page.get_by_role("gridcell", name="结业考试合格率").click()
    page.keyboard.press("Shift+ArrowRight")
    page.mouse.move(5, 5)


if __name__ == "__main__":
    main()
