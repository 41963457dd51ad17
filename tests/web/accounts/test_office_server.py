"""The server of 机关版, as whoever runs it meets it."""

import re
from pathlib import Path

import pytest

from tests.web.running import Visitor, serve_process, start_server


def setup_code_of(folder: Path) -> str:
    """What the server says at its first start."""
    process = serve_process(folder, "--office", "--no-worker")
    assert process.stdout is not None
    with process:
        said = process.stdout.readline() + process.stdout.readline()
        process.kill()
    found = re.search(r"初始化口令 (\w+)", said)
    assert found is not None, said
    return found.group(1)


def set_up(folder: Path) -> None:
    """Makes an office with three administrators in a folder."""
    code = setup_code_of(folder)
    with start_server(folder, "--office", "--no-worker") as server:
        people = {f"{role}_administrator-{field}": role for role in ("system", "security", "audit") for field in ("login_name", "name")}
        path, page = Visitor(server).post("/setup/", form_at="/setup/", setup_code=code, bureau="青江市财政局", profile="asvs", **people)
        assert (path, "初始化完成" in page) == ("/setup/", True)


def run(folder: Path, *options: str) -> tuple[int, str]:
    """Exit code and everything that was said by a start that ends by itself."""
    process = serve_process(folder, *options)
    out, errors = process.communicate(timeout=120)
    return process.returncode, out + errors


def test_an_office_is_set_up_and_then_never_shown_without_a_login(tmp_path: Path) -> None:
    set_up(tmp_path)
    code, said = run(tmp_path, "--no-worker")
    assert (code, "这个数据文件夹是机关版的" in said) == (2, True)
    with start_server(tmp_path, "--office", "--no-worker") as server:
        assert "登录绩衡" in Visitor(server).get("/")


def test_an_administrator_who_forgot_the_password_gets_a_new_one_at_the_server(tmp_path: Path) -> None:
    set_up(tmp_path)
    code, said = run(tmp_path, "--office", "--new-password", "System")
    found = re.search(r"首次密码：(\S+?)（", said)
    assert (code, found is not None) == (0, True), said
    assert found is not None
    with start_server(tmp_path, "--office", "--no-worker") as server:
        path, _ = Visitor(server).post("/login/", form_at="/login/", login_name="system", password=found.group(1))
        assert path == "/account/password/"
    assert run(tmp_path, "--office", "--new-password", "nobody") == (2, "没有叫“nobody”的账号。\n")


@pytest.mark.parametrize("option", ["--load"])
def test_files_are_not_loaded_for_everybody_in_an_office(tmp_path: Path, option: str) -> None:
    table = tmp_path / "表.txt"
    table.write_text("表", encoding="utf-8")
    code, said = run(tmp_path / "home", "--office", "--no-worker", option, str(table))
    assert (code, "启动时不能读入文件" in said) == (2, True)
