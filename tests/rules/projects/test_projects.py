"""What the cards of the rules on projects cannot show: weights, places, silence where nothing can be told."""

from jiheng import Finding
from tests.rules.example import check_example

MANY_WITH_COST = """
项目 | 农田水质监测 | 10.00
成本指标 | 每点位监测成本 | ≤2000元
满意度指标 | 农户满意度 | ≥90%
项目 | 山塘水位监测 | 10.00
成本指标 | 每点位监测成本 | ≤2000元
满意度指标 | 农户满意度 | ≥90%
项目 | 墒情监测 | 10.00
成本指标 | 每点位监测成本 | ≤2000元
满意度指标 | 农户满意度 | ≥90%
"""
ONE_WITHOUT = """
项目 | 水文站仪器检定 | 10.00
目标 | 完成全市水文站在用仪器的年度检定，确保流量、水位测验成果准确可靠，为防汛调度提供依据。
数量指标 | 检定仪器数量 | ≥50台
"""


def found(example: str, code: str) -> list[Finding]:
    return [finding for finding in check_example(example) if finding.code == code]


def test_a_missing_cost_indicator_weighs_more_where_the_table_usually_has_one() -> None:
    assert [finding.severity for finding in found(ONE_WITHOUT, "PR007")] == ["hint"]
    (finding,) = found(MANY_WITH_COST.strip() + ONE_WITHOUT, "PR007")
    assert (finding.project_index, finding.severity) == (4, "should")


def test_missing_satisfaction_is_asked_for_where_the_table_usually_has_it() -> None:
    assert found(ONE_WITHOUT, "PR009") == []
    assert [finding.project_index for finding in found(MANY_WITH_COST.strip() + ONE_WITHOUT, "PR009")] == [4]


def test_an_initiative_that_calls_itself_an_engineering_project_is_none() -> None:
    assert [finding.severity for finding in found("项目 | 素质提升工程 | 10.00\n数量指标 | 讲座场次 | ≥4场", "PR007")] == ["hint"]


def test_nothing_is_missing_from_spending_on_staff_and_offices() -> None:
    codes = {finding.code for finding in check_example("项目 | 公用经费 | 10.00\n质量指标 | 支付准确率 | 100%")}
    assert codes.isdisjoint({"PR003", "PR004", "PR006", "PR007", "PR008", "PR009", "PR010"})


def test_a_project_without_indicators_is_told_so_once() -> None:
    codes = sorted(finding.code for finding in check_example("项目 | 河道清淤 | 10.00") if finding.code.startswith("PR"))
    assert codes == ["PR010"]


def test_a_missing_kind_names_the_misplaced_indicator_that_could_fill_it() -> None:
    (finding,) = found("数量指标 | 工程验收合格率 | 100%", "PR005")
    assert finding.remedy.startswith("第1项“工程验收合格率”可改归质量指标")


def test_equal_values_weigh_less_on_a_project_of_one_year() -> None:
    indicator = "数量指标 | 讲座场次 | ≥4场 | 4场及以上"
    assert [finding.severity for finding in found(f"项目 | 夏令营 | 10.00\n{indicator}", "PR013")] == ["hint"]
    assert [finding.severity for finding in found(f"项目 | 夏令营（2025-2027年） | 10.00\n{indicator}", "PR013")] == ["should"]


def test_every_project_of_a_repeated_name_points_at_its_own_row() -> None:
    first, second = found("项目 | 夏令营 | 10.00\n项目 | 夏令营 | 20.00", "PR001")
    assert (first.project_index, second.project_index) == (1, 2)
    assert first.source.row != second.source.row
    assert "第2个项目" in first.message
    assert "第1个项目" in second.message


def test_a_name_used_very_often_is_not_listed_in_full() -> None:
    example = "\n".join(f"项目 | 夏令营 | {number}.00" for number in range(1, 31))
    assert "第1、2、3、4、5等29个项目" in found(example, "PR001")[-1].message


def test_the_same_name_in_another_agency_is_only_a_hint() -> None:
    findings = check_example("单位 | 甲馆\n项目 | 夏令营 | 10.00\n单位 | 乙馆\n项目 | 夏令营 | 20.00")
    assert [(finding.project_index, finding.severity) for finding in findings if finding.code == "PR002"] == [(1, "hint"), (2, "hint")]
    assert "PR001" not in {finding.code for finding in findings}


def test_quotes_in_a_project_name_become_single_ones_in_a_message() -> None:
    (finding,) = found("项目 | “银龄”行动 | 10.00\n数量指标 | 讲座场次 | ≥4场", "PR005")
    assert finding.message == "“‘银龄’行动”没有质量指标"


def test_a_part_of_a_larger_number_contradicts_nothing_for_sure() -> None:
    example = "数量指标 | 专题报道数量 | ≥{whole}篇\n数量指标 | 制作视频数量 | 视频4条，专题报道不少于3篇"
    assert [finding.severity for finding in found(example.format(whole=6), "PR017")] == ["hint"]
    assert [finding.severity for finding in found(example.format(whole=2), "PR017")] == ["should"]
