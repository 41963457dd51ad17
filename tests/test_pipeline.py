"""All filings of a document are checked as one document."""

from dataclasses import replace
from datetime import date

import jiheng
from tests.builders import make_filing, make_indicator, make_project
from tests.recognition.page import EXAMPLES
from tests.rules.waivers.test_waiving import PLACE

FIRST = make_filing(make_project("巡展经费", make_indicator("培训效果", "明显提高")), make_project("讲座经费"))
SECOND = make_filing(make_project("维修经费", make_indicator("维修效果", "明显改善")))
DAY = date(2026, 3, 1)


def test_a_single_filing_has_the_findings_that_it_has_alone() -> None:
    (result,) = jiheng.check_all([FIRST])
    assert result == jiheng.check(FIRST)
    assert {finding.filing_index for finding in result.findings} == {None}


def test_projects_count_on_from_one_filing_to_the_next() -> None:
    first, second = jiheng.check_all([FIRST, SECOND])
    assert {finding.project_index for finding in first.findings} <= {None, 1, 2}
    assert {finding.project_index for finding in second.findings} == {None, 3}
    assert [verdict.project_index for result in (first, second) for verdict in result.verdicts] == [None, 1, 2, None, 3]
    assert ({finding.filing_index for finding in first.findings}, {finding.filing_index for finding in second.findings}) == ({1}, {2})
    alone = jiheng.check(SECOND)
    assert [finding.message for finding in second.findings] == [finding.message for finding in alone.findings]
    assert second.verdicts[1].reasons[0].label == alone.verdicts[1].reasons[0].label


def test_what_is_waived_is_not_found_and_not_lost() -> None:
    waiver = jiheng.Waiver("IN002", "张三", "上级文件原文如此", date(2026, 12, 31), PLACE, project="维修经费")
    before = [finding for result in jiheng.check_all([FIRST, SECOND]) for finding in result.findings]
    after = jiheng.check_all([FIRST, SECOND], waivers=[waiver], on=DAY)
    waived = [item.finding for result in after for item in result.waived]
    assert [finding.code for finding in waived] == ["IN002"]
    assert sorted([*waived, *(finding for result in after for finding in result.findings)], key=repr) == sorted(before, key=repr)


def test_waivers_that_are_of_no_use_are_told_once_and_on_the_table() -> None:
    waiver = jiheng.Waiver("XX001", "张三", "无", date(2026, 12, 31), PLACE)
    first, second = jiheng.check_all([FIRST, SECOND], waivers=[waiver], on=DAY)
    assert [finding.code for result in (first, second) for finding in result.findings if finding.concern == "waiver"] == ["WV003"]
    assert "WV003" in {reason.code for reason in first.verdicts[0].reasons}


def test_after_a_baseline_only_what_is_new_is_told() -> None:
    findings = [finding for result in jiheng.check_all([FIRST]) for finding in result.findings]
    text = jiheng.write_baseline(findings, day=DAY, table="表.txt")
    baseline = jiheng.read_baseline(text.encode(), name="表.txt.基线.yaml")
    (same,) = jiheng.check_all([FIRST], baseline=baseline, on=DAY)
    assert same.findings == ()
    assert len(same.waived) == len(findings)
    worse = make_project("讲座经费", make_indicator("讲座效果", "有所改善"))
    projects = (make_project("新增经费", make_indicator("新增效果", "明显提高")), *FIRST.agencies[0].projects[:1], worse)
    (after,) = jiheng.check_all([make_filing(*projects)], baseline=baseline, on=DAY)
    assert {finding.project for finding in after.findings} == {"新增经费", "讲座经费"}
    assert {item.finding.project for item in after.waived} >= {"巡展经费"}


def test_nothing_to_check_has_no_results() -> None:
    assert jiheng.check_all([]) == ()


def test_after_a_baseline_moved_projects_are_not_new() -> None:
    filing = jiheng.read(EXAMPLES / "青江市科学技术馆.txt").filing
    before = [finding for result in jiheng.check_all([filing]) for finding in result.findings]
    baseline = jiheng.read_baseline(jiheng.write_baseline(before, day=DAY, table="表.txt").encode(), name="表.txt.基线.yaml")
    turned = replace(filing, agencies=tuple(replace(agency, projects=agency.projects[::-1]) for agency in filing.agencies))
    (after,) = jiheng.check_all([turned], baseline=baseline)
    new = [finding for finding in after.findings if "相同" not in finding.message]  # which of two alike is told depends on their order
    assert new == []
