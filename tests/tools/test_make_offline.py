"""The folder for machines without internet: what is written, and what its starter refuses. Nothing here asks the network."""

import json
import platform as machine
import re
import subprocess
import sys
from pathlib import Path

import pytest

import jiheng
from tools import offline_start
from tools.make_offline import LOCK, PLATFORMS, CannotMake, Platform, list_pins, main, make, say_extras, write_texts
from tools.offline_extras import EXTRAS, list_packages
from tools.offline_extras import LOCK as EXTRAS_LOCK
from tools.offline_texts import starter

HERE = "{}.{}".format(*sys.version_info[:2])
ADDRESS = re.compile(r"https?://[\w.-]+")
WINDOWS = next(platform for platform in PLATFORMS if platform.system == "win32")
LINUX = next(platform for platform in PLATFORMS if platform.name == "linux-x86_64")


def _folder(parent: Path, platform: Platform, *, pythons: tuple[str, ...] = (HERE,)) -> Path:
    """A folder as the tool writes it, with one package that is none."""
    folder = parent / platform.name
    (folder / "wheels").mkdir(parents=True)
    (folder / "wheels" / "jiheng-0-py3-none-any.whl").write_bytes(b"PK")
    write_texts(folder, platform, pythons=pythons)
    return folder


def _this_machine() -> Platform:
    return Platform("this", sys.platform, (machine.machine().lower(),), ())


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_a_folder_has_a_starter_a_page_and_the_digest_of_every_other_file(platform: Platform, tmp_path: Path) -> None:
    folder = _folder(tmp_path, platform)
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = {line.split("  ")[1] for line in lines}
    assert named == {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {"SHA256SUMS"}
    assert {starter(platform.system, pythons=())[0], "安装说明.txt", "start.py", "offline.json"} <= named
    offline_start.check_sums(folder)


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_no_file_names_an_address(platform: Platform, tmp_path: Path) -> None:
    folder = _folder(tmp_path, platform)
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.is_file()}
    assert {name: found for name, text in texts.items() if (found := ADDRESS.findall(text))} == {}


def test_the_windows_starter_has_windows_lines_and_ascii_commands(tmp_path: Path) -> None:
    content = (_folder(tmp_path, WINDOWS) / "启动绩衡.bat").read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    first, second, *others = content.decode().splitlines()
    assert (first, second) == ("@echo off", "chcp 65001 >nul")
    assert [line for line in others if not line.isascii() and not line.startswith("echo ")] == []


def test_the_linux_starter_is_a_script_that_a_shell_understands(tmp_path: Path) -> None:
    script = _folder(tmp_path, LINUX) / "启动绩衡.sh"
    assert b"\r" not in script.read_bytes()
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["sh", "-n", script], check=False).returncode == 0


def test_the_page_is_for_the_editor_of_windows_and_leaves_no_gap(tmp_path: Path) -> None:
    content = (_folder(tmp_path, WINDOWS, pythons=("3.11", "3.12")) / "安装说明.txt").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert "3.11、3.12" in text
    assert jiheng.__version__ in text
    assert "{" not in text


def test_every_pin_keeps_a_digest_and_loses_its_condition() -> None:
    for platform in PLATFORMS:
        pins = list_pins(LOCK.read_text(encoding="utf-8"), platform, python=HERE)
        assert "django" in pins
        assert [name for name, pin in pins.items() if "--hash=sha256:" not in pin or ";" in pin or "==" not in pin] == []


def test_conditions_are_those_of_the_other_machine() -> None:
    lock = (
        "first==1 ; sys_platform == 'win32' \\\n    --hash=sha256:aa\n    # via other\n"
        "second==2 ; python_full_version < '3.12' \\\n    --hash=sha256:bb\n"
    )
    assert list_pins(lock, WINDOWS, python="3.12") == {"first": "first==1 --hash=sha256:aa"}
    assert list_pins(lock, LINUX, python="3.11") == {"second": "second==2 --hash=sha256:bb"}


def test_a_folder_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    target = tmp_path / f"绩衡-{jiheng.__version__}-{LINUX.name}"
    target.mkdir()
    with pytest.raises(CannotMake, match="已经有了"):
        make(tmp_path, LINUX, pythons=(HERE,))
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("damage", ["changed", "missing"])
def test_a_damaged_package_is_named_before_anything_is_installed(damage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _folder(tmp_path, _this_machine())
    wheel = folder / "wheels" / "jiheng-0-py3-none-any.whl"
    if damage == "changed":
        wheel.write_bytes(b"PX")
    else:
        wheel.unlink()
    assert offline_start.main(folder, []) == 2
    assert f"“wheels/{wheel.name}”缺失或拷坏了" in capsys.readouterr().err
    assert not (folder / "venv").exists()


def test_another_machine_or_another_python_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert offline_start.main(_folder(tmp_path, Platform("other", "other", (), ())), []) == 2
    assert "这台机器不是" in capsys.readouterr().err
    assert offline_start.main(_folder(tmp_path, _this_machine(), pythons=("2.7",)), []) == 2
    assert "要用 Python 2.7" in capsys.readouterr().err


@pytest.mark.parametrize("facts", [None, "{", json.dumps({"version": "0"})])
def test_a_folder_of_which_parts_are_missing_says_to_copy_it_again(
    facts: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if facts is not None:
        (tmp_path / "offline.json").write_text(facts, encoding="utf-8")
    assert offline_start.main(tmp_path, []) == 2
    assert "请重新拷贝" in capsys.readouterr().err


def test_what_the_server_says_is_shown_its_address_opened_and_its_exit_code_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setenv("DISPLAY", ":0")
    program = tmp_path / "server"
    program.write_text('#!/bin/sh\necho "请打开 http://127.0.0.1:$3/ （按 Ctrl+C 停止）"\nexit 3\n', encoding="utf-8")
    program.chmod(0o755)
    assert offline_start.serve(program, ["--port", "8123"]) == 3
    assert opened == ["http://127.0.0.1:8123/"]
    assert "按 Ctrl+C 停止" in capsys.readouterr().out


def test_a_bare_terminal_keeps_its_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not offline_start.has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert offline_start.has_screen()


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["-o", str(tmp_path / "file"), "--platform", LINUX.name]) == 1
    assert capsys.readouterr().err.startswith("不能写入")


def test_an_extra_has_what_it_names_and_what_that_needs_and_nothing_of_others() -> None:
    lock = EXTRAS_LOCK.read_text(encoding="utf-8")
    packages = {extra: list_packages(extra, lock) for extra in EXTRAS}
    assert {"typst", "pylopdf-fonts-zh-cn"} == packages["pdf"]
    assert {"numpy", "onnxruntime", "rapidocr", "flatbuffers"} <= packages["ocr"]
    assert not packages["ocr"] & {"django", "pytest", "duckdb"}


def test_the_page_says_which_extras_are_there_and_for_which_python_one_is_missing() -> None:
    told = say_extras({"3.11": ["pdf", "ocr"], "3.12": ["pdf"]})
    assert told == "带有写 PDF 表格的组件；没有带识别扫描件（Python 3.12）、写 Parquet（Python 3.11、3.12）的"
    assert say_extras({}) == "没有带另装的组件"
