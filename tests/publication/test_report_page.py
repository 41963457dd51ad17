"""The report is complete, safe and always the same."""

from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.document import Notice
from jiheng.domain.filing import Filing
from jiheng.domain.finding import Finding
from jiheng.domain.proof import Proof, ProofCheck
from jiheng.publication.report import render_report
from jiheng.rules.verdict import REASONS_FIRST, give_verdicts
from jiheng.text.targets import Date, Grade, Quantity
from tests.builders import FIRST_ROW, make_document, make_filing, make_finding, make_indicator, make_project, make_source, make_target


class Page(HTMLParser):
    """The elements, links and visible text of a page; complains about elements that are not closed as they were opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.text = ""
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        self.links |= {str(found[key]) for key in ("href", "src") if found.get(key)}
        assert not any(key.startswith("on") for key in found)
        if tag not in ("meta", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text += data


def render(filing: Filing, findings: list[Finding]) -> str:
    return render_report(make_document(filing), filing, findings, give_verdicts(filing, findings))


def test_the_page_says_what_was_read_and_what_was_found() -> None:
    filing = make_filing(make_project("甲", make_indicator("培训效果", "明显提高")), make_project("乙"))
    page = Page(render(filing, [make_finding(severity="must"), make_finding("OB001", project_index=2, indicator_number=None)]))
    for words in (filing.sha256, "项目表.txt", "万元", "合计核对相符，合计 200.00 万元；2 个项目中，1 个须修改、1 个建议修改；2 项指标，查出疑点 2 处", "200.00"):
        assert words in page.text
    assert "必须改：规则IN003（第 1 项）" in page.text
    assert "财预〔2015〕88号（条款待核对原文）" in page.text
    assert "1、产出指标；数量指标；培训效果；实施周期指标值:明显提高；年度指标值:明显提高。" in page.text
    assert "没有发现疑点" not in page.text


def test_every_link_leads_somewhere_on_the_page_and_no_mark_is_given_twice() -> None:
    filing = make_filing(make_project("甲"), make_project("乙"))
    page = Page(render(filing, [make_finding(), make_finding("MO001", project_index=None, indicator_number=None)]))
    assert len(page.ids) == len(set(page.ids))
    assert page.links <= {f"#{name}" for name in page.ids}


def test_the_page_stands_alone_and_holds_no_script() -> None:
    html = render(make_filing(), [make_finding()])
    page = Page(html)
    assert not page.names & {"script", "link", "img", "iframe", "object"}
    assert "url(" not in html
    assert "@import" not in html


HOSTILE = "<script>alert(1)</script></style><img src=x onerror=alert(1)>\"'&amp;"


def test_whatever_a_cell_holds_stays_text() -> None:
    indicator = make_indicator(HOSTILE, HOSTILE, dimension=HOSTILE, category=HOSTILE)
    filing = make_filing(make_project(HOSTILE, indicator, objective=HOSTILE), agency=HOSTILE, notices=(Notice(HOSTILE, make_source()),))
    filing = replace(filing, title=HOSTILE, name=HOSTILE)
    finding = replace(make_finding(), message=HOSTILE, remedy=HOSTILE, name=HOSTILE)
    page = Page(render(filing, [finding]))
    assert not page.names & {"script", "img"}
    assert page.text.count(HOSTILE) >= 12


@settings(max_examples=40)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_at_all_breaks_the_page(name: str, target: str) -> None:
    filing = replace(make_filing(make_project(name, make_indicator(name, make_target(target or "—")), objective=target)), title=name)
    assert "绩衡" in Page(render(filing, [make_finding()])).text


def test_a_broken_sum_is_shown_with_both_numbers_and_its_place() -> None:
    proof = Proof("broken", (ProofCheck("甲单位小计", "12.00", "11.00", False, make_source(row=9)),))
    page = Page(render(make_filing(proof=proof), []))
    assert "合计对不上" in page.text
    assert "甲单位小计12.0011.00不符表1:9:1" in page.text


def test_a_verdict_shows_its_first_reasons_and_says_how_many_more_there_are() -> None:
    findings = [make_finding(f"IN{number:03}") for number in range(1, 9)]
    page = Page(render(make_filing(), findings))
    assert page.text.count("建议改：规则IN") == REASONS_FIRST + 1  # the list of projects names the first one too
    assert "另有 3 类" in page.text


@pytest.mark.parametrize(
    ("clause", "shown"),
    [
        (Quantity("≥", Decimal("4000000000"), unit="元"), "≥4,000,000,000元"),
        (Quantity("range", Decimal("0.5"), Decimal(2), unit="场", per="每月"), "介于0.5～2场（每月）"),
        (Quantity("≥", Decimal(80), unit="场", approx=True), "≥约 80场"),
        (Date("≤", "2021-12"), "≤2021-12"),
        (Grade("优"), "等级"),
    ],
)
def test_a_target_is_shown_as_it_was_understood(clause: Quantity | Date | Grade, shown: str) -> None:
    page = Page(render(make_filing(make_project("甲", make_indicator("某", make_target("原来的话", clause)))), []))
    assert f"某{shown}原来的话" in page.text


def test_what_a_finding_points_at_is_marked_in_the_source_text() -> None:
    filing = make_filing(make_project("甲", make_indicator("培训效果", "明显提高")))
    finding = replace(make_finding(), source=make_source(row=FIRST_ROW, column=7, start=2, end=6))
    assert "<blockquote>1、<mark>产出指标</mark>；数量指标" in render(filing, [finding])


def test_where_a_number_is_printed_twice_a_finding_stands_by_the_indicator_it_points_into() -> None:
    filing = make_filing(make_project("甲", make_indicator("第一"), make_indicator("第二")))
    project = next(filing.projects)
    twice = replace(project, indicators=tuple(replace(item, number=1) for item in project.indicators))
    filing = replace(filing, agencies=(replace(filing.agencies[0], projects=(twice,)),))
    html = render(filing, [replace(make_finding(), source=twice.indicators[1].source)])
    assert html.count('class="beside"') == 1
    assert html.index("<td>第二<") < html.index('class="beside"')


def test_a_finding_on_the_objective_stands_beside_the_words_it_points_at() -> None:
    filing = make_filing(make_project("甲", objective="<p>办好活动</p>"))
    finding = replace(make_finding(indicator_number=None), source=make_source(row=FIRST_ROW, column=6, start=0, end=3))
    assert "<blockquote><mark>&lt;p&gt;</mark>办好活动&lt;/p&gt;</blockquote>" in render(filing, [finding])


def test_a_rule_that_broke_down_is_named_at_the_top() -> None:
    filing = make_filing()
    html = render_report(make_document(filing), filing, [], give_verdicts(filing, []), failures=["规则 IN001 未能运行"])
    assert '<p class="verdict e">规则 IN001 未能运行</p>' in html


def test_an_empty_filing_is_a_page_too() -> None:
    filing = replace(make_filing(), agencies=(), proof=Proof("not-provable"), department=None, funds=None)
    assert "没有项目" in Page(render(filing, [])).text


def test_the_same_arguments_give_the_same_page() -> None:
    assert render(make_filing(), [make_finding()]) == render(make_filing(), [make_finding()])
