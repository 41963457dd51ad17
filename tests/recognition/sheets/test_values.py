"""Sign, number and measure unit in columns of their own are one target; places are carried down or inferred."""

import pytest

import jiheng
from tests.recognition.sheets.grids import read_grid, values

HEAD = "|项目支出绩效目标表|\n|项目名称|甲|实施单位|某局|\n"


def _first(sign: str, value: str, unit: str) -> jiheng.Indicator:
    drawing = f"{HEAD}|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|\n|产出指标|数量指标|次数|{sign}|{value}|{unit}|"
    (project,) = read_grid(drawing).filing.projects
    return project.indicators[0]


@pytest.mark.parametrize(("printed", "text"), [
    (("≥", "95", "%"), "≥95%"), (("＝", "100", "%"), "＝100%"), (("大于等于", "20", "场"), "大于等于20场"), (("004 >=", "20", "次"), ">=20次"),
    (("≥", "≥95", "%"), "≥95%"), (("≥", "95%", "%"), "≥95%"), (("", "20", "场"), "20场"), (("≤", "28.8万元", "%"), "≤28.8万元"),
    (("定性", "优良", ""), "优良"), (("等于", "良好", ""), "良好"), (("≧", "", "%"), "≧%"), (("≥", "3-5", "次"), "≥3-5次"), (("=", "20", "/"), "=20"),
])
def test_a_target_is_put_together_from_its_cells(printed: tuple[str, str, str], text: str) -> None:
    target = _first(*printed).annual_target
    assert target is not None
    assert target.text == text


def test_a_target_points_at_all_its_cells() -> None:
    assert [source.column for source in _first("≥", "95", "%").sources["annual_target"]] == [4, 5, 6]


def test_what_is_no_part_of_the_value_stays_as_printed() -> None:
    assert _first("定性", "优良", "").printed["指标性质"] == "定性"
    assert _first("≤", "28.8万元", "%").printed["度量单位"] == "%"


def test_a_number_of_the_template_and_a_star_are_no_part_of_the_name() -> None:
    drawing = f"{HEAD}|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|★指标1：救助人数|3人|\n|^|^|指标2：|  |\n|^|^|……|  |"
    (project,) = read_grid(drawing).filing.projects
    assert [(item.name, item.printed["核心指标"]) for item in project.indicators] == [("救助人数", "★")]


@pytest.mark.parametrize(("dimension", "category", "inferred"), [
    ("", "生态环境成本指标", "成本指标"), ("", "数量指标", "产出指标"), ("", "服务对象满意度", "满意度指标"),
])
def test_a_missing_first_level_is_inferred_and_said(dimension: str, category: str, inferred: str) -> None:
    drawing = f"{HEAD}|一级指标|二级指标|三级指标|指标值|\n|{dimension}|{category}|甲|3|\n|产出指标|数量指标|乙|4|"
    filing = read_grid(drawing).filing
    assert values(filing)[0][0] == inferred
    assert [notice.kind for notice in filing.notices] == ["caution"]


def test_a_blank_first_level_goes_on_with_the_one_above_unless_it_cannot() -> None:
    rows = "|产出指标|数量指标|甲|1|\n| |经济成本指标|乙|2|\n| | |丙|3|\n| |社会效益指标|丁|4|"
    said = values(read_grid(f"{HEAD}|一级指标|二级指标|三级指标|指标值|\n{rows}").filing)
    assert [(dimension, category) for dimension, category, _, _ in said] == [
        ("产出指标", "数量指标"), ("产出指标", "经济成本指标"), ("产出指标", "经济成本指标"), ("效益指标", "社会效益指标"),
    ]


def test_points_in_the_label_of_a_place_are_no_part_of_it() -> None:
    drawing = f"{HEAD}|一级指标|二级指标|三级指标|指标值|\n|产出指标（50分）|数量指标⏎（必填）|甲|1|\n|效益指标(40-50)分|环境效益|乙|2|"
    assert [row[:2] for row in values(read_grid(drawing).filing)] == [("产出指标", "数量指标"), ("效益指标", "生态效益指标")]


def test_the_row_of_totals_is_no_indicator() -> None:
    drawing = f"{HEAD}|一级指标|二级指标|三级指标|指标值|分值|得分|\n|产出指标|数量指标|甲|1|100|90|\n|总分|<|<|<|100|90|"
    (project,) = read_grid(drawing).filing.projects
    assert len(project.indicators) == 1
    assert project.budget is not None
    assert project.budget.total_score == "90"
