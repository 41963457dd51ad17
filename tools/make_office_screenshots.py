"""The pictures of docs/机关版.md: a demonstration office in a folder that is thrown away, and what each of its people sees.

    python -m tools.make_office_screenshots
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools.command_line import REPOSITORY

IMAGES = REPOSITORY / "docs" / "images"
_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_PROGRAM = Path(sys.executable).with_name("jiheng")
_SHOTS = (
    ("xitong", "/accounts/", "office-accounts.png"),
    ("xitong", "/places/", "office-places.png"),
    ("xitong", "/places/import/", "office-import.png"),
    ("xitong", "/account/phone/", "office-phone.png"),
    ("anquan", "/grants/6/", "office-grant.png"),
    ("shenjiyuan", "/audit/", "office-audit.png"),
)
"""Who, where, and the name of the picture."""
_LIST = (
    "单位名称\t类别\t上级\t编码\n青江市体育局\t主管部门\t青江市财政局\t103\n青江市体育馆\t预算单位\t青江市体育局\t103001\n青江市游泳馆\t商店\t青江市体育局\t103002"
)


def main() -> None:
    """Makes the office, serves it, and takes every picture."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("没有找到 chromium，截不了图。")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        made = subprocess.run([sys.executable, "-m", "tools.make_demo", "--data", name], cwd=REPOSITORY, capture_output=True, check=True)
        words = [line.split() for line in made.stdout.decode().splitlines()[1:]]
        passwords = {line[-2]: line[-1] for line in words}
        browser = driver.chromium.launch(executable_path=chromium, args=list(_OPTIONS))
        with _served(Path(name)) as address:
            _take_login(browser, address)
            for who in dict.fromkeys(who for who, _, _ in _SHOTS):
                _take_all(browser, address, who, passwords[who])
        browser.close()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    command = [str(_PROGRAM), "serve", "--office", "--no-worker", "--port", "0", "--data", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:
        line = server.stdout.readline() if server.stdout else ""
        found = re.search(r"http://\S+(?=/)", line)
        if found is None:
            sys.exit("服务没有启动。")
        try:
            yield found.group()
        finally:
            server.terminate()


def _take_login(browser: Browser, address: str) -> None:
    page = _open(browser)
    page.goto(f"{address}/login/")
    page.screenshot(path=IMAGES / "office-login.png", clip={"x": 0, "y": 0, "width": 1366, "height": 480})


def _take_all(browser: Browser, address: str, who: str, password: str) -> None:
    page = _open(browser)
    page.goto(f"{address}/login/")
    page.fill("[name=login_name]", who)
    page.fill("[name=password]", password)
    page.click("main button")
    for path, name in ((path, name) for whose, path, name in _SHOTS if whose == who):
        page.goto(address + path)
        if name == "office-import.png":
            page.select_option("[name=parent]", index=1)
            page.fill("[name=text]", _LIST)
            page.click("main button")
        page.screenshot(path=IMAGES / name)


def _open(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN").new_page()


if __name__ == "__main__":
    main()
