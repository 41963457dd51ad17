"""The findings document keeps its contract."""

import json
from dataclasses import replace
from datetime import date
from importlib import resources

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jiheng.domain.finding import Fix
from jiheng.domain.waiver import Waived, Waiver
from jiheng.exchange.findings_json import findings_to_json
from tests.builders import make_finding, make_source

VALIDATOR = Draft202012Validator(
    json.loads(resources.files("jiheng.exchange").joinpath("schemas/findings.schema.json").read_text(encoding="utf8"))
)


def test_findings_satisfy_their_schema() -> None:
    VALIDATOR.check_schema(VALIDATOR.schema)
    findings = [make_finding(), make_finding("MO001", severity="must", concern="money", project_index=None, indicator_number=None)]
    findings.append(make_finding(fix=Fix(make_source(end=2), "≥")))
    document = findings_to_json(findings, profile="guangzhou", rules_run=12)
    VALIDATOR.validate(document)
    assert list(document) == ["schema", "profile", "findings", "summary", "not_run", "waived", "failures"]
    assert document["summary"] == {
        "total": 3, "rules_run": 12, "severity": {"must": 1, "should": 2, "hint": 0},
        "concern": {"money": 1, "vague": 2}, "code": {"IN003": 2, "MO001": 1},
    }


def test_what_is_waived_stands_apart_with_who_why_and_until_when() -> None:
    waiver = Waiver("IN003", "张三", "上级文件原文如此", date(2026, 12, 31), make_source())
    waived = [Waived(make_finding(), waiver), Waived(make_finding())]
    document = findings_to_json([], profile="guangzhou", rules_run=12, waived=waived, failures=["规则 IN003 有处未能运行。"])
    VALIDATOR.validate(document)
    assert [item["waiver"] for item in document["waived"]] == [{"who": "张三", "why": "上级文件原文如此", "until": "2026-12-31"}, None]
    assert document["summary"]["total"] == 0


def test_a_finding_on_one_filing_of_several_says_which() -> None:
    document = findings_to_json([replace(make_finding(), filing_index=2)], profile="guangzhou", rules_run=12)
    VALIDATOR.validate(document)
    assert document["findings"][0]["filing_index"] == 2


@given(st.lists(st.sampled_from([make_finding(level, severity=level) for level in ("must", "should", "hint")])))
def test_no_finding_is_lost_and_every_sum_is_their_number(findings: list[object]) -> None:
    document = findings_to_json(findings, profile="通用", rules_run=3)  # type: ignore[arg-type]
    assert len(document["findings"]) == len(findings)
    for group in ("severity", "concern", "code"):
        assert sum(document["summary"][group].values()) == document["summary"]["total"] == len(findings)
