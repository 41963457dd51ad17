"""What a person gets from ``jiheng check``: verdicts first, waivers beside the table, papers to send back."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from tests.cli.terminal import EXAMPLE, GOOD, run
from tests.recognition.page import EXAMPLES

WAIVERS = """\
豁免:
- 规则: TB001
  理由: 表题由上级统一印制
  批准人: 张三
  有效期至: 2999-12-31
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of one's own with flaws."""
    path = tmp_path / "表.txt"
    path.write_bytes(EXAMPLE.read_bytes())
    return path


def _json(table: Path, *words: str) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(run("check", table, "--format", "json", *words).output)
    return found


def test_verdicts_come_first_and_say_how_to_see_more(table: Path) -> None:
    output = run("check", table).output
    assert output.startswith("整表 ")
    for words in ("--list", "--all", "--format opinion"):
        assert words in output
    assert "  依据: " not in output


def test_the_list_is_without_hints_and_all_is_with_them(table: Path) -> None:
    listed, everything = run("check", table, "--list").output, run("check", table, "--all").output
    assert "  依据: " in listed
    assert " 提示 〔" not in listed
    assert " 提示" in everything
    assert len(everything) > len(listed)


def test_a_waiver_beside_the_table_sets_its_finding_aside(table: Path) -> None:
    before = _json(table)
    table.with_name("表.txt.豁免.yaml").write_text(WAIVERS, encoding="utf-8")
    after = _json(table)
    assert [finding["code"] for finding in after["waived"]] == ["TB001"]
    assert after["waived"][0]["waiver"] == {"who": "张三", "why": "表题由上级统一印制", "until": "2999-12-31"}
    assert len(after["findings"]) == len(before["findings"]) - 1
    assert "已豁免 1" in run("check", table).output
    assert "张三：表题由上级统一印制" in run("check", table, "--all").output
    assert _json(table, "--no-waivers") == before


def test_a_broken_file_of_waivers_stops_with_one_sentence_and_its_line(table: Path) -> None:
    table.with_name("表.txt.豁免.yaml").write_text(WAIVERS.replace("批准人", "盖章"), encoding="utf-8")
    outcome = run("check", table)
    assert (outcome.code, outcome.output) == (2, "")
    assert outcome.errors.startswith("“表.txt.豁免.yaml”第 4 行：")
    assert run("check", table, "--waivers", table.with_name("没有.yaml")).code == 2


def test_after_a_baseline_nothing_old_is_told(table: Path) -> None:
    outcome = run("check", table, "--write-baseline")
    assert (outcome.code, outcome.errors) == (0, "")
    assert "表.txt.基线.yaml" in outcome.output
    assert run("check", table).code == 0
    assert _json(table)["findings"] == []
    assert len(_json(table)["waived"]) == len(_json(table, "--no-waivers")["findings"])
    table.write_text(table.read_text(encoding="utf-8").replace("1200余场", "1300余场"), encoding="utf-8")
    assert {finding["indicator"] for finding in _json(table)["findings"]} == {"展厅公益讲解场次"}


def test_a_baseline_is_never_lost_and_nothing_else_is_taken_for_one(table: Path) -> None:
    target = table.with_name("表.txt.基线.yaml")
    run("check", table, "--write-baseline")
    first = target.read_bytes()
    run("check", table, "--write-baseline")
    assert table.with_name("表.txt.旧.基线.yaml").read_bytes() == first
    target.write_text("我的笔记", encoding="utf-8")
    assert run("check", table, "--write-baseline").code == 2
    assert target.read_text(encoding="utf-8") == "我的笔记"


def test_a_baseline_keeps_what_is_waived_out(table: Path) -> None:
    table.with_name("表.txt.豁免.yaml").write_text(WAIVERS, encoding="utf-8")
    run("check", table, "--write-baseline")
    assert "TB001" not in table.with_name("表.txt.基线.yaml").read_text(encoding="utf-8")
    assert "TB001" in {finding["code"] for finding in _json(table)["waived"]}


def test_an_opinion_is_text_or_a_document(table: Path) -> None:
    assert run("check", table, "--format", "opinion").output.startswith("关于青江市科学技术馆")
    target = table.with_name("意见.docx")
    outcome = run("check", table, "--format", "opinion", "-o", target)
    assert f"已写入 {target}" in outcome.output
    assert "word/document.xml" in zipfile.ZipFile(target).namelist()


def test_a_review_sheet_goes_to_a_file_of_its_own(table: Path) -> None:
    outcome = run("check", table, "--format", "review-sheet", cwd=table.parent)
    assert "已写入 表.txt.审核表.xlsx" in outcome.output
    assert zipfile.is_zipfile(table.with_name("表.txt.审核表.xlsx"))
    refused = run("check", EXAMPLES / "柳溪区文化馆.xlsx", "--format", "review-sheet", cwd=table.parent)
    assert refused.code == 2
    assert len(refused.errors.splitlines()) == 1


def test_a_folder_has_a_line_for_each_file_and_the_exit_code_of_the_worst(tmp_path: Path) -> None:
    (tmp_path / "好.txt").write_bytes(GOOD.read_bytes())
    assert run("check", tmp_path).code == 0
    (tmp_path / "差.txt").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "差.txt.豁免.yaml").write_text(WAIVERS, encoding="utf-8")
    outcome = run("check", tmp_path)
    assert outcome.code == 1
    assert [line.partition("：")[0] for line in outcome.output.splitlines()[:2]] == ["好.txt", "差.txt"]
    assert "已豁免 1" in outcome.output
    (tmp_path / "空.txt").touch()
    assert run("check", tmp_path).code == 2
    answers = json.loads(run("check", tmp_path, "--format", "json").output)
    assert [answer["file"] for answer in answers] == ["好.txt", "差.txt", "空.txt"]
    assert answers[0]["schema"] == "jiheng.findings/1"
    assert "error" in answers[2]
    log = json.loads(run("check", tmp_path, "--format", "sarif").output)
    assert [run_["artifacts"][0]["location"]["uri"] for run_ in log["runs"] if "artifacts" in run_]
    assert log["runs"][-1]["invocations"][0]["executionSuccessful"] is False


def test_a_broken_file_of_waivers_in_a_folder_costs_one_line(tmp_path: Path) -> None:
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_bytes(GOOD.read_bytes())
    (tmp_path / "甲.txt.豁免.yaml").write_text("豁免: 全部\n", encoding="utf-8")
    outcome = run("check", tmp_path)
    assert outcome.code == 2
    assert "甲.txt：“甲.txt.豁免.yaml”第 1 行" in outcome.output
    assert "乙.txt：3 个项目" in outcome.output


def test_odd_names_of_tables_are_no_trouble(tmp_path: Path) -> None:
    long, odd = os.fsencode(tmp_path / ("长" * 83)), os.fsencode(tmp_path) + b"/\xff.txt"
    for path in (long, odd):
        Path(os.fsdecode(path)).write_bytes(GOOD.read_bytes())
        assert run("check", path).code == 0
        assert json.loads(run("check", path, "--format", "sarif").output)["version"] == "2.1.0"
    assert run("check", long, "--write-baseline").code == 2
    assert run("check", odd, "--write-baseline").code == 0
    assert run("check", odd).output.count("已豁免") == 1


def test_an_archive_is_checked_like_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "表.zip", "w") as archive:
        archive.write(GOOD, "好.txt")
    outcome = run("check", tmp_path / "表.zip")
    assert outcome.code == 0
    assert outcome.output.startswith("好.txt：3 个项目")
