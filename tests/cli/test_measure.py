"""``jiheng measure``, ``records`` and ``recompute``: from filled tables to a value that proves itself."""

import json
import shutil
from pathlib import Path

from tests.cli.terminal import GOOD, run
from tests.recognition.page import EXAMPLES

RECORDS = EXAMPLES.parent / "docs" / "佐证记录示例"


def test_every_clause_of_a_table_has_a_way() -> None:
    outcome = run("measure", GOOD, "--format", "json")
    clauses = json.loads(outcome.output)["clauses"]
    assert (outcome.code, outcome.errors) == (0, "")
    assert {clause["way"] for clause in clauses} == {"measure", "light"}
    assert all(bool(clause["measure"]) == (clause["way"] == "measure") for clause in clauses)


def test_records_make_values_and_the_code_says_that_one_is_not_met() -> None:
    outcome = run("measure", GOOD, "--records", RECORDS, "--on", "2026-10-31")
    assert (outcome.code, outcome.errors) == (1, "")
    assert "达到　106 ÷ 113 × 100% ＝ 93.8053%　E3 由记录算出" in outcome.output
    assert "没有达到　3场次 ＝ 3场　E3 由记录算出" in outcome.output
    assert "请做零报告并由第二人确认" in outcome.output


def test_what_came_later_does_not_count_yet() -> None:
    clauses = json.loads(run("measure", GOOD, "--records", RECORDS, "--on", "2026-06-30", "--format", "json").output)["clauses"]
    assert next(clause["actual"] for clause in clauses if clause["indicator"] == "结业展演场次") == "1场"


def test_a_trace_bears_itself_out_until_somebody_changes_it(tmp_path: Path) -> None:
    run("measure", GOOD, "--records", RECORDS, "--on", "2026-10-31", "--traces", tmp_path)
    trace = tmp_path / "01-08-1.json"
    assert run("recompute", trace).output.endswith("重算相符，106 ÷ 113 × 100% ＝ 93.8053%\n")
    content = json.loads(trace.read_text(encoding="utf-8"))
    content["records"][0]["values"]["answer"] = "不满意"
    trace.write_text(json.dumps(content), encoding="utf-8")
    outcome = run("recompute", trace)
    assert (outcome.code, "有人改过" in outcome.output) == (1, True)


def test_a_row_with_a_mistake_stops_the_whole_with_its_place(tmp_path: Path) -> None:
    folder = shutil.copytree(RECORDS, tmp_path / "记录")
    table = next(folder.glob("*/活动.txt"))
    table.write_text(table.read_text(encoding="utf-8").replace("2026-05-20", "五月"), encoding="utf-8")
    outcome = run("measure", GOOD, "--records", folder)
    assert outcome.code == 2
    assert "第 2 行“日期”“五月”：应为日期，如 2026-03-12；改好再算。" in outcome.errors
    assert run("records", table).code == 1


def test_a_folder_of_no_project_is_named(tmp_path: Path) -> None:
    folder = shutil.copytree(RECORDS, tmp_path / "记录")
    (folder / "别的项目").mkdir()
    assert "“别的项目”不是表里的项目" in run("measure", GOOD, "--records", folder).errors


def test_a_template_is_written_and_empty_ones_have_nothing_to_take(tmp_path: Path) -> None:
    template = tmp_path / "活动.xlsx"
    assert run("records", "--template", "活动", "-o", template).code == 0
    assert "活动，0 条可以导入" in run("records", template).output


def test_bad_requests_get_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "坏.json").write_text("{", encoding="utf-8")
    for words, sentence in {
        ("records",): "请写明要检查的登记表", ("records", "--template", "天气", "-o", "x.xlsx"): "没有叫“天气”的佐证记录",
        ("records", GOOD): "不像任何一种佐证记录", ("measure", GOOD, "--records", tmp_path / "没有"): "没有文件夹",
        ("recompute", tmp_path / "坏.json"): "不是 JSON", ("recompute", tmp_path / "没有.json"): "打不开",
    }.items():  # fmt: skip
        outcome = run(*words)
        assert outcome.code == 2
        assert sentence in outcome.errors
        assert "Traceback" not in outcome.errors
