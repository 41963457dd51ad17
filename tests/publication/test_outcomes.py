"""The report says what came of the targets where a form tells it, and has no empty columns where it does not."""

from dataclasses import replace

from jiheng.domain.budget import Budget, BudgetLine
from jiheng.domain.filing import Filing, Indicator, Project, Task
from jiheng.publication.report import render_report
from jiheng.rules.verdict import give_verdicts
from jiheng.text.grammar import parse_target
from jiheng.text.money import Money
from tests.builders import make_document, make_filing, make_indicator, make_project, make_source


def report(*projects: Project, form: str = "self-evaluation") -> str:
    filing = replace(make_filing(*projects, profile="shanghai"), form=form)
    return _render(filing)


def _render(filing: Filing) -> str:
    return render_report(make_document(filing), filing, [], give_verdicts(filing, []))


def done(actual: str, **fields: str) -> Indicator:
    return replace(make_indicator("培训人次", parse_target("≥500人次")), actual=parse_target(actual), **fields)  # type: ignore[arg-type]


def test_actual_values_stand_beside_their_targets_with_what_they_come_to() -> None:
    html = report(make_project("甲", done("520人次", points="10", score="10"), done("450人次", points="10", score="9", deviation_reason="停课两周")))
    for head in ("实际完成值", "完成情况", "分值", "得分"):
        assert f"{head}</th>" in html
    assert html.count('<span class="tag o">达到</span>') == 1
    assert html.count('<span class="tag e">没有达到</span>') == 1
    assert "对照：没有达到指标值，完成程度90%。　偏差原因：停课两周" in html


def test_what_nobody_can_tell_says_why() -> None:
    assert "对照：没有填写实际完成值。" in report(make_project("甲", done("520人次"), make_indicator("培训人次", parse_target("≥500人次"))))


def test_a_form_of_targets_alone_has_no_columns_for_outcomes() -> None:
    html = report(make_project(), form="project-target")
    for head in ("实际完成值", "完成情况", "分值", "得分", "执行率"):
        assert f"{head}</th>" not in html


def test_half_way_through_the_year_the_expected_value_is_judged() -> None:
    html = report(make_project("甲", replace(done("200人次"), expected=parse_target("510人次"))), form="monitoring")
    assert "执行情况</th>" in html
    assert "全年预计</th>" in html
    assert "没有达到" not in html.split("怎样看这份报告")[0]


def test_budget_and_execution_stand_in_the_columns_that_are_filled_in() -> None:
    lines = (BudgetLine("总额", None, "年度资金总额", budgeted=Money(10_200_00), spent=Money(9_639_00), execution_rate="94.50"),)
    html = report(replace(make_project(), budget=Budget(lines=lines, execution_points="10", execution_score="9.45", total_score="93.4")))
    for said in ("全年预算</th>", "执行数</th>", "94.50%", "执行率分值 10；执行率得分 9.45；总分 93.4"):
        assert said in html
    assert "年初预算</th>" not in html


def test_form_and_profile_are_named_in_chinese() -> None:
    html = report(make_project())
    for said in ("绩效自评表", "上海口径"):
        assert said in html
    assert "self-evaluation" not in html


def test_what_else_the_form_prints_is_shown_under_its_own_labels() -> None:
    noted = replace(make_indicator(), printed={"category": "数量", "绩效标准": "行业标准"})
    project = make_project("甲", noted)
    task = Task("投资审计", "完成审计<12>个", project.funds, make_source())
    html = report(replace(project, printed={"存在问题": "进度偏慢", "name": "原样"}, tasks=(task,)))
    for said in ("<dt>存在问题</dt><dd>进度偏慢</dd>", "绩效标准：行业标准", "完成审计&lt;12&gt;个"):
        assert said in html
    assert "原样</dd>" not in html
