"""Visual lines of a printed table: wrapped cells stand above and below their row, labels in the middle of the rows they stand for."""

from pathlib import Path

import pytest

from tests.recognition.coverage import find_misplaced, find_uncovered
from tests.recognition.flattened.forms import read, understood

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"

ABOVE = """财政项目支出绩效目标申报表
（2026年度）
项目名称 道路积水点改造 项目性质 一次性项目 项目类别 特定目标类
青江市浦滨区建设和管理
主管部门 实施单位 青江市浦滨区市政中心
委员会
计划开始日期 2026/1/1 计划完成日期 2026/12/31
项目资金总额 1,500,000 年度资金申请总额 1,200,000
其中：财政资金 1,500,000 其中：当年财政拨款 1,200,000
项目资金
上年结转资金 0
（元）
其他资金 0 其他资金 0
项目总目标 年度总体目标
项目
三年完成三处积水点改造，消除内涝隐患，保 完成一处积水点改造，消除内涝隐
绩效
障居民出行安全。 患，保障居民出行安全。
目标
"""
HEADS = "一级指标 二级指标 三级指标 年度(/项目)指标值\n"


def body(lines: str, *, heads: str = HEADS) -> list[tuple[str, str, str, str]]:
    """The indicators read from lines below the heads: 一级, 二级, name and value."""
    return [fact[:4] for fact in understood(read(ABOVE + heads + lines).filing)]


def test_wrapped_values_belong_to_the_labels_between_them() -> None:
    reading = read(ABOVE + HEADS + "产出指标 数量指标 改造管道长度 985米")
    (agency,) = reading.filing.agencies
    (project,) = agency.projects
    assert (reading.filing.department, agency.name, project.name) == ("青江市浦滨区建设和管理委员会", "青江市浦滨区市政中心", "道路积水点改造")
    assert (project.funds.total, project.period_funds and project.period_funds.total) == ((120_000_000,), (150_000_000,))
    assert find_uncovered(reading) == []
    assert find_misplaced(reading) == []


def test_two_texts_side_by_side_are_told_apart() -> None:
    (project,) = read(ABOVE + HEADS + "产出指标 数量指标 改造管道长度 985米").filing.projects
    assert project.period_objective == "三年完成三处积水点改造，消除内涝隐患，保障居民出行安全。"
    assert project.annual_objective == "完成一处积水点改造，消除内涝隐患，保障居民出行安全。"


def test_a_label_stands_in_the_middle_of_its_rows() -> None:
    assert body("数量指标 改造管道长度 985米\n产出指标 质量指标 工程验收合格率 =100%\n时效指标 工程完成及时性 及时") == [
        ("产出指标", "数量指标", "改造管道长度", "985米"), ("产出指标", "质量指标", "工程验收合格率", "=100%"),
        ("产出指标", "时效指标", "工程完成及时性", "及时"),
    ]


def test_a_label_over_two_rows_stands_alone_between_them() -> None:
    assert body("社会效益指标 防汛排涝能力 提升\n效益指标\n可持续影响指标 长效管理机制 健全") == [
        ("效益指标", "社会效益指标", "防汛排涝能力", "提升"), ("效益指标", "可持续影响指标", "长效管理机制", "健全"),
    ]


@pytest.mark.parametrize(("lines", "category"), [
    ("服务对象满意度\n满意度指标 居民满意度 ≥90%\n指标", "服务对象满意度指标"),
    ("满意度指 服务对象满\n居民满意度 ≥90%\n标 意度指标", "服务对象满意度指标"),
    ("服务对象\n满意度指标 居民满意度 ≥90%\n满意度指标", "服务对象满意度指标"),
    ("社会公众或服务\n满意度指标 居民满意度 ≥90%\n对象满意度指标", "服务对象满意度指标"),
])
def test_a_label_in_two_halves_is_put_together(lines: str, category: str) -> None:
    assert body(lines) == [("满意度指标", category, "居民满意度", "≥90%")]


@pytest.mark.parametrize(("lines", "name", "value"), [
    ("生态环境\n成本指标 施工扬尘控制情况 可控\n成本指标", "施工扬尘控制情况", "可控"),
    ("成本指标 生态环境成本指标 施工扬尘控制情况及噪声 可控", "施工扬尘控制情况及噪声", "可控"),
    ("施工扬尘和噪声对周边居\n成本指标 生态环境成本指标 可控\n民的影响", "施工扬尘和噪声对周边居民的影响", "可控"),
    ("施工扬尘和噪声对\n成本指标 生态环境成本指标 周边居民和商户的 可控\n影响程度", "施工扬尘和噪声对周边居民和商户的影响程度", "可控"),
    ("施工扬尘和噪声对 不超过国家规\n成本指标 生态环境成本指标\n周边居民的影响 定的限值", "施工扬尘和噪声对周边居民的影响", "不超过国家规定的限值"),
])
def test_a_wrapped_name_goes_on_around_its_row(lines: str, name: str, value: str) -> None:
    assert body(lines) == [("成本指标", "生态环境成本指标", name, value)]


def test_the_label_down_the_side_is_no_indicator() -> None:
    rows = body("数量指标 改造管道长度 985米\n绩效\n产出指标 质量指标 工程验收合格率 =100%\n指标\n时效指标 工程完成及时性 及时")
    assert [row[2] for row in rows] == ["改造管道长度", "工程验收合格率", "工程完成及时性"]


def test_a_head_in_two_halves_is_put_together_or_at_least_lost_nowhere() -> None:
    reading = read(ABOVE + "年度(/项目)\n一级指标 二级指标 三级指标\n指标值\n产出指标 数量指标 改造管道长度 985米")
    assert [fact[:4] for fact in understood(reading.filing)] == [("产出指标", "数量指标", "改造管道长度", "985米")]
    assert find_uncovered(reading) == []


def test_names_and_values_that_are_both_wrapped_words_are_to_be_checked() -> None:
    lines = "居民居住环境和出行条件 周边居民和商户\n效益指标 社会效益指标\n的改善程度 愿意继续配合"
    assert any("折了行" in notice.text and notice.kind == "caution" for notice in read(ABOVE + HEADS + lines).filing.notices)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="needs ../shared")
@pytest.mark.parametrize("layout", ["rows", "cells"])
def test_every_printed_character_of_a_published_form_is_accounted_for(layout: str) -> None:
    reading = read((SAMPLES / f"shanghai-demolition.{layout}.txt").read_text(encoding="utf-8"))
    assert reading.filing.indicator_count == 8
    assert find_uncovered(reading) == []
    assert find_misplaced(reading) == []
