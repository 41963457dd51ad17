"""What the README of the examples promises of each table."""

import re
from pathlib import Path

import jiheng
from tools.make_examples import WORKBOOK, write_example
from tools.make_self_evaluation import SELF_EVALUATION, write_self_evaluation

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def _read(name: str) -> jiheng.Filing:
    return jiheng.read(EXAMPLES / name).filing


def _findings(name: str) -> tuple[jiheng.Finding, ...]:
    return jiheng.check(_read(name)).findings


def test_the_table_with_all_quirks_is_read_whole() -> None:
    filing = _read("青江市科学技术馆.txt")
    assert (filing.proof.status, filing.notices) == ("proved", ())
    assert (len(filing.agencies), len(list(filing.projects)), filing.indicator_count) == (3, 20, 183)


def test_most_rules_on_wording_find_something_in_the_table_with_all_quirks() -> None:
    wording = {rule.code for rule in jiheng.list_rules() if rule.code.startswith(("CL", "IN", "OB", "TB"))}
    met = {finding.code for finding in _findings("青江市科学技术馆.txt")}
    assert len(met & wording) >= 0.75 * len(wording)


def test_most_indicators_of_the_table_with_all_quirks_are_sound() -> None:
    found = [finding for finding in _findings("青江市科学技术馆.txt") if finding.severity != "hint"]
    marked = {(finding.project_index, finding.indicator_number) for finding in found if finding.indicator_number}
    assert len(marked) < 183 / 3


def test_the_workbook_is_read_whole() -> None:
    filing = _read(WORKBOOK)
    assert (filing.proof.status, filing.notices, filing.indicator_count) == ("proved", (), 39)
    assert any(item.period_target != item.annual_target for project in filing.projects for item in project.indicators)


def test_the_workbook_is_what_its_script_writes(tmp_path: Path) -> None:
    write_example(tmp_path / WORKBOOK)
    assert jiheng.read(tmp_path / WORKBOOK).document.tables == jiheng.read(EXAMPLES / WORKBOOK).document.tables


def test_the_self_evaluation_is_read_whole_and_says_what_was_not_reached() -> None:
    filing = _read(SELF_EVALUATION)
    assert (filing.form, filing.proof.status, filing.proof.failures, filing.notices) == ("self-evaluation", "proved", (), ())
    policy = jiheng.load_policy(filing.profile, fiscal_year=filing.fiscal_year)
    outcomes = [(item, one) for project in filing.projects for item, one in zip(
        project.indicators, jiheng.evaluate_project(project, policy=policy), strict=True,
    )]
    assert [item.name for item, one in outcomes if one.outcome == "not-met"] == ["培训市民人次", "全年培训任务完成时间"]
    assert all(item.deviation_reason for item, one in outcomes if one.outcome == "not-met")
    assert [finding.code for finding in _findings(SELF_EVALUATION) if finding.severity != "hint"] == ["IN003", "SC003"]


def test_the_self_evaluation_is_what_its_script_writes(tmp_path: Path) -> None:
    write_self_evaluation(tmp_path / SELF_EVALUATION)
    assert jiheng.read(tmp_path / SELF_EVALUATION).document.tables == jiheng.read(EXAMPLES / SELF_EVALUATION).document.tables


def test_the_broken_table_says_everything_that_is_wrong_with_it() -> None:
    filing = _read("云溪区城市管理局.tsv")
    assert [(check.left, check.right) for check in filing.proof.failures] == [("1772.80", "1782.80"), ("1572.80", "1582.80")]
    assert [notice.text for notice in filing.notices] == ["这一行没有读：填表说明由区财政局绩效科另行印发", "这一行没有读：联系电话：内线6203"]
    assert {"MN002", "TB005", "TB007", "OB001", "IN032"} <= {finding.code for finding in _findings("云溪区城市管理局.tsv")}


def test_the_good_table_needs_no_change() -> None:
    filing = _read("示范表.txt")
    assert (filing.proof.status, filing.notices) == ("proved", ())
    assert [finding.message for finding in _findings("示范表.txt") if finding.severity != "hint"] == []


def test_the_readme_names_every_table() -> None:
    named = set(re.findall(r"^\| `([^`]+)`", (EXAMPLES / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert named == {path.name for path in EXAMPLES.iterdir() if path.name != "README.md"}
