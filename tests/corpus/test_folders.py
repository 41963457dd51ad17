"""A folder becomes one table, whatever lies in it and whatever happens on the way."""

import hashlib
import os
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest

import jiheng
from jiheng.corpus.coverage import STATUSES
from tests.cli.terminal import COMMAND, run
from tests.corpus.folders import Tables, children, fill, good, mixed, read_tables
from tests.readers.papers import FORMATS
from tests.recognition.page import facts
from tests.sandbox import bombs

NEVER_THE_SAME = ("秒",)


def read(folder: Path, target: Path, *, jobs: int = 2) -> Tables:
    """The tables of a folder, written and read back."""
    jiheng.read_folder(folder, out=target, jobs=jobs)
    return read_tables(target)


def without_seconds(tables: Tables) -> Tables:
    """The tables without what no two runs have in common."""
    return Tables(tables.indicators, [row | dict.fromkeys(NEVER_THE_SAME, "") for row in tables.coverage])


def test_every_file_is_accounted_for_and_no_bad_one_stops_the_run(tmp_path: Path) -> None:
    tables = read(mixed(tmp_path / "报送"), tmp_path / "表.csv")
    formats = {f"各种/表 {suffix} 🙂.bin": "读通并核对无误" for suffix in FORMATS}
    assert tables.statuses == {
        **formats, "包.zip/乙.txt": "读通并核对无误", "包.zip/内/甲.txt": "读通并核对无误",
        "信.txt": "不是绩效表", "空.xlsx": "拒绝", "断.xlsx": "拒绝", "炸弹.xlsx": "拒绝", "图.png": "拒绝",
    }
    assert set(tables.statuses.values()) <= set(STATUSES)
    assert all(row["原因"] for row in tables.coverage if row["结果"] != "读通并核对无误")
    counted = {row["文件"]: int(row["指标数"]) for row in tables.coverage if row["指标数"]}
    assert Counter(row["文件"] for row in tables.indicators) == counted


def test_a_row_says_what_the_filing_says(tmp_path: Path) -> None:
    folder = fill(tmp_path / "甲", {"表.txt": good()})
    (first, *_), rows = (filing := jiheng.read(folder / "表.txt").filing).projects, read(folder, tmp_path / "表.csv").indicators
    indicator, row = first.indicators[0], rows[0]
    target = indicator.annual_target
    assert target
    assert len(rows) == filing.indicator_count
    assert (row["文件"], row["项目"], row["一级指标"], row["三级指标"]) == ("表.txt", first.name, indicator.dimension, indicator.name)
    assert (row["年度值"], row["年度分句数"]) == (target.text, str(len(target.clauses)))
    assert (row["表"], row["行"], row["列"]) == tuple(str(place) for place in indicator.source[1:4])
    assert row["sha256"] == hashlib.sha256(good()).hexdigest()
    assert row["核对"] == "已核平"


def test_the_same_table_comes_of_one_process_and_of_four(tmp_path: Path) -> None:
    folder = mixed(tmp_path / "报送")
    assert without_seconds(read(folder, tmp_path / "一.csv", jobs=1)) == without_seconds(read(folder, tmp_path / "四.csv", jobs=4))


def test_rows_stand_in_the_order_of_the_paths(tmp_path: Path) -> None:
    names = [f"{number:02}/表{number % 7}.txt" for number in range(12)]
    tables = read(fill(tmp_path / "报送", {name: good(at) for at, name in enumerate(reversed(names))}), tmp_path / "表.csv")
    assert [row["文件"] for row in tables.coverage] == sorted(names)
    assert [row["文件"] for row in tables.indicators] == sorted(row["文件"] for row in tables.indicators)


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    folder = fill(tmp_path / "报送", {"一.txt": good(1), "二.txt": good(2), "信.txt": "开会".encode()})
    first = jiheng.read_folder(folder, out=tmp_path / "表.csv")
    tables = read_tables(tmp_path / "表.csv")
    fill(folder, {"三.txt": good(3)})
    (folder / "一.txt").unlink()
    second = jiheng.read_folder(folder, out=tmp_path / "表.csv")
    assert (first.known_before, second.known_before) == (0, 2)
    assert set(read_tables(tmp_path / "表.csv").statuses) == {"二.txt", "三.txt", "信.txt"}
    assert [row for row in tables.indicators if row["文件"] == "二.txt"] == [
        row for row in read_tables(tmp_path / "表.csv").indicators if row["文件"] == "二.txt"
    ]
    assert jiheng.read_folder(folder, out=tmp_path / "表.csv", anew=True).known_before == 0


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    folder = fill(tmp_path / "报送", {"一.txt": good(1)})
    read(folder, tmp_path / "表.csv")
    fill(folder, {"一.txt": good(2)})
    assert "经费2" in read(folder, tmp_path / "表.csv").indicators[0]["项目"]


def test_a_killed_worker_loses_no_document(tmp_path: Path) -> None:
    folder = fill(tmp_path / "报送", {f"{number:03}.txt": good(number) for number in range(60)})
    killed: list[int] = []

    def kill(done: int, total: int, path: str) -> None:
        if done in (10, 30):
            victim = children()[0]
            killed.append(victim)
            os.kill(victim, signal.SIGKILL)

    outcome = jiheng.read_folder(folder, out=tmp_path / "表.csv", jobs=2, progress=kill)
    assert len(killed) == 2
    assert outcome.counts == {"读通并核对无误": 60}
    assert not children()


