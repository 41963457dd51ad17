"""Takes the pictures of the documentation: the real pages, in a real browser, with the example loaded.

``python -m tools.make_screenshots`` rewrites ``docs/images``; it needs Chromium and the development environment.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.command_line import REPOSITORY

IMAGES = REPOSITORY / "docs" / "images"
EXAMPLES = ("青江市科学技术馆.txt", "临川县教育局.xlsx", "云溪区城市管理局.tsv", "示范表.txt")
PROJECT = 4
_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
)
_PROGRAM = Path(sys.executable).with_name("jiheng")


def main() -> None:
    """Serve the examples on a free port and take every picture."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("没有找到 chromium，截不了图。")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(_OPTIONS))
        document = f"{address}documents/{len(EXAMPLES)}/"
        _take(browser, "list.png", address)
        _take(browser, "table.png", document)
        _take(browser, "page.png", f"{document}projects/{PROJECT}/", select=True)
        _take(browser, "dark.png", f"{document}projects/{PROJECT}/", dark=True, select=True)
        _take(browser, "rule.png", f"{address}rules/IN001/")
        report = Path(folder, "报告.html")
        subprocess.run([_PROGRAM, "report", REPOSITORY / "examples" / EXAMPLES[0], "-o", report], check=True)
        _take(browser, "report.png", report.as_uri())
        browser.close()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address of a server that has read the examples, the main one last so that it stands first in the list."""
    files = [str(REPOSITORY / "examples" / name) for name in reversed(EXAMPLES)]
    command = [str(_PROGRAM), "serve", "--port", "0", "--data", str(folder), "--load", *files]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:
        line = server.stdout.readline() if server.stdout else ""
        found = re.search(r"http://\S+/", line)
        if found is None:
            sys.exit("服务没有启动。")
        try:
            yield found.group()
        finally:
            server.terminate()


def _take(browser: Browser, name: str, address: str, *, dark: bool = False, select: bool = False) -> None:
    """One picture of an office screen; ``select`` marks the first indicator by keyboard, as a reader would."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, color_scheme="dark" if dark else "light", locale="zh-CN")
    page = context.new_page()
    page.goto(address)
    if select:
        page.keyboard.press("j")
    page.screenshot(path=IMAGES / name)
    context.close()


if __name__ == "__main__":
    main()
