"""Databases: how they are named, how safely they write, and that both of them do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection

from jiheng_web.database import parse_database_url
from jiheng_web.documents.actions import add_document, delete_document, refresh_summary
from jiheng_web.documents.models import ReadDocument
from jiheng_web.documents.policies import LOCAL_ACTOR, Actor
from tests.databases import POSTGRESQL, postgresql_answers
from tests.web.tables import make_table

REPOSITORY = Path(__file__).resolve().parents[2]
STRANGER = Actor("别人")


def test_a_postgresql_address_is_taken_apart() -> None:
    settings = parse_database_url("postgresql://user:p%40ss@db.example:5433/jiheng")
    assert [settings[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == ["user", "p@ss", "db.example", "5433", "jiheng"]


def test_a_path_with_blanks_and_chinese_stays_whole() -> None:
    assert parse_database_url("sqlite:////tmp/我的 数据/a.sqlite3")["NAME"] == "/tmp/我的 数据/a.sqlite3"


def test_any_other_address_is_refused_with_a_sentence() -> None:
    with pytest.raises(ValueError, match="应以 sqlite:/// 或 postgresql:// 开头"):
        parse_database_url("mysql://localhost/x")


@pytest.mark.django_db
def test_sqlite_is_on_the_disk_before_it_says_so() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has this setting")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)


@pytest.mark.django_db
def test_the_tables_are_as_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_nobody_but_the_person_at_the_machine_may_write() -> None:
    document = add_document(make_table(), name="表.txt", actor=LOCAL_ACTOR).document
    with pytest.raises(PermissionDenied):
        add_document(b"x", name="表.txt", actor=STRANGER)
    with pytest.raises(PermissionDenied):
        delete_document(document, actor=STRANGER)
    with pytest.raises(PermissionDenied):
        refresh_summary(document, actor=STRANGER)
    assert ReadDocument.objects.count() == 1


@pytest.mark.django_db
def test_an_old_summary_is_made_anew_from_the_bytes() -> None:
    document = add_document(make_table(), name="表.txt", actor=LOCAL_ACTOR).document
    ReadDocument.objects.update(project_count=99, read_with="0.0.1")
    refresh_summary(document, actor=LOCAL_ACTOR)
    document.refresh_from_db()
    assert document.project_count == 3


@pytest.mark.django_db
def test_the_bytes_come_back_as_they_were_handed_in() -> None:
    document = add_document(make_table(), name="表.txt", actor=LOCAL_ACTOR).document
    assert bytes(ReadDocument.objects.get(pk=document.pk).content) == make_table()


@pytest.mark.skipif(not postgresql_answers(), reason="no PostgreSQL answers at 127.0.0.1:5432")
@pytest.mark.skipif(os.environ.get("JIHENG_DATABASE_URL", "").startswith("postgresql"), reason="this is the run on PostgreSQL already")
def test_everything_holds_on_postgresql_too() -> None:
    tests = ["tests/web/test_checks.py", "tests/web/test_documents.py", "tests/web/test_pages.py", "tests/web/test_storage.py"]
    environment = {**os.environ, "JIHENG_DATABASE_URL": POSTGRESQL}
    for name in ("CI", "PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_ADDOPTS"):  # two skips are right in that run
        environment.pop(name, None)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--create-db", *tests]
    outcome = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout[-4000:]
