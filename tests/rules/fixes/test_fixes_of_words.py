"""Slips of the pen in names and objectives: what is certain is corrected, what is not is left."""

import pytest

from tests.rules.corrections.corrected import correct_example


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("设备的的完好率", "设备的完好率"),
        ("设备 完好率", "设备完好率"),
        ("“科普“讲座场次", "“科普”讲座场次"),
        ("”科普”讲座场次", "“科普”讲座场次"),
        ("户外广告<br/>检测数量", "户外广告检测数量"),
        ("参训&nbsp;人数", "参训人数"),
        ("学员（党员)人数", "学员（党员）人数"),
        ("培训人数指标", "培训人数"),
        ("培训，，人数", "培训，人数"),
        ("ＡＩ课程数", "AI课程数"),
    ],
)
def test_a_slip_in_a_name_is_corrected(name: str, after: str) -> None:
    corrections = correct_example(f"数量指标 | {name} | ≥8个")
    assert [change.after for change in corrections.safe if change.field == "指标名称"] == [after]


@pytest.mark.parametrize("name", ["“科普讲座“第一“期数", "科普（讲座场次", "培训“培训班”人数", "科普&unknown;讲座场次"])
def test_what_may_be_meant_otherwise_is_left_alone(name: str) -> None:
    assert not correct_example(f"数量指标 | {name} | ≥8个").safe


def test_figures_on_either_side_of_a_tag_stay_apart() -> None:
    corrections = correct_example("目标 | 全年举办讲座100<br/>200人参加培训。\n数量指标 | 讲座场次 | ≥100场")
    assert [change.after for change in corrections.safe] == ["全年举办讲座100 200人参加培训。"]


def test_a_blank_that_only_ends_a_command_goes_with_it() -> None:
    corrections = correct_example(r"质量指标 | 工程验收合格率 | \geq 98%")
    assert [(change.field, change.after) for change in corrections.safe] == [("指标值", "≥98%")]


def test_a_wrong_word_is_proposed_and_not_corrected() -> None:
    corrections = correct_example("目标 | 开展第三评审和绩效评价，提升评审质量，评审报告不少于12份。")
    assert not corrections.safe
    assert ["第三方评审" in change.after for change in corrections.proposed if change.field == "绩效目标"] == [True]
