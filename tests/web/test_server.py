"""The server as it is shipped: starting, refusing to start, and keeping what it has acknowledged."""

import os
import re
import signal
import stat
import sys
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError

import psycopg
import pytest

from jiheng_web.home import open_home
from tests.web.running import RunningServer, Visitor, serve_process, start_server
from tests.web.tables import LIFE, SCIENCE, make_table
from tests.web.test_storage import POSTGRESQL, postgresql_answers

DATABASES = [
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.skipif(not postgresql_answers(), reason="no PostgreSQL answers at 127.0.0.1:5432")),
]


@contextmanager
def fresh_database(engine: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database, dropped afterwards; empty for SQLite, which lies in the data folder."""
    if engine == "sqlite":
        yield ""
        return
    name = f"jiheng_{uuid.uuid4().hex}"
    with psycopg.connect(POSTGRESQL, autocommit=True) as server:
        server.execute(f'create database "{name}"'.encode())
        try:
            yield POSTGRESQL.replace("/test", f"/{name}")
        finally:
            server.execute(f'drop database "{name}" with (force)'.encode())


def refusal(folder: Path, *options: str) -> tuple[int, str]:
    """The exit code and the sentence of a server that does not start."""
    with serve_process(folder, *options) as process:
        try:
            _, sentence = process.communicate(timeout=60)
        finally:
            process.kill()
        return process.returncode, sentence


def test_it_says_its_address_and_serves_there(server: RunningServer) -> None:
    assert "第一步：选一份绩效目标表" in Visitor(server).get("/")


def test_a_taken_port_is_one_sentence_and_exit_code_2(server: RunningServer, tmp_path: Path) -> None:
    port = server.address.rstrip("/").rpartition(":")[2]
    code, sentence = refusal(tmp_path / "other", "--port", port)
    assert code == 2
    assert "请换一个端口" in sentence
    assert len(sentence.splitlines()) == 1


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_a_port_that_cannot_be_is_one_sentence(tmp_path: Path, port: str) -> None:
    code, sentence = refusal(tmp_path / "home", f"--port={port}")
    assert code == 2
    assert "端口" in sentence
    assert len(sentence.splitlines()) == 1


def test_a_data_folder_that_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    code, sentence = refusal(tmp_path / "file")
    assert code == 2
    assert "请用 --data 换一个文件夹" in sentence
    assert len(sentence.splitlines()) == 1


def test_a_file_to_load_that_is_missing_or_no_table_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "账目.txt").write_text("这里没有表", encoding="utf-8")
    for name in ("没有.txt", "账目.txt"):
        code, sentence = refusal(tmp_path / "home", "--load", str(tmp_path / name))
        assert code == 2
        assert name in sentence
        assert len(sentence.splitlines()) == 1


def test_files_are_loaded_once_however_often_it_starts(tmp_path: Path) -> None:
    path = tmp_path / "示例.txt"
    path.write_bytes(make_table())
    for _ in range(2):
        with start_server(tmp_path / "home", "--load", str(path)) as running:
            assert "共 1 份" in Visitor(running).get("/")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of other systems")
def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    with start_server(tmp_path / "home") as running:
        running.process.send_signal(signal.SIGINT)
        _, said = running.process.communicate()
        assert (running.process.returncode, said) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="permissions of other systems")
def test_the_key_of_the_installation_is_its_owners_and_stays_the_same(tmp_path: Path) -> None:
    home = open_home(tmp_path / "home")
    with home.turn():
        first = home.secret_key()
        assert home.secret_key() == first
    assert stat.S_IMODE((home.folder / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("engine", DATABASES)
def test_a_killed_server_has_kept_what_it_acknowledged(tmp_path: Path, engine: str) -> None:
    with fresh_database(engine) as database:
        with start_server(tmp_path / "home", database=database) as running:
            address, _ = Visitor(running).upload([("项目表.txt", make_table())])
            running.kill()
        with start_server(tmp_path / "home", database=database) as again:
            assert "社区生活服务经费" in Visitor(again).get(address)


@pytest.mark.parametrize("engine", DATABASES)
def test_one_file_handed_in_many_times_at_once_is_one_document(tmp_path: Path, engine: str) -> None:
    with fresh_database(engine) as database, start_server(tmp_path / "home", database=database) as running:
        with ThreadPoolExecutor(8) as people:
            outcomes = list(people.map(lambda _: Visitor(running).upload([("项目表.txt", make_table())]), range(8)))
        assert len({address.partition("?")[0] for address, _ in outcomes}) == 1
        assert sum("known" not in address for address, _ in outcomes) == 1
        assert "共 1 份" in Visitor(running).get("/")


@pytest.mark.parametrize("engine", DATABASES)
def test_of_many_who_waive_one_finding_at_once_the_first_is_kept_also_when_the_server_is_killed(tmp_path: Path, engine: str) -> None:
    with fresh_database(engine) as database:
        with start_server(tmp_path / "home", database=database) as running, ThreadPoolExecutor(8) as people:
            address, _ = Visitor(running).upload([("项目表.txt", make_table())])
            page = f"{address}projects/1/"
            found = re.search(r'href="(/documents/\d+/waivers/new/\w+/)', Visitor(running).get(page))
            assert found is not None
            kept = list(people.map(lambda number: _waive(running, found.group(1), page, who=f"第{number}人"), range(8)))
            running.kill()
        assert kept.count("") == 7
        with start_server(tmp_path / "home", database=database) as again:
            assert f"<b>{max(kept)}</b>：试一试" in Visitor(again).get(page)
            assert "已豁免 1 处" in Visitor(again).get(page)


def _waive(server: RunningServer, address: str, page: str, *, who: str) -> str:
    """Waives one finding; gives who did it where it was kept, and nothing where somebody else was first."""
    try:
        Visitor(server).post(address, form_at="/", who=who, why="试一试", until="2099-12-31", back=page)
    except HTTPError as error:
        if error.code == 422 and "这条疑点已由第" in error.read().decode():
            return ""
        raise
    return who


@pytest.mark.parametrize("engine", DATABASES)
def test_two_servers_on_one_folder_see_the_same_and_break_nothing(tmp_path: Path, engine: str) -> None:
    with fresh_database(engine) as database, ThreadPoolExecutor(8) as people:
        starts = [start_server(tmp_path / "home", database=database) for _ in range(2)]
        with starts[0] as first, starts[1] as second:
            both = [(server, entry, number) for number in range(5) for server, entry in ((first, LIFE), (second, SCIENCE))]
            uploads = [(server, make_table(entry, department=f"第{number}局")) for server, entry, number in both]
            list(people.map(lambda item: Visitor(item[0]).upload([("项目表.txt", item[1])]), uploads))
            for server in (first, second):
                assert "共 10 份" in Visitor(server).get("/")
