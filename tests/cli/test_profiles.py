"""Profiles on the command line: listed, explained, written, and used on a day."""

import json
from pathlib import Path

import pytest

from tests.cli.terminal import EXAMPLE, run

OWN = "名称: 青江市口径\n签发: 张三\n轻重: {IN006: 必须改}\n"


def test_all_profiles_are_listed_and_each_is_explained() -> None:
    names = [line.split()[0] for line in run("profiles").output.splitlines()]
    assert {"base", "guangzhou", "sichuan"} <= set(names)
    assert "25" in run("profiles", "sichuan").output
    assert run("profiles", "base").output.count("数值　") > 20


def test_a_template_is_written_once_and_can_be_used(tmp_path: Path) -> None:
    path = tmp_path / "本局口径.yaml"
    assert run("profiles", "--new", path).code == 0
    before = path.read_bytes()
    again = run("profiles", "--new", path)
    assert (again.code, path.read_bytes()) == (2, before)
    assert "不覆盖" in again.errors
    assert run("check", EXAMPLE, "--profile", path).code in (0, 1)


@pytest.mark.parametrize("target", ["口径.txt", "没有的文件夹/口径.yaml"])
def test_a_template_goes_only_where_it_can(tmp_path: Path, target: str) -> None:
    outcome = run("profiles", "--new", tmp_path / target)
    assert (outcome.code, outcome.output) == (2, "")
    assert outcome.errors.strip().endswith("。")


def test_a_check_says_under_which_profile_it_was_and_who_signed_it(tmp_path: Path) -> None:
    path = tmp_path / "本局口径.yaml"
    path.write_text(OWN, encoding="utf-8")
    outcome = run("check", EXAMPLE, "--profile", path)
    assert "口径：青江市口径（本局口径.yaml，SHA-256 " in outcome.output
    assert "张三签发" in outcome.output
    answer = json.loads(run("check", EXAMPLE, "--profile", path, "--format", "json").output)
    assert answer["profile_origin"]["signed_by"] == "张三"
    assert {found["severity"] for found in answer["findings"] if found["code"] == "IN006"} <= {"must"}


def test_the_report_says_it_too(tmp_path: Path) -> None:
    own, page = tmp_path / "本局口径.yaml", tmp_path / "报告.html"
    own.write_text(OWN, encoding="utf-8")
    assert run("report", EXAMPLE, "--profile", own, "-o", page).code == 0
    assert "张三签发" in page.read_text(encoding="utf-8")


def test_a_profile_with_mistakes_is_refused_with_all_of_them(tmp_path: Path) -> None:
    path = tmp_path / "坏.yaml"
    path.write_text("名字: 甲\n轻重: {IN999: 提示}\n", encoding="utf-8")
    outcome = run("check", EXAMPLE, "--profile", path)
    assert (outcome.code, outcome.output) == (2, "")
    assert len(outcome.errors.splitlines()) == 3


def test_the_day_of_a_check_is_a_day() -> None:
    assert run("check", EXAMPLE, "--on", "2025-02-30").code == 2
    assert run("check", EXAMPLE, "--on", "2025-03-01").code in (0, 1)


def test_a_document_is_explained_by_its_number() -> None:
    assert "规则 OB001" in run("explain", "财预[2015]88号").output
    assert len(run("explain", "--citations").output.splitlines()) > 20
    assert run("explain", "财预〔1999〕1号").code == 2


def test_the_accuracy_of_the_rules_is_measured_on_labelled_tables(tmp_path: Path) -> None:
    (tmp_path / "表.txt").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "表.labels.yaml").write_text("complete: true\n", encoding="utf-8")
    assert run("rules-accuracy", tmp_path).output.startswith("1 张表")
    (tmp_path / "表.txt").unlink()
    assert "旁边没有" in run("rules-accuracy", tmp_path).errors
    assert run("rules-accuracy", tmp_path / "没有").code == 2
