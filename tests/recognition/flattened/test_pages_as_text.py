"""Pages written out as text, cells by their place on the page or in the order of the page: invented forms of three kinds."""

import json
from pathlib import Path

import pytest

import jiheng
from tests.recognition.coverage import find_misplaced, find_uncovered

TEXTS = Path(__file__).parent / "texts"
KINDS, ORDERS = ("target", "sc", "hubei"), ("layout", "raw")


def _shown(target: object) -> str:
    return "".join(str(target["text"]).split()) if isinstance(target, dict) else ""


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_written_out_as_text_reads_as_the_form_it_shows(kind: str, order: str) -> None:
    truth = json.loads((TEXTS / f"{kind}.truth.json").read_text(encoding="utf-8"))["agencies"][0]
    document = jiheng.filing_to_json(jiheng.read(TEXTS / f"{kind}.{order}.txt").filing)
    (agency,) = document["agencies"]
    (project,) = agency["projects"]
    (wanted,) = truth["projects"]
    assert (agency["name"], project["name"]) == (truth["name"], wanted["name"])
    assert wanted["objective"] in ["".join((project[key] or "").split()) for key in ("annual_objective", "period_objective")]
    assert [(item["dimension"], item["category"], item["name"], _shown(item["annual_target"])) for item in project["indicators"]] == [
        (item["dimension"], item["category"], item["name"], item["annual"]) for item in wanted["indicators"]
    ]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_on_a_page_written_out_as_text_is_lost(kind: str, order: str) -> None:
    reading = jiheng.read(TEXTS / f"{kind}.{order}.txt")
    assert find_uncovered(reading) == []
    assert find_misplaced(reading) == []


TOPPED = """
项目名称      图书馆购书经费              实施单位    宁溪县图书馆
                                                        绩效目标值
一级指标    二级指标              三级指标              中期目标值  年度目标值
产出指标    数量指标              购置图书及数字资源册  ≥15000册   ≥5000册
                                  数
                                  举办读书活动场次      ≥60场      ≥20场
            质量指标              图书验收合格率        100%        100%
            时效指标              采购完成时间          9月底前     9月底前
效益指标    社会效益指标          年接待读者人次        ≥25万人次  ≥8万人次
满意度指标  服务对象满意度指标    读者满意度            ≥90%       ≥90%
"""
CENTRED = """
项目名称      不动产登记档案整理        实施单位    松原县不动产登记中心
一级指标    二级指标      三级指标          年度指标值  实际完成值  分值  得分
                          完成不动产历史档  ≥15000卷   15862卷     20    20
            数量指标      案扫描整理卷数
产出指标                  建库图斑数        ≥800个     812个       10    10
            质量指标      扫描差错率        ≤0.3%      0.12%       10    10
            时效指标      完成时间          11月底      11月20日    10    10
效益指标    社会效益指标  登记办理时间压缩  ≥30%       35%         30    30
                          比例
总分                                                                70    70
"""


@pytest.mark.parametrize(("page", "expected"), [
    (TOPPED, [
        ("产出指标", "数量指标", "购置图书及数字资源册数", "≥5000册"), ("产出指标", "数量指标", "举办读书活动场次", "≥20场"),
        ("产出指标", "质量指标", "图书验收合格率", "100%"), ("产出指标", "时效指标", "采购完成时间", "9月底前"),
        ("效益指标", "社会效益指标", "年接待读者人次", "≥8万人次"), ("满意度指标", "服务对象满意度指标", "读者满意度", "≥90%"),
    ]),
    (CENTRED, [
        ("产出指标", "数量指标", "完成不动产历史档案扫描整理卷数", "≥15000卷"), ("产出指标", "数量指标", "建库图斑数", "≥800个"),
        ("产出指标", "质量指标", "扫描差错率", "≤0.3%"), ("产出指标", "时效指标", "完成时间", "11月底"),
        ("效益指标", "社会效益指标", "登记办理时间压缩比例", "≥30%"),
    ]),
], ids=["labels in the first of their rows", "labels in the middle, names wrapped"])
def test_columns_counted_as_wide_as_they_print_are_read(page: str, expected: list[tuple[str, str, str, str]]) -> None:
    reading = jiheng.read(("项目支出绩效表" + page).encode())
    (project,) = reading.filing.projects
    found = [(item.dimension, item.category, item.name, item.annual_target) for item in project.indicators]
    assert [(*places, target.text if target else "") for *places, target in found] == expected
    assert find_uncovered(reading) == []
    assert reading.filing.agencies[0].name in page
