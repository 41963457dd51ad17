"""What the commands print, and where it goes."""

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.terminal import COMMAND, EXAMPLE, run
from tests.recognition.page import EXAMPLES

ESCAPE = "\x1b["


def test_the_summary_names_agencies_projects_sums_and_what_was_not_read() -> None:
    output = run("read", EXAMPLES / "云溪区城市管理局.tsv").output
    for words in ("2 个单位，5 个项目，30 项指标", "合计 5,204.60 万元", "2 处不平", "城区路灯维护", "没有读到或有保留的 2 处", "内线6203"):
        assert words in output


@pytest.mark.parametrize("command", ["read", "check"])
def test_json_is_one_document(command: str) -> None:
    assert isinstance(json.loads(run(command, EXAMPLE, "--format", "json").output), dict)


def test_sarif_is_one_document() -> None:
    assert json.loads(run("check", EXAMPLE, "--format", "sarif").output)["version"] == "2.1.0"


def test_findings_say_where_what_on_what_ground_and_what_to_do() -> None:
    output = run("check", EXAMPLE, "--list").output
    assert "青江市科学技术馆.txt:表1:" in output
    assert "  建议: " in output


def test_an_answer_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "表.json"
    outcome = run("read", EXAMPLE, "--format", "json", "-o", target)
    assert outcome == (0, "", "")
    assert target.read_text(encoding="utf-8").strip() == run("read", EXAMPLE, "--format", "json").output.strip()
    assert list(tmp_path.iterdir()) == [target]


def test_a_refused_table_leaves_the_old_answer_alone(tmp_path: Path) -> None:
    target = tmp_path / "表.json"
    target.write_text("旧的", encoding="utf-8")
    assert run("read", "没有的文件.txt", "-o", target).code == 2
    assert target.read_text(encoding="utf-8") == "旧的"


def test_the_table_itself_is_never_overwritten(tmp_path: Path) -> None:
    table = tmp_path / "表.txt"
    table.write_bytes(EXAMPLE.read_bytes())
    outcome = run("read", table, "-o", table)
    assert outcome.code == 2
    assert "不能覆盖它" in outcome.errors
    assert table.read_bytes() == EXAMPLE.read_bytes()


def test_a_reader_that_goes_away_early_is_no_error() -> None:
    for command in ("read", "check"):
        with subprocess.Popen([COMMAND, command, EXAMPLE, "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.close()
            assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_in_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run([COMMAND, "read", EXAMPLE], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 2
    assert ended.stderr.decode().startswith("写不出去（")
    assert len(ended.stderr.decode().splitlines()) == 1


def test_a_file_name_that_is_no_text_is_no_trouble(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_bytes(EXAMPLE.read_bytes())
    assert json.loads(run("read", path, "--format", "json").output)["source"]["name"] == "?.txt"


def test_a_pipe_gets_no_colours() -> None:
    assert ESCAPE not in run("check", EXAMPLE, "--all").output


def test_a_terminal_gets_colours_unless_it_declines() -> None:
    assert ESCAPE in _on_terminal("read", EXAMPLE, TERM="xterm")
    assert ESCAPE + "3" not in _on_terminal("read", EXAMPLE, TERM="xterm", NO_COLOR="1")


def test_an_office_console_without_utf_8_gets_utf_8() -> None:
    assert "青江市" in run("read", EXAMPLE, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C").output


def _on_terminal(*words: str | Path, **environment: str) -> str:
    """What a person at a terminal sees."""
    ours, theirs = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen([COMMAND, *words], stdout=theirs, stderr=subprocess.DEVNULL, env=plain | environment) as process:
        os.close(theirs)
        seen = b""
        try:
            while block := os.read(ours, 65_536):
                seen += block
        except OSError:  # the other end has gone
            pass
        process.wait()
    os.close(ours)
    return seen.decode()


@pytest.mark.parametrize("words", [(), ("--summary",)])
def test_a_summary_gives_every_project_one_verdict_and_at_most_five_reasons(words: tuple[str, ...]) -> None:
    answer = run("check", *words, EXAMPLES / "云溪区城市管理局.tsv")
    verdicts = [text for text in answer.output.splitlines() if text[3:5] == ". "]
    assert len(verdicts) == 5
    assert "  依据: " not in answer.output