def test_a_document_that_costs_two_workers_is_refused_and_not_tried_again(tmp_path: Path) -> None:
    folder = fill(tmp_path / "报送", {"一.txt": good(1), "弹.pdf": bombs.form_bomb(), "二.txt": good(2)})
    tables = read(folder, tmp_path / "表.csv")
    assert tables.statuses == {"一.txt": "读通并核对无误", "弹.pdf": "拒绝", "二.txt": "读通并核对无误"}
    assert "请" in next(row["原因"] for row in tables.coverage if row["文件"] == "弹.pdf")
    assert jiheng.read_folder(folder, out=tmp_path / "表.csv").known_before == 3


def test_a_run_that_was_killed_goes_on_where_it_stood(tmp_path: Path) -> None:
    folder = fill(tmp_path / "报送", {f"{number:03}.txt": good(number) for number in range(300)})
    target = tmp_path / "表.csv"
    journal = tmp_path / "表-进度.jsonl"
    process = subprocess.Popen([COMMAND, "read", folder, "--out", target, "--jobs", "1"], stdout=subprocess.DEVNULL)
    while not (journal.exists() and journal.read_bytes().count(b"\n") > 20) and process.poll() is None:
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert not target.exists()
    with journal.open("ab") as stream:
        stream.write(b'["half a line')
    kept = journal.read_bytes().count(b"\n")
    outcome = jiheng.read_folder(folder, out=target)
    assert outcome.known_before == kept > 20
    assert outcome.counts == {"读通并核对无误": 300}
    whole = without_seconds(read(folder, tmp_path / "另.csv"))
    assert without_seconds(read_tables(target)) == whole
    assert not list(tmp_path.glob(".jiheng-*"))


def test_two_runs_on_one_table_are_told_apart(tmp_path: Path) -> None:
    folder = fill(tmp_path / "报送", {"一.txt": good(1)})
    said: list[str] = []

    def start_another(done: int, total: int, path: str) -> None:
        said.append(run("read", folder, "--out", tmp_path / "表.csv").errors)

    jiheng.read_folder(folder, out=tmp_path / "表.csv", progress=start_another)
    assert ["另一个 jiheng 正在用" in sentence for sentence in said] == [True]


@pytest.mark.parametrize("target", ["没有/表.csv", "表.pdf", "表", "报送", "报送/一.txt/表.csv"])
def test_a_table_that_cannot_be_written_is_refused_before_anything_is_read(tmp_path: Path, target: str) -> None:
    folder = fill(tmp_path / "报送", {"一.txt": good(1)})
    told: list[str] = []
    with pytest.raises(jiheng.JihengError, match=r"；请[^\n]*。$"):
        jiheng.read_folder(folder, out=tmp_path / target, progress=lambda done, total, path: told.append(path))
    assert not told


def test_the_file_that_is_read_is_not_written_over(tmp_path: Path) -> None:
    path = fill(tmp_path, {"表.csv": good()}) / "表.csv"
    with pytest.raises(jiheng.JihengError, match="不能覆盖"):
        jiheng.read_folder(path, out=path)
    assert path.read_bytes() == good()


def test_a_file_of_another_kind_is_no_journal(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"报送/一.txt": good(), "表-进度.jsonl": b"{}"}) / "报送"
    with pytest.raises(jiheng.JihengError, match="不是读取进度"):
        jiheng.read_folder(folder, out=tmp_path / "表.csv")


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(jiheng.RefusedDocument, match="没有文件"):
        jiheng.read_folder(fill(tmp_path / "空", {".DS_Store": b"", "__MACOSX/._表.xlsx": b"x"}), out=tmp_path / "表.csv")


def test_the_table_may_lie_in_the_folder_itself(tmp_path: Path) -> None:
    folder = fill(tmp_path / "报送", {"一.txt": good()})
    assert read(folder, folder / "表.csv") is not None
    assert read(folder, folder / "表.csv").statuses == {"一.txt": "读通并核对无误"}


def test_the_command_says_what_became_of_the_files(tmp_path: Path) -> None:
    outcome = run("read", mixed(tmp_path / "报 送 🙂"), "--out", tmp_path / "指标 🙂.xlsx", "--jobs", "2")
    assert (outcome.code, outcome.errors) == (0, "")
    assert "不是绩效表 1" in outcome.output
    assert (tmp_path / "指标 🙂.xlsx").exists()


@pytest.mark.parametrize("jobs", ["0", "-1", "1000", "很多"])
def test_a_number_of_processes_that_makes_no_sense_is_refused(tmp_path: Path, jobs: str) -> None:
    outcome = run("read", fill(tmp_path / "报送", {"一.txt": good()}), "--out", tmp_path / "表.csv", "--jobs", jobs)
    assert (outcome.code, outcome.output) == (2, "")


def test_without_a_table_each_document_is_a_line_or_a_filing(tmp_path: Path) -> None:
    folder = fill(tmp_path / "报送", {"一.txt": good(1), "二.txt": good(2), "坏.pdf": b"%PDF-1.7"})
    assert [path for path, *_ in jiheng.read_each(folder)] == ["一.txt", "二.txt", "坏.pdf"]
    read_one = next(iter(jiheng.read_each(folder))).readings[0]
    assert facts(read_one.filing) == facts(jiheng.read(folder / "一.txt").filing)
    text, json = run("read", folder), run("read", folder, "--format", "json")
    assert (text.code, json.code) == (0, 0)
    assert "坏.pdf：" in text.output
    assert json.output.startswith("[")
    assert "坏.pdf" in json.errors


def test_an_archive_without_any_table_is_refused_with_the_first_reason(tmp_path: Path) -> None:
    archive = fill(tmp_path, {"包.zip": bombs.zip_of({"信.txt": "开会".encode(), "空.txt": b""})}) / "包.zip"
    outcome = run("read", archive)
    assert (outcome.code, outcome.output) == (2, "")
    assert "信.txt" in outcome.errors
