"""Rules that hold a table against another: which other project is meant, and what is said when one is not given."""

import jiheng
from jiheng import Finding, Others
from tests.builders import make_filing, make_indicator, make_project
from tests.rules.example import check_example
from tests.rules.other_forms import write_publication


def found(example: str, code: str) -> list[Finding]:
    return [finding for finding in check_example(example) if finding.code == code]


def test_rules_that_lack_their_table_are_named() -> None:
    result = jiheng.check(make_filing())
    assert set(result.not_run) == {"last_year", "budget", "upper", "approved", "earlier"}
    assert "HI003" in result.not_run["approved"]
    assert result.rules_run + sum(map(len, result.not_run.values())) == jiheng.check(make_filing(), others=_all()).rules_run


def test_nothing_is_said_of_rules_that_have_their_table() -> None:
    assert jiheng.check(make_filing(), others=_all()).not_run == {}


def test_a_table_held_against_itself_has_nothing_changed() -> None:
    filing = make_filing(make_project("甲", make_indicator("培训人数", "不少于10场"), make_indicator("考核合格率", "≥90%")), make_project("乙"))
    codes = {finding.code for finding in jiheng.check(filing, others=_all(filing)).findings}
    assert codes.isdisjoint({"HI002", "HI003", "HI004", "HI006", "MN009", "MO007"})


def test_projects_of_one_name_in_two_agencies_are_told_apart() -> None:
    own = "单位 | 甲局\n项目 | 业务培训 | 10.00\n数量指标 | 培训人数 | ≥40人\n单位 | 乙局\n项目 | 业务培训 | 20.00\n数量指标 | 培训人数 | ≥90人"
    assert found(f"{own}\n〔批复〕\n{own}", "HI003") == []
    (finding,) = found(f"{own}\n〔批复〕\n{own.replace('≥90人', '≥80人')}", "HI003")
    assert (finding.project_index, finding.indicator_number) == (2, 1)


def test_two_projects_of_one_name_and_one_amount_are_not_guessed_at() -> None:
    own = "项目 | 业务培训 | 10.00\n数量指标 | 培训人数 | ≥40人\n项目 | 业务培训 | 10.00\n数量指标 | 培训人数 | ≥90人"
    assert found(f"{own}\n〔批复〕\n{own.replace('≥90人', '≥80人')}", "HI003") == []


def test_two_projects_of_one_name_are_told_apart_by_their_money() -> None:
    own = "项目 | 业务培训 | 10.00\n数量指标 | 培训人数 | ≥40人\n项目 | 业务培训 | 20.00\n数量指标 | 培训人数 | ≥90人"
    (finding,) = found(f"{own}\n〔批复〕\n{own.replace('≥90人', '≥80人')}", "HI003")
    assert finding.project_index == 2


def test_last_year_is_not_this_year() -> None:
    own = "标题 | {}年度项目支出绩效目标表\n项目 | 培训\n数量指标 | 人数 | ≥40人"
    (finding,) = found(f"{own.format(2026)}\n〔上年〕\n{own.format(2026)}", "HI006")
    assert "不早于本表的2026年" in finding.message
    assert found(f"{own.format(2026)}\n〔上年〕\n{own.format(2025)}", "HI006") == []


def test_a_budget_of_another_department_is_said_and_not_compared() -> None:
    example = "部门 | 甲市水利局\n项目 | 培训 | 900.00\n〔预算〕\n公开 | 甲市教育局2025年部门预算\n项目支出 | 100.00"
    codes = {finding.code for finding in check_example(example)}
    assert "HI006" in codes
    assert "MN008" not in codes


def test_a_name_with_another_year_is_the_same_project() -> None:
    (finding,) = found("项目 | 培训（2026年）\n数量指标 | 人数 | ≥40人\n〔批复〕\n项目 | 培训（2025年）\n数量指标 | 人数 | ≥50人", "HI003")
    assert "批复的是“≥50人”" in finding.message


def test_a_looser_ceiling_than_last_year_is_told_and_a_tighter_one_is_not() -> None:
    last = "〔上年〕\n监控 | 1-12月\n项目 | 热线运行\n时效指标 | 工单办理时限 | ≤6天 | 4天"
    assert len(found(f"项目 | 热线运行\n时效指标 | 工单办理时限 | ≤6天\n{last}", "HI002")) == 1
    assert found(f"项目 | 热线运行\n时效指标 | 工单办理时限 | ≤4天\n{last}", "HI002") == []


def test_numbers_of_other_measures_are_not_compared_with_last_year() -> None:
    last = "〔上年〕\n监控 | 1-12月\n项目 | 热线运行\n数量指标 | 受理工单数 | ≥6万件 | 7.2万件"
    assert found(f"项目 | 热线运行\n数量指标 | 受理工单数 | ≥300件/天\n{last}", "HI002") == []
    assert len(found(f"项目 | 热线运行\n数量指标 | 受理工单数 | ≥50000件\n{last}", "HI002")) == 1


def test_standards_of_the_level_above_are_meant_to_be_the_same() -> None:
    own = "项目 | 残疾人补贴\n目标 | 按月发放补贴。\n数量指标 | 补贴标准 | 80元/人·月\n数量指标 | 补贴人数 | ≥{}人\n质量指标 | 发放准确率 | 100%"
    assert found(own.format(90) + "\n〔上级〕\n" + own.format(9000), "HI005") == []


def test_a_filing_with_budget_tables_needs_no_other_budget() -> None:
    publication = publish()
    assert "budget" not in jiheng.check(publication).not_run


def publish() -> jiheng.Filing:
    lines = [["公开", "示例市示例局2025年部门预算"], ["项目支出", "100.00"]]
    return jiheng.read(write_publication(lines).encode(), name="公开.txt").filing


def _all(filing: jiheng.Filing | None = None) -> Others:
    filing = filing or make_filing()
    return Others(last_year=filing, budget=filing, upper=filing, approved=filing, earlier=filing)
