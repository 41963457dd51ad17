"""Takes the pictures of submissions for the documentation: ``python -m tools.make_submission_screenshots [FOLDER]``.

The pages are those of 单机版, with an example made by the real actions; pictures go to ``docs/images`` unless a folder is named.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.command_line import REPOSITORY

OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
PAGES = {
    "submissions.png": "submissions/", "submission.png": "submissions/1/", "submission-project.png": "submissions/1/projects/1/",
    "compare.png": "submissions/1/compare/?before=2&after=4", "review.png": "submissions/2/review/",
    "review-sheet.png": "submissions/2/projects/1/review/", "approval.png": "approvals/1/", "desk.png": "desk/",
}
_MAKE = (
    "import os, sys; from pathlib import Path; from jiheng_web.startup import wake; wake(Path(sys.argv[1]), host='127.0.0.1')\n"
    "from tools.submitted_example import make_submissions; make_submissions()"
)
_PROGRAM = Path(sys.executable).with_name("jiheng")


def main() -> None:
    """Make the example in a folder of its own, serve it, take every picture."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("没有找到 chromium，截不了图。")
    images = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "docs" / "images"
    images.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        environment = {**os.environ, "PYTHONUTF8": "1", "JIHENG_EDITION": "local"}
        subprocess.run([sys.executable, "-c", _MAKE, name], check=True, cwd=REPOSITORY, env=environment)
        command = [str(_PROGRAM), "serve", "--port", "0", "--data", name]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment) as server:
            try:
                _take_all(chromium, _find_address(server), images)
            finally:
                server.terminate()


def _find_address(server: "subprocess.Popen[str]") -> str:
    match = re.search(r"http://\S+", server.stdout.readline() if server.stdout else "")
    if match is None:
        sys.exit("服务没有启动。")
    return match[0]


def _take_all(chromium: str, address: str, images: Path) -> None:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        for name, page in PAGES.items():
            _take(browser, images / name, f"{address}{page}")
        browser.close()


def _take(browser: Browser, picture: Path, address: str) -> None:
    page = browser.new_context(viewport={"width": 1366, "height": 860}, locale="zh-CN").new_page()
    answer = page.goto(address)
    if answer is None or not answer.ok:
        sys.exit(f"{address} 打不开。")
    page.screenshot(path=picture)


if __name__ == "__main__":
    main()
