"""Rules speak about what a form has: no false word about a sheet, a whole department, or money beside the total."""

from dataclasses import replace

import pytest

from jiheng.domain.filing import Filing, Project, Task
from jiheng.domain.funds import FundLine, Funds
from jiheng.regulations.profiles import load_profile
from jiheng.rules.engine import run_rules
from jiheng.text.money import Money
from tests.builders import make_filing, make_indicator, make_project, make_source


def messages(filing: Filing, code: str) -> list[str]:
    return [finding.message for finding in run_rules(filing, load_profile("central")).findings if finding.code == code]


def with_lines(*lines: tuple[str, str, int]) -> Project:
    """A project of 86.00 万元 with these lines of money: kind, label, 万元."""
    sources = tuple(FundLine(kind, None, Money(amount * 1_000_000), label, make_source()) for kind, label, amount in lines)
    return replace(make_project(), funds=Funds(Money(86_000_000), sources=sources, source=make_source()))


def test_money_beside_the_total_is_no_part_of_it() -> None:
    assert messages(make_filing(with_lines(("上级资金", "该项目支出上级资金", 14))), "MN001") == []
    assert len(messages(make_filing(with_lines(("上级资金", "上级资金", 14))), "MN001")) == 1


def test_a_part_of_a_printed_line_is_not_added_again() -> None:
    whole, part = ("财政拨款", "财政拨款", 86), ("一般公共预算", "其中：一般公共预算", 80)
    assert messages(make_filing(with_lines(whole, part)), "MN001") == []
    assert len(messages(make_filing(with_lines(part)), "MN001")) == 1


def test_a_whole_department_is_not_called_a_project_and_its_tasks_count() -> None:
    department = make_project("市审计局", objective="全面完成年度审计计划。")
    tasks = (Task("投资审计", "完成重点投资项目审计12个", department.funds, make_source()),)
    (said,) = messages(make_filing(department, agency="市审计局"), "OB002")
    assert said.startswith("部门“市审计局”的绩效目标")
    for code in ("OB002", "OB005"):
        assert messages(make_filing(replace(department, tasks=tasks), agency="市审计局"), code) == []


def test_an_effect_in_either_objective_is_an_effect() -> None:
    yearly = make_project(objective="新开公交线路2条，购置车辆12辆。")
    assert len(messages(make_filing(yearly), "OB004")) == 1
    assert messages(make_filing(replace(yearly, period_objective="改善群众出行条件。")), "OB004") == []


@pytest.mark.parametrize(
    ("label", "term", "is_told"),
    [
        ("项目支出实施期", "2025年1月-2025年12月", True), ("计划开始日期", "2025-01-01", True), ("项目起止时间", "2024年至2026年", False),
        ("填报日期", "2025年1月10日", False), ("项目期", "3年", False),
    ],
)
def test_a_term_within_one_year_tells_the_year(label: str, term: str, is_told: bool) -> None:
    undated = replace(make_filing(replace(make_project(), printed={label: term})), fiscal_year=None)
    assert (messages(undated, "TB001") == []) is is_told


def test_upkeep_is_what_lasts_and_no_routine() -> None:
    lasting = make_indicator("管护制度健全性", "健全", dimension="效益指标", category="可持续影响指标")
    assert messages(make_filing(make_project("甲", lasting)), "IN024") == []
    for item in (replace(lasting, category="质量指标"), replace(lasting, name="资金使用合规性")):
        assert len(messages(make_filing(make_project("甲", item)), "IN024")) == 1


def test_no_remedy_tells_the_filer_of_another_form_to_apply() -> None:
    twice = make_filing(make_project("同一项目"), make_project("同一项目"))
    remedies = {finding.remedy for finding in run_rules(twice, load_profile("central")).findings if finding.code in ("PR001", "PR002")}
    assert remedies
    assert not any("申报" in remedy for remedy in remedies)
