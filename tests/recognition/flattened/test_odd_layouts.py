"""What pasting and converting leave behind: junk in front, words cut in two, blocks side by side, several forms in one text, prose."""

import pytest

import jiheng
from tests.recognition.coverage import find_uncovered
from tests.recognition.flattened.forms import SHANGHAI, read, understood
from tests.recognition.flattened.printing import glued, in_cells, in_words

BELOW = "一级指标 二级指标 三级指标 指标值 产出指标 数量指标 加固水库数量 ≥2座 质量指标 工程验收合格率 100%"
RESERVOIRS = [("产出指标", "数量指标", "加固水库数量", "≥2座"), ("产出指标", "质量指标", "工程验收合格率", "100%")]


def facts(text: str) -> list[tuple[str, str, str, str]]:
    """一级, 二级, name and value of every indicator; nothing printed may be lost."""
    reading = read(text)
    assert find_uncovered(reading) == []
    return [fact[:4] for fact in understood(reading.filing)]


def test_junk_in_front_of_a_form_is_noted_and_the_form_read() -> None:
    above = "项目支出绩效目标表 （2026年度） 项目名称 水库除险加固 实施单位 青江县水利局 年度资金总额 120.00"
    text = f"Normal.dotm Microsoft Word 0 {above} {BELOW}"
    assert facts(text) == RESERVOIRS
    filing = read(text).filing
    assert (filing.fiscal_year, filing.agencies[0].name, next(filing.projects).name) == (2026, "青江县水利局", "水库除险加固")
    assert any("Normal.dotm" in notice.text for notice in filing.notices)


def test_words_cut_in_two_are_put_together() -> None:
    below = BELOW.replace(" ", "\n").replace("二级指标", "二级指\n标").replace("质量指标", "质量指\n标")
    text = f"项目名\n称\n水库除险加固\n实施单位\n青江县水利局\n绩\n效指标\n{below}"
    assert facts(text) == RESERVOIRS
    assert next(read(text).filing.projects).name == "水库除险加固"


def test_two_blocks_side_by_side_are_the_values_of_the_period_and_the_year() -> None:
    text = """项目支出绩效目标申报表
项目名称 公园养护
中期资金总额 300.00 年度资金总额 100.00
一级指标 二级指标 三级指标 指标值 二级指标 三级指标 指标值
产出指标 数量指标 养护公园数 ≥30座次 数量指标 养护公园数 ≥10座
质量指标 养护合格率 ≥95% 质量指标 养护合格率 ≥96%"""
    (project,) = read(text).filing.projects
    pairs = [(item.period_target, item.annual_target) for item in project.indicators]
    texts = [(period and period.text, annual and annual.text) for period, annual in pairs]
    assert texts == [("≥30座次", "≥10座"), ("≥95%", "≥96%")]


def test_a_column_for_each_county_is_a_project_of_each_county() -> None:
    text = """转移支付区域绩效目标表
专项名称 农村危房改造补助资金
一级指标 二级指标 三级指标 青江县 白河县 东山县
产出指标 数量指标 改造户数 120户 80户 60户
质量指标 验收合格率 100% 100% 100%"""
    filing = read(text).filing
    assert [agency.name for agency in filing.agencies] == ["青江县", "白河县", "东山县"]
    assert [project.indicators[0].target for project in filing.projects if not project.indicators[0].target] == []


def test_several_forms_in_one_text_are_several_projects() -> None:
    for layout in (in_words, in_cells):
        text = "\n".join(layout(SHANGHAI).replace("河道保洁经费", name) for name in ("河道保洁", "桥梁养护", "路灯维护"))
        filing = read(text).filing
        assert [(project.name, len(project.indicators)) for project in filing.projects] == [("河道保洁", 5), ("桥梁养护", 5), ("路灯维护", 5)]


def test_parts_below_a_parent_indicator_are_indicators() -> None:
    text = BELOW.replace(" ", "\n").replace("加固水库数量\n≥2座", "★加固水库数量\n≥5座\n其中：小型水库\n≥3座\n中型水库\n≥2座")
    assert [fact[2:] for fact in facts("项目名称\n水库除险加固\n" + text)][:3] == [
        ("加固水库数量", "≥5座"), ("其中：小型水库", "≥3座"), ("中型水库", "≥2座"),
    ]


def test_commas_at_thousands_part_no_cells() -> None:
    text = "项目名称 水库除险加固\n项目资金总额 10,308,000.00 年度资金申请总额 3,498,000.00\n" + BELOW
    (project,) = read(text).filing.projects
    assert project.period_funds is not None
    assert (project.funds.total, project.period_funds.total) == ((3_498_000 * 1_000_000,), (10_308_000 * 1_000_000,))


