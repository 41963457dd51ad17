"""The drill on both databases: back up, check, lose, restore, upgrade, move; whatever is wrong is one sentence and changes nothing."""

import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.web.backups.installations import Installed
from tests.web.running import start_server
from tests.web.tables import make_table
from tests.web.test_server import DATABASES, fresh_database
from tests.web.test_storage import POSTGRESQL


@pytest.fixture(params=DATABASES)
def installed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installed]:
    """An installation with something in it."""
    if request.param == "postgresql" and shutil.which("pg_dump") is None:
        pytest.skip("there is no pg_dump on this machine")
    with fresh_database(request.param) as database:
        one = Installed(tmp_path / "home", database)
        one.fill(make_table())
        yield one
        if database:
            drop_kept(database.rpartition("/")[2])


def drop_kept(name: str) -> None:
    """Drops what a restore kept of a database under another name."""
    with psycopg.connect(POSTGRESQL, autocommit=True) as server:
        for (kept,) in server.execute("select datname from pg_database where starts_with(datname, %s)", [f"{name}-旧-"]).fetchall():
            server.execute(sql.SQL("drop database {}").format(sql.Identifier(kept)))


def test_a_backup_brings_everything_back_and_the_ledger_says_so(installed: Installed) -> None:
    assert installed.command("backup").code == 0
    backup = installed.newest_backup()
    installed.fill(make_table(department="后来的局"), acts=3)
    assert installed.count("places.add") == 8
    checked = installed.command("restore", backup, "--check")
    assert (checked.code, checked.said.count("一致")) == (0, 6), checked
    assert installed.count("places.add") == 8
    refused = installed.command("restore", backup)
    assert refused.code == 2
    assert "请加 --replace" in refused.complaint
    restored = installed.command("restore", backup, "--replace")
    assert restored.code == 0, restored.complaint
    assert "原来的数据库留着" in restored.said
    assert installed.count("places.add") == 5
    assert installed.count("installation.restore") == 1
    upgraded = installed.command("upgrade")
    assert (upgraded.code, upgraded.said.count("正常")) == (0, 3), upgraded


def test_nothing_is_restored_while_the_installation_runs(installed: Installed) -> None:
    installed.command("backup")
    with start_server(installed.folder, database=installed.database):
        answer = installed.command("restore", installed.newest_backup(), "--replace")
    assert answer.code == 2
    assert "请先停止它" in answer.complaint


def test_a_backup_is_taken_while_the_installation_runs(installed: Installed) -> None:
    with start_server(installed.folder, database=installed.database):
        assert installed.command("backup").code == 0
    assert installed.command("restore", installed.newest_backup(), "--check").code == 0


def test_backups_that_were_bent_or_are_none_are_refused_with_a_sentence(tmp_path: Path) -> None:
    one = Installed(tmp_path / "home")
    one.fill(make_table(), acts=1)
    one.command("backup")
    backup = Path(one.newest_backup())
    cut, other, bent = tmp_path / "cut.zip", tmp_path / "other.zip", tmp_path / "bent.zip"
    cut.write_bytes(backup.read_bytes()[:-1000])
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("manifest.json", "{}")
    with zipfile.ZipFile(backup) as good, zipfile.ZipFile(bent, "w") as archive:
        for name in good.namelist():
            archive.writestr(name, good.read(name).replace("第0局".encode(), "第9局".encode()))
    for path, words in ((cut, "不是一份完整"), (other, "不是一份完整"), (bent, "对不上"), (tmp_path / "没有.zip", "没有“")):
        answer = one.command("restore", str(path), "--replace")
        assert answer.code == 2, answer
        assert words in answer.complaint
        assert len(answer.complaint.splitlines()) == 1
    assert one.count("places.add") == 1
    assert not list(one.folder.glob(".restore-*"))


def test_a_damaged_database_is_not_backed_up(tmp_path: Path) -> None:
    one = Installed(tmp_path / "home")
    one.fill(make_table(), acts=200)
    path = one.folder / "jiheng.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
    content = bytearray(path.read_bytes())
    content[4096 * 20 : 4096 * 60] = bytes(4096 * 40)
    path.write_bytes(content)
    answer = one.command("backup")
    assert answer.code == 2, answer
    assert "没有备份成" in answer.complaint
    assert not list(Path(one.folder, "备份").glob("*.zip"))


def test_a_backup_of_the_other_database_says_how_to_get_there(tmp_path: Path) -> None:
    one = Installed(tmp_path / "home")
    one.fill(make_table(), acts=1)
    one.command("backup")
    with fresh_database("postgresql") as database:
        answer = Installed(tmp_path / "other", database).command("restore", one.newest_backup(), "--check")
    assert answer.code == 2
    assert "jiheng move-database" in answer.complaint


def test_an_installation_moves_to_postgresql_row_by_row(tmp_path: Path) -> None:
    one = Installed(tmp_path / "home")
    one.fill(make_table(), acts=300)
    with fresh_database("postgresql") as database:
        moved = one.command("move-database", database)
        assert moved.code == 0, moved
        assert "不符" not in moved.said
        there = Installed(tmp_path / "home", database)
        assert there.count("places.add") == 300
        there.fill(make_table(department="搬来以后"), acts=2)
        assert there.count("places.add") == 302
        again = one.command("move-database", database)
        assert again.code == 2
        assert "已经有表" in again.complaint
    assert one.count("places.add") == 300


def test_the_ledger_is_exported_and_verified_elsewhere(installed: Installed, tmp_path: Path) -> None:
    answer = installed.command("export-ledger", str(tmp_path / "账本"))
    assert answer.code == 0, answer.complaint
    assert (tmp_path / "账本" / "verify_ledger.py").is_file()
    assert installed.command("export-ledger", str(tmp_path / "账本")).code == 2
