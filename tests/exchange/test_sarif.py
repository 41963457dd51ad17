"""What editors are told about findings."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from jiheng.domain.finding import Fix
from jiheng.exchange.sarif import RuleCard, findings_to_sarif
from tests.builders import FIRST_ROW, make_document, make_filing, make_finding, make_project, make_source

SCHEMA = Path(__file__).resolve().parents[2].parent / "shared" / "schemas" / "sarif-schema-2.1.0.json"
RULES: list[RuleCard] = [("IN003", "目标值含糊", "should", "指标值应当能够考核。"), ("MO001", "合计不平", "must", "合计应当等于各项之和。")]


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