def test_cells_run_together_that_cannot_be_told_apart_are_not_read() -> None:
    form = glued(SHANGHAI).replace("水面保洁合格率≥95%", "水面保洁完成任务书所列各项内容")
    reading = read(form)
    assert [fact[2] for fact in understood(reading.filing)] == ["保洁河道条数", "漂浮物清理及时率", "河道环境改善程度", "沿岸居民满意度"]
    assert any(notice.kind == "unread" and "水面保洁完成任务书所列各项内容" in notice.text for notice in reading.filing.notices)
    assert find_uncovered(reading) == []


def test_indicators_in_brackets_and_sentences_are_read() -> None:
    text = """项目支出绩效目标表
项目名称：乡村文化活动
绩效指标：【产出指标-数量指标】指标1:组织演出场次(≥40场);指标2:培训文艺骨干人数(≥200人);【产出指标-质量指标】指标1:演出完成率(100%);
【满意度指标-服务对象满意度指标】指标1:观众满意度(≥90%)。"""
    assert facts(text) == [
        ("产出指标", "数量指标", "组织演出场次", "≥40场"), ("产出指标", "数量指标", "培训文艺骨干人数", "≥200人"),
        ("产出指标", "质量指标", "演出完成率", "100%"), ("满意度指标", "服务对象满意度指标", "观众满意度", "≥90%"),
    ]


def test_one_sentence_an_indicator_is_read_with_its_unit_and_points() -> None:
    text = "项目支出绩效自评表\n项目名称：城区绿化养护\n1)养护绿地面积(公顷)，目标值35，完成值36，分值20，得分20。2)苗木成活率(%)，目标值95，完成值93，分值20，得分19。以上已核对。"
    reading = read(text)
    facts = [(item.name, item.target and item.target.text, item.points, item.score) for item in next(reading.filing.projects).indicators]
    assert facts == [("养护绿地面积", "35公顷", "20", "20"), ("苗木成活率", "95%", "20", "19")]
    assert any("以上已核对" in notice.text for notice in reading.filing.notices)


def test_headings_above_sentences_are_the_levels_of_their_indicators() -> None:
    text = """数字档案馆建设项目绩效自评报告
（一）产出指标
1．数量指标
1）档案数字化数量（万页），目标值120，完成值126，分值20，得分20。
2．质量指标
1）数字化合格率（%），目标值98，完成值99，分值20，得分20。
（二）满意度指标
1）群众满意度（%），目标值95，完成值97，分值10，得分10。
三、存在问题
"""
    reading = read(text)
    assert find_uncovered(reading) == []
    assert [(item.dimension, item.category, item.name) for item in next(reading.filing.projects).indicators] == [
        ("产出指标", "数量指标", "档案数字化数量"), ("产出指标", "质量指标", "数字化合格率"), ("满意度指标", "", "群众满意度"),
    ]


@pytest.mark.parametrize("below", [
    "产出指标\n满意度指标\n效益指标\n产出指标\n效益指标\n{second}\n{name}\n{value}",
    "{second}\n{name}\n{value}",
    "产出指标\n数量指标\n质量指标\n时效指标\n效益指标\n社会效益指标\n满意度指标\n服务对象满意度指标\n{name}\n{value}",
    "产出指标\n数量指标\n维修校舍面积\n质量指标\n验收合格率\n时效指标\n工期\n效益指标\n社会效益指标\n办学条件\n{value}",
])
def test_one_column_after_the_other_is_refused_not_guessed(below: str) -> None:
    second = "数量指标\n质量指标\n时效指标\n社会效益指标\n服务对象满意度指标"
    name, value = "维修校舍面积\n验收合格率\n工期\n办学条件\n师生满意度", "≥3200平方米\n100%\n≤90天\n改善\n≥95%"
    heads = "一级指标\n" if below.startswith("产出") else ""
    with pytest.raises(jiheng.UnknownForm, match="一列一列"):
        read(f"项目支出绩效目标表\n项目名称\n校舍维修\n{heads}二级指标\n三级指标\n指标值\n" + below.format(second=second, name=name, value=value))


def test_the_total_score_is_the_number_behind_the_points() -> None:
    cells = [
        "项目支出绩效自评表", "项目名称", "公共自行车运维", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
        "产出指标", "数量指标", "运维站点数量", "≥260个", "247个", "90", "88.5", "总分", "100", "98.5",
    ]
    [project] = jiheng.read("\n".join(cells).encode(), name="自评表.txt").filing.projects
    assert project.budget
    assert project.budget.total_score == "98.5"
