"""``jiheng compare``."""

import json
from pathlib import Path

import pytest

from jiheng.cli.main import main
from tests.web.tables import LIFE, SCIENCE, Entry, Line, make_table


def _write(folder: Path, name: str, *entries: Entry) -> str:
    path = folder / name
    path.write_bytes(make_table(*entries))
    return str(path)


def test_the_same_table_has_no_difference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path, "表.txt", LIFE, SCIENCE)
    assert main(["compare", path, path]) == 0
    assert "没有差别。" in capsys.readouterr().out


def test_a_changed_table_is_told_and_the_exit_code_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _write(tmp_path, "一上.txt", LIFE, SCIENCE)
    after = _write(tmp_path, "二上.txt", LIFE, SCIENCE._replace(money="90.00", lines=(Line(annual="至少10场"),)))
    assert main(["compare", before, after]) == 1
    out = capsys.readouterr().out
    assert "总计：100.00 → 90.00（-10.00，-10.00%）" in out
    assert "至少" not in out


def test_json_is_one_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = _write(tmp_path, "甲.txt", SCIENCE), _write(tmp_path, "乙.txt", LIFE)
    assert main(["compare", before, after, "--format", "json"]) == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["schema"] == "jiheng.difference/1"
    assert printed["summary"] == {"added": 1, "removed": 1, "changed": 0, "spellings": 0}


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path, "表.txt", SCIENCE)
    assert main(["compare", path, str(tmp_path / "没有.txt")]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
