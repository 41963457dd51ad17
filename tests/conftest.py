"""What holds for the whole suite: where goldens lie, and that CI does not skip in silence."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = "../shared"
"""The folder with real documents: a skip whose reason names it is expected where it is absent; any other skip fails CI."""


# How long an example takes says more about the machine than about us.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rewrite-goldens`` writes what was produced instead of comparing it (``make golden``)."""
    parser.addoption("--rewrite-goldens", action="store_true", help="write the golden files anew instead of comparing with them")


def pytest_configure(config: pytest.Config) -> None:
    """Registers our marks."""
    config.addinivalue_line("markers", "golden: compares with a file that `make golden` rewrites; set by the use of the fixture")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that use goldens, so that ``make golden`` runs these only."""
    for item in items:
        if "golden" in getattr(item, "fixturenames", ()):
            item.add_marker("golden")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """``golden(path, text)`` holds ``text`` against the UTF-8 file at ``path``, or rewrites the file under ``--rewrite-goldens``."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--rewrite-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path.name} is missing: run `make golden`"
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs: look at it, then run `make golden`"

    return compare


def _unexpected_skips(config: pytest.Config) -> list[str]:
    """The skips of this session, one line each, that CI does not accept; empty outside CI and in the workers of a parallel run."""
    reporter = config.pluginmanager.getplugin("terminalreporter")
    if os.environ.get("CI") != "true" or reporter is None or hasattr(config, "workerinput"):
        return []
    reports = reporter.stats.get("skipped", [])
    reasons = [(report.nodeid, report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)) for report in reports]
    is_absent = not (REPOSITORY / SHARED).is_dir()
    return sorted(f"{nodeid}: {reason}" for nodeid, reason in reasons if not (is_absent and SHARED in reason))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fails a session on CI that skipped what should have run."""
    if session.exitstatus == pytest.ExitCode.OK and _unexpected_skips(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says which skips failed the session."""
    if skips := _unexpected_skips(config):
        terminalreporter.section("skipped on CI, where every test must run", red=True)
        for line in skips:
            terminalreporter.line(line)
