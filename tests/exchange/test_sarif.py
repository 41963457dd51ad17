"""What editors are told about findings."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from jiheng.domain.finding import Fix
from jiheng.domain.waiver import Waived, Waiver
from jiheng.exchange.sarif import RuleCard, findings_to_sarif, join_sarif
from tests.builders import FIRST_ROW, make_document, make_filing, make_finding, make_project, make_source

SCHEMA = Path(__file__).resolve().parents[2].parent / "shared" / "schemas" / "sarif-schema-2.1.0.json"
RULES: list[RuleCard] = [("IN003", "目标值含糊", "should", "指标值应当能够考核。"), ("MO001", "合计不平", "must", "合计应当等于各项之和。")]


def _assert_valid(log: dict[str, object]) -> None:
    if SCHEMA.exists():
        assert [error.message for error in Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf8"))).iter_errors(log)] == []


@pytest.mark.skipif(not SCHEMA.exists(), reason="没有 ../shared/schemas，无法按 SARIF 2.1.0 的模式校验")
@pytest.mark.parametrize("with_document", [True, False])
def test_the_run_is_valid_sarif(with_document: bool) -> None:
    filing = make_filing(make_project("甲"), make_project("乙"))
    findings = [
        make_finding(fix=Fix(make_source(row=FIRST_ROW, column=7, end=2), "≥")),
        make_finding("MO001", severity="must", project_index=None, indicator_number=None),
        make_finding("XX999", severity="hint", project_index=2),
    ]
    written = findings_to_sarif(findings, rules=RULES, uri="表 格/一.txt", document=make_document(filing) if with_document else None)
    validator = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf8")))
    assert [error.message for error in validator.iter_errors(written)] == []
    results = written["runs"][0]["results"]
    assert [result["level"] for result in results] == ["warning", "error", "note"]
    assert [result.get("ruleIndex") for result in results] == [0, 1, None]


def test_a_result_says_its_place_in_words_and_in_a_text_file_by_line_and_column() -> None:
    document = make_document(make_filing(make_project("甲")))
    finding = make_finding(fix=Fix(make_source(row=FIRST_ROW, column=7, start=2, end=6), "效益指标"))
    result = findings_to_sarif([finding], rules=RULES, uri="项目表.txt", document=document)["runs"][0]["results"][0]
    location = result["locations"][0]
    assert location["logicalLocations"][0]["name"] == "表1:8:7"
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "%E9%A1%B9%E7%9B%AE%E8%A1%A8.txt"
    line = "\t".join(cell.text for cell in document.tables[0].rows[0])
    region = result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]
    assert region["startLine"] == FIRST_ROW
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "产出指标"


def test_without_the_text_no_column_is_claimed() -> None:
    result = findings_to_sarif([make_finding()], rules=RULES, uri="项目表.xlsx")["runs"][0]["results"][0]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert result["message"]["text"] == "指标“培训效果”的指标值“明显提高”无法考核。建议：改为数量值，或写明分级标准"


def test_a_rule_brings_its_help_as_text_and_as_markdown() -> None:
    rules: list[RuleCard] = [("IN003", "目标值含糊", "should", "指标值应当能够考核。", "# IN003\n\n应当能够考核。")]
    log = findings_to_sarif([make_finding()], rules=rules, uri="项目表.xlsx")
    _assert_valid(log)
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert rule["help"] == {"text": "指标值应当能够考核。", "markdown": "# IN003\n\n应当能够考核。"}


def test_what_is_waived_is_a_suppressed_result_that_says_who_and_why() -> None:
    waiver = Waiver("IN003", "张三", "上级文件原文如此", date(2026, 12, 31), make_source())
    waived = [Waived(make_finding(), waiver), Waived(make_finding())]
    log = findings_to_sarif([make_finding()], rules=RULES, uri="项目表.xlsx", waived=waived)
    _assert_valid(log)
    results = log["runs"][0]["results"]
    assert [len(result.get("suppressions", [])) for result in results] == [0, 1, 1]
    assert results[1]["suppressions"][0]["justification"] == "张三：上级文件原文如此（有效期至 2026-12-31）"


def test_fingerprints_are_those_of_the_findings_and_each_is_there_once() -> None:
    alike = [replace(make_finding(), fingerprint="a" * 16)] * 2
    results = findings_to_sarif(alike, rules=RULES, uri="项目表.xlsx")["runs"][0]["results"]
    assert [result["partialFingerprints"]["jiheng/v1"] for result in results] == ["a" * 16, "a" * 16 + ":2"]


def test_what_the_run_did_not_see_is_told() -> None:
    log = findings_to_sarif([], rules=RULES, uri="项目表.xlsx", failures=["规则 IN003 有处未能运行。"])
    _assert_valid(log)
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_advice_is_no_fix_that_an_editor_may_apply() -> None:
    document = make_document(make_filing(make_project("甲")))
    advice = Fix(make_source(row=FIRST_ROW, column=7, end=2), "≥__%", kind="proposed", is_advice=True)
    log = findings_to_sarif([make_finding(fix=advice)], rules=RULES, uri="项目表.txt", document=document)
    assert "fixes" not in log["runs"][0]["results"][0]


def test_logs_of_several_documents_become_one() -> None:
    logs = [findings_to_sarif([make_finding()], rules=RULES, uri=uri) for uri in ("一.xlsx", "二.xlsx")]
    joined = join_sarif(logs, failures=["“三.xlsx”打不开。"])
    _assert_valid(joined)
    assert len(joined["runs"]) == 3
    assert "invocations" not in joined["runs"][0]
    _assert_valid(join_sarif([]))
