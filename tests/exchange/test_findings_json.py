"""The findings document keeps its contract."""

import json
from importlib import resources

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jiheng.domain.finding import Fix
from jiheng.exchange.findings_json import findings_to_json
from tests.builders import make_finding, make_source


def test_findings_satisfy_their_schema() -> None:
    text = resources.files("jiheng.exchange").joinpath("schemas/findings.schema.json").read_text(encoding="utf8")
    validator = Draft202012Validator(json.loads(text))
    validator.check_schema(validator.schema)
    findings = [make_finding(), make_finding("MO001", severity="must", concern="money", project_index=None, indicator_number=None)]
    findings.append(make_finding(fix=Fix(make_source(end=2), "≥")))
    document = findings_to_json(findings, profile="guangzhou", rules_run=12)
    validator.validate(document)
    assert list(document) == ["schema", "profile", "findings", "summary"]
    assert document["summary"] == {
        "total": 3, "rules_run": 12, "severity": {"must": 1, "should": 2, "hint": 0},
        "concern": {"money": 1, "vague": 2}, "code": {"IN003": 2, "MO001": 1},
    }


@given(st.lists(st.sampled_from([make_finding(level, severity=level) for level in ("must", "should", "hint")])))
def test_no_finding_is_lost_and_every_sum_is_their_number(findings: list[object]) -> None:
    document = findings_to_json(findings, profile="通用", rules_run=3)  # type: ignore[arg-type]
    assert len(document["findings"]) == len(findings)
    for group in ("severity", "concern", "code"):
        assert sum(document["summary"][group].values()) == document["summary"]["total"] == len(findings)
