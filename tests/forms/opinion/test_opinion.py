"""An opinion reads as a reviewer writes."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiheng
from jiheng.forms.opinion.numbering import to_chinese
from jiheng.text.numerals import parse_numeral
from tests.builders import make_filing, make_finding, make_indicator, make_project
from tests.recognition.page import EXAMPLES

JARGON = re.compile(r"[A-Z]{2}\d{3}|表\d+:\d+|must|should|hint")


def _opinion(name: str) -> tuple[str, tuple[jiheng.Finding, ...]]:
    filings = [reading.filing for reading in jiheng.read_all(EXAMPLES / name)]
    results = jiheng.check_all(filings)
    checked = [(filing, result.findings) for filing, result in zip(filings, results, strict=True)]
    return jiheng.print_opinion(jiheng.compose_opinion(checked)), tuple(finding for _, findings in checked for finding in findings)


@pytest.mark.parametrize("name", ["青江市科学技术馆.txt", "云溪区城市管理局.tsv", "柳溪区文化馆.xlsx", "示范表.txt"])
def test_every_finding_but_hints_is_in_the_opinion_and_no_jargon(name: str) -> None:
    text, findings = _opinion(name)
    missing = [finding.message for finding in findings if finding.severity != "hint" and finding.message.rstrip("。") not in text]
    assert missing == []
    assert not JARGON.search(text)


def test_projects_remarks_and_items_are_numbered_as_in_official_documents() -> None:
    lines = [line.strip("　") for line in _opinion("青江市科学技术馆.txt")[0].splitlines()]
    projects = [line for line in lines if re.match("[一二三四五六七八九十]+、", line)]
    assert [parse_numeral(line.partition("、")[0]) for line in projects] == list(range(1, len(projects) + 1))
    assert projects[0] == "一、表格填报"
    assert lines[lines.index(projects[1]) + 1].startswith("（一）")
    assert lines[lines.index(projects[1]) + 2].startswith("1. ")


def test_a_table_without_flaws_has_a_short_answer() -> None:
    filing = make_filing(make_project())
    text = jiheng.print_opinion(jiheng.compose_opinion([(filing, [make_finding(severity="hint")])]))
    assert text.endswith("没有发现需要修改的问题。")
    assert "一、" not in text


def test_findings_that_ask_for_the_same_are_one_item() -> None:
    filing = make_filing(make_project("巡展经费", make_indicator(), make_indicator()))
    findings = [make_finding(indicator_number=1), make_finding(indicator_number=2)]
    text = jiheng.print_opinion(jiheng.compose_opinion([(filing, findings)]))
    assert "1. 第1项指标“培训效果”的指标值“明显提高”无法考核；第2项指标“培训效果”的指标值“明显提高”无法考核。建议改为数量值" in text
    assert text.count("建议改为") == 1


def test_several_filings_are_told_apart() -> None:
    first = make_filing(make_project("巡展经费"), agency="甲局")
    second = make_filing(make_project("讲座经费"), agency="乙局")
    on_table = replace(make_finding(project_index=None, indicator_number=None), agency=None)
    on_project = replace(make_finding(project_index=2), agency="乙局", project="讲座经费")
    text = jiheng.print_opinion(jiheng.compose_opinion([(first, [on_table]), (second, [on_table, on_project])]))
    assert text.startswith("关于项目支出绩效目标汇总表的审核意见")
    for heading in ("一、表格填报（甲局）", "二、表格填报（乙局）", "三、讲座经费（乙局）"):
        assert heading in text


def test_waivers_are_not_the_filers_business() -> None:
    findings = [make_finding("WV003", concern="waiver", project_index=None, indicator_number=None)]
    assert "没有发现" in jiheng.print_opinion(jiheng.compose_opinion([(make_filing(), findings)]))


@given(st.integers(1, 9_999))
def test_numbers_of_headings_read_back(number: int) -> None:
    assert parse_numeral(to_chinese(number)) == number


@pytest.mark.parametrize(("number", "words"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (1010, "一千零一十")])
def test_numbers_of_headings_are_as_people_write_them(number: int, words: str) -> None:
    assert to_chinese(number) == words
