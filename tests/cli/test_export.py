"""``jiheng export``, ``pack`` and ``unpack`` on the terminal."""

import json
from pathlib import Path

import pytest

import jiheng
from jiheng.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples"
TABLE, SELF = str(EXAMPLES / "示范表.txt"), str(EXAMPLES / "柳溪区文化馆.xlsx")


@pytest.mark.parametrize(
    ("to", "name"), [
        ("csv", "表.csv"), ("datapackage", "包.zip"), ("datapackage", "包"), ("iati", "表.xml"), ("json", "表.json"), ("stratml", "表.xml"),
        ("xlsx", "表.xlsx"),
    ],
)
def test_every_format_is_written_and_told(to: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / name
    assert main(["export", TABLE, SELF, "--to", to, "-o", str(target), "--year", "2025"]) == 0
    assert capsys.readouterr().out.startswith("2 张表，42 项指标，已写入 ")
    assert target.exists()
    assert not list(tmp_path.glob(".jiheng-*"))


def test_what_was_exported_as_json_is_exported_again(tmp_path: Path) -> None:
    first, second = tmp_path / "一.json", tmp_path / "二.json"
    assert main(["export", TABLE, SELF, "--to", "json", "-o", str(first)]) == 0
    assert main(["export", str(first), "--to", "json", "-o", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert [document["source"]["name"] for document in json.loads(first.read_text(encoding="utf-8"))] == ["示范表.txt", "柳溪区文化馆.xlsx"]


def test_a_folder_is_exported_and_what_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "表").mkdir()
    (tmp_path / "表" / "表.txt").write_bytes(Path(TABLE).read_bytes())
    (tmp_path / "表" / "别的.txt").write_text("不是表")
    assert main(["export", str(tmp_path / "表"), "--to", "csv", "-o", str(tmp_path / "全.csv")]) == 0
    printed = capsys.readouterr()
    assert "1 张表" in printed.out
    assert "别的.txt" in printed.err


def test_findings_are_written_where_they_are_asked_for(tmp_path: Path) -> None:
    assert main(["export", TABLE, "--to", "datapackage", "-o", str(tmp_path / "内"), "--findings"]) == 0
    assert main(["export", TABLE, "--to", "datapackage", "-o", str(tmp_path / "外")]) == 0
    assert (tmp_path / "内" / "findings.csv").exists()
    assert not (tmp_path / "外" / "findings.csv").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([TABLE, "--to", "csv", "-o", "表.txt"], "扩展名应为 .csv"), ([TABLE, "--to", "iati", "-o", "表.json"], "扩展名应为 .xml"),
        ([TABLE, "--to", "ods", "-o", "表.ods"], "没有这个选择"), ([TABLE, "--to", "iati", "-o", "表.xml", "--year", "25"], "四位年度"),
        (["没有.txt", "--to", "csv", "-o", "表.csv"], "没有.txt"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", *words]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_source_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filing = jiheng.read(TABLE).filing
    source = tmp_path / "表.json"
    source.write_text(json.dumps(jiheng.filing_to_json(filing)), encoding="utf-8")
    before = source.read_bytes()
    assert main(["export", str(source), "--to", "json", "-o", str(source)]) == 2
    assert "不能覆盖" in capsys.readouterr().err
    assert source.read_bytes() == before


def test_a_package_is_packed_and_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["pack", TABLE, SELF, "-o", "送审.zip", "--attach", TABLE, "--by", "张三", "--at", "2025-03-01"]) == 0
    seal = capsys.readouterr().out.split("封条：")[1].split()[0]
    assert main(["unpack", "送审.zip", "--check-only", "--seal", seal]) == 0
    assert not Path("送审").exists()
    assert main(["unpack", "送审.zip"]) == 0
    assert "核对无误：8 个文件，2 张表，42 项指标，1 个附件" in capsys.readouterr().out
    assert Path("送审/原件/示范表.txt").read_bytes() == Path(TABLE).read_bytes()
    assert main(["unpack", "送审.zip"]) == 2
    assert "已有文件" in capsys.readouterr().err
    assert main(["export", "送审.zip", "--to", "json", "-o", "表.json"]) == 0
