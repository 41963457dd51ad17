"""What stands before, beside and below a form: contents, budget tables, lists and forms of another kind, captions of other tables."""

from tests.recognition.coverage import find_uncovered
from tests.recognition.sheets.grids import read_filings, read_grid, values

FORM = (
    "|项目支出绩效目标表|<|<|<|\n|（2024年度）  金额单位：万元|<|<|<|\n|项目名称|培训|实施单位|某校|\n"
    "|项目资金|年度资金总额|30|  |\n|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|人数|3人|"
)
LIST = (
    "|项目支出绩效目标表| | | | |\n|单位：万元| | | | |\n|项目名称（资金使用单位）|总计|财政拨款|绩效目标|绩效指标|\n|合计|50|50| | |\n"
    "|甲中心|50|50| | |\n|科普|50|50|办好。|1、1-产出指标；11-数量指标；场次；实施周期指标值:1场；年度指标值:1场。|"
)
EVALUATION = (
    "|项目支出绩效自评表| | | | |\n|（2023年度）| | | | |\n|项目名称|讲座|实施单位|乙中心| |\n"
    "|一级指标|二级指标|三级指标|年度指标值|实际完成值|\n|产出指标|数量指标|场次|2场|3场|"
)


def test_a_table_of_contents_before_a_form_gives_no_project() -> None:
    reading = read_grid("|目录|\n|序号|项目名称|页码|\n|1|培训|3|", FORM)
    assert [project.name for project in reading.filing.projects] == ["培训"]
    assert not find_uncovered(reading)


def test_a_budget_table_in_yuan_before_a_form_does_not_change_its_unit() -> None:
    filing = read_grid("|支出预算表|<|<|\n|单位：元|<|<|\n|科目|合计|项目支出|\n|合计|3000000|450000|\n" + FORM).filing
    project = next(filing.projects)
    assert (filing.money_unit, project.funds.total and project.funds.total.in_unit("万元")) == ("万元", "30.00")


def test_the_unit_right_above_a_list_wins_over_that_of_another_table() -> None:
    filing = read_grid("|收支预算表| | | | |\n|单位：元| | | | |\n|收入|预算数|支出|预算数| |\n|拨款|500000|科学|500000| |\n" + LIST).filing
    assert filing.money_unit == "万元"


def test_a_unit_that_only_another_table_prints_is_told() -> None:
    bare = LIST.replace("|单位：万元| | | | |\n", "")
    filing = read_grid("|收支预算表| | | | |\n|单位：元| | | | |\n|收入|预算数|支出|预算数| |\n|拨款|500000|科学|500000| |\n" + bare).filing
    assert any("另一张表的前面" in notice.text for notice in filing.notices)


def test_a_form_below_a_list_is_a_filing_of_its_own_and_gives_the_list_no_projects() -> None:
    for filings in (read_filings(LIST + "\n" + EVALUATION), read_filings(LIST, EVALUATION)):
        assert [(filing.form, [project.name for project in filing.projects]) for filing in filings] == [
            ("project-target-list", ["科普"]), ("self-evaluation", ["讲座"]),
        ]


def test_very_many_lists_in_one_document_are_read_or_told() -> None:
    filings = read_filings(*[LIST] * 120)
    assert len(filings) > 1
    assert sum("另一张表没有读" in notice.text for notice in filings[0].notices) + len(filings) == 120


def test_the_year_may_stand_on_one_line_with_the_unit() -> None:
    filing = read_grid(FORM).filing
    assert (filing.fiscal_year, filing.money_unit) == (2024, "万元")


def test_the_agency_may_be_a_code_and_a_name_above_the_form() -> None:
    filing = read_grid(FORM.replace("（2024年度）  金额", "316501 某县卫生健康局  ").replace("|实施单位|某校|", "|<|<|")).filing
    assert [agency.name for agency in filing.agencies] == ["某县卫生健康局"]


def test_a_group_of_indicators_under_a_label_of_its_own_is_read() -> None:
    filing = read_grid(
        "|项目名称|运维|<|<|<|<|\n|年度绩效目标表|目标名称|一级指标|二级指标|三级指标|指标值|\n"
        "|^|年度绩效目标1|产出指标|数量指标|升级|1次|\n|^|^|^|质量指标|可用率|≥99%|"
    ).filing
    assert [value[2:] for value in values(filing)] == [("升级", "1次"), ("可用率", "≥99%")]


def test_the_value_of_a_year_before_is_no_value_of_a_place() -> None:
    filing = read_grid(
        "|项目名称|运维|<|<|<|\n|一级指标|二级指标|三级指标|指标值|<|\n|^|^|^|前年|当年预期实现值|\n|产出指标|数量指标|升级|0次|1次|"
    ).filing
    assert [value[2:] for value in values(filing)] == [("升级", "1次")]


def test_beside_the_total_the_score_stands_behind_the_points() -> None:
    filing = read_grid(
        "|项目名称|讲座|实施单位|乙中心|<|<|\n|一级指标|二级指标|三级指标|年度指标值|实际完成值|得分|\n"
        "|产出指标|数量指标|场次|2场|3场|90|\n|说明|无|<|<|<|<|\n|总分|<|<|<|100|98|"
    ).filing
    budget = next(filing.projects).budget
    assert budget is not None
    assert budget.total_score == "98"
