"""Two people at the same moment, on both databases: submitted twice is submitted once, and nothing that is said is lost."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.databases import POSTGRESQL, postgresql_answers

REPOSITORY = Path(__file__).resolve().parents[3]
DATABASE = "jiheng_two_at_once"


def _run(url: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("JIHENG_")}
    environment |= {
        "JIHENG_DATABASE_URL": url, "JIHENG_SECRET_KEY": "for tests only", "DJANGO_SETTINGS_MODULE": "jiheng_web.settings",
        "PYTHONPATH": f"{REPOSITORY / 'src'}{os.pathsep}{REPOSITORY}", "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "tests.web.submissions.two_at_once"]
    outcome = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr[-3000:]
    return outcome.stdout


def test_on_sqlite(tmp_path: Path) -> None:
    assert _run(f"sqlite:///{tmp_path / 'jiheng.sqlite3'}").startswith("sqlite: ")


@pytest.mark.skipif(not postgresql_answers(), reason="no PostgreSQL answers at 127.0.0.1:5432")
def test_on_postgresql() -> None:
    with psycopg.connect(POSTGRESQL, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {DATABASE}")
        try:
            assert _run(f"{POSTGRESQL.rpartition('/')[0]}/{DATABASE}").startswith("postgresql: ")
        finally:
            server.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
