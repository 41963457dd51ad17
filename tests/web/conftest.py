"""Django awake on a database in memory, unless the environment names another one; a real server; a real browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.running import RunningServer, start_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiheng_web.settings")
os.environ.setdefault("JIHENG_SECRET_KEY", "for tests only")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's driver keeps a loop running in the thread of the tests
django.setup()

BROWSER = shutil.which("chromium")
BROWSER_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
)


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix() -> None:
    """Every worker of a parallel run has a memory of its own; a suffix would make files of these databases."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """A server of its own for one test, on an empty data folder."""
    with start_server(tmp_path / "home") as running:
        yield running


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """One server for the tests of a module that only look."""
    with start_server(tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    if BROWSER is None:
        pytest.skip("there is no chromium on this machine")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=BROWSER, args=list(BROWSER_OPTIONS))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page at 1366×768, the size of an office screen."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    yield context.new_page()
    context.close()
