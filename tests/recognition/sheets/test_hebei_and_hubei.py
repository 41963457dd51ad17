"""The sheets of 河北 and 湖北: amounts each beside its label, ratings in columns, objectives with indicators of their own."""

import pytest

import jiheng
from jiheng.text.money import parse_money
from tests.recognition.coverage import find_misplaced, find_uncovered
from tests.recognition.sheets.grids import flatten, read_grid, values

EXECUTION = """
|项目支出绩效自评表|<|<|<|<|<|<|
|（2023年度）|<|<|<|<|<|<|
|一、基本情况|项目名称|<|农村公路养护|<|实施（主管）单位|河北省某县交通运输局|
|二、预算执行情况（万元）|预算安排情况（调整后）|<|资金到位情况|<|资金执行情况|<|
|^|预算数|100|到位数|100|执行数|96|
|^|其中：财政资金|80|其中：财政资金|80|其中：财政资金|78|
|^|其他|20|其他|20|其他|18|
|^|预算执行率|96%|<|<|得分|9.6|
|三、目标完成情况|年度预期目标|<|<|具体完成情况|<|总体完成率|
|^|养护公路50公里。|<|<|完成52公里。|<|100%|
|四、年度绩效指标完成情况|一级指标|二级指标|三级指标|预期指标值|实际完成值|自评得分|
|^|产出指标|数量指标|养护里程|≥50公里|52公里|50|
|^|满意度指标|服务对象满意度指标|群众满意度|≥90%|95%|10|
|自评总分|<|<|<|<|<|69.6|
"""
INLINE = """
|项目支出绩效自评表|<|<|<|<|<|<|<|
|项目名称|<|农村公路养护|<|<|<|实施单位|河北省某县交通局|
|预算执行情况（万元）|预算数|100|到位数|100|执行数|96|得分 9.6|
|^|其中：财政资金|80|其中：财政资金|80|其中：财政资金|78|执行率 96%|
|^|其他|20|其他|20|其他|18|  |
|年度绩效指标完成情况|一级指标|二级指标|三级指标|预期指标值|实际完成值|自评得分|  |
|^|产出指标|数量指标|养护里程|≥50公里|52公里|50|  |
"""
RATINGS = """
|项目绩效目标表|<|<|<|<|<|<|<|<|
|单位：万元|<|<|<|<|<|<|<|<|
|项目编码|13012323P00012345678|<|项目名称|农村公路养护|<|<|<|<|
|预算规模及资金用途|预算数|100.00|其中：财政资金|80.00|其他资金|20.00|<|<|
|^|养护公路50公里|<|<|<|<|<|<|<|
|资金支出计划（%）|3月底|6月底|10月底|12月底|<|<|<|<|
|^|25.00%|50.00%|75.00%|100.00%|<|<|<|<|
|绩效目标|1.养护公路50公里。|<|<|<|<|<|<|<|
|一级指标|二级指标|绩效指标|绩效指标描述|优|良|中|差|评价标准确定依据|
|产出指标|数量指标|养护里程|养护公路的里程|≥50公里|≥45公里|≥40公里|<40公里|年度计划|
|^|质量指标|验收合格率|合格工程占比|100%|90%|85%|85%|行业标准|
|效益指标|社会效益指标|通行条件|改善程度|明显改善|改善|略有改善|未改善|年度计划|
"""
OBJECTIVE_HEADINGS = """
|2023年度项目自评表|<|<|<|<|<|<|
|项目名称|文物保护|<|<|主管部门|<|湖北某市文旅局|
|项目实施单位|博物馆|<|<|项目类别|<|本级专项|
|项目属性|持续|<|<|项目类型|<|常年|
|预算执行情况（万元）（20分）|  |预算数（A）|执行数（B）|执行率（B/A）|得分（20分*执行率）|<|
|^|年度财政资金总额|60|57|95%|19|<|
|年度绩效目标1（40分）|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分|
|^|产出指标|数量指标|修复文物|10件|12件|20|
|^|^|质量指标|修复合格率|100%|100%|20|
|年度绩效目标2（40分）|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分|
|^|效益指标|社会效益指标|参观人次|≥5万人次|6万人次|40|
|总分|99|<|<|<|<|<|
|偏差大或目标未完成原因分析|无|<|<|<|<|<|
|改进措施及结果应用方案|继续|<|<|<|<|<|
"""
OBJECTIVES_BETWEEN = """
|2024年项目绩效目标表|<|<|<|<|<|
|项目名称|<|文物保护|主管部门|<|湖北某市文旅局|
|年度绩效目标|目标1：修复馆藏文物10件|<|<|<|<|
|^|一级指标|二级指标|三级指标|指标值|绩效标准|
|^|产出指标|数量指标|修复文物|10件|计划标准|
|^|目标2：办好陈列展览|<|<|<|<|
|^|一级指标|二级指标|三级指标|指标值|绩效标准|
|^|效益指标|社会效益指标|参观人次|≥5万人次|历史标准|
"""
OBJECTIVES_BESIDE = """
|2024年项目绩效目标表|<|<|<|<|<|
|项目名称|<|文物保护|主管部门|<|湖北某市文旅局|
|年度绩效目标|一级指标|二级指标|三级指标|指标值|绩效标准|
|目标1：修复馆藏文物10件|产出指标|数量指标|修复文物|10件|计划标准|
|^|^|质量指标|修复合格率|100%|行业标准|
|目标2：办好陈列展览|效益指标|社会效益指标|参观人次|≥5万人次|历史标准|
|^|满意度指标|服务对象满意度指标|观众满意度|≥90%|历史标准|
"""
OBJECTIVES_LISTED = """
|项目绩效目标表|<|<|<|<|<|<|
|项目名称|<|文物保护|<|主管部门|<|湖北某市文旅局|
|项目绩效总目标|名称|目标说明|<|<|<|<|
|^|年度目标1|修复馆藏文物10件|<|<|<|<|
|^|年度目标2|办好陈列展览|<|<|<|<|
|年度绩效指标|目标名称|一级指标|二级指标|三级指标|指标值|绩效标准|
|^|年度目标1|产出指标|数量指标|修复文物|10件|计划标准|
|^|^|^|质量指标|修复合格率|100%|行业标准|
|^|年度目标2|产出指标|数量指标|展览|3场|计划标准|
|^|^|效益指标|社会效益指标|参观人次|≥5万人次|历史标准|
"""

ALL = (EXECUTION, INLINE, RATINGS, OBJECTIVE_HEADINGS, OBJECTIVES_BETWEEN, OBJECTIVES_BESIDE, OBJECTIVES_LISTED)


def _project(drawing: str) -> jiheng.Project:
    return next(read_grid(drawing).filing.projects)


def _as_text(drawing: str) -> str:
    """The drawing as rows with tabs, as a spreadsheet copies them."""
    return "\n".join("\t".join(cell.strip() for cell in line.strip()[1:-1].split("|")) for line in flatten(drawing).splitlines())


@pytest.mark.parametrize("drawing", ALL)
def test_every_character_of_these_sheets_is_accounted_for(drawing: str) -> None:
    for shape in (drawing, flatten(drawing)):
        assert not find_uncovered(read_grid(shape))
        assert not find_misplaced(read_grid(shape))


@pytest.mark.parametrize("drawing", [EXECUTION, INLINE])
def test_what_stands_below_an_amount_is_a_part_of_that_amount_and_of_no_other(drawing: str) -> None:
    project = _project(drawing)
    assert [(line.kind, line.amount) for line in project.funds.sources] == [
        ("财政拨款", parse_money("80", unit="万元")), ("其他资金", parse_money("20", unit="万元")),
    ]
    budget = project.budget
    assert budget is not None
    assert (budget.budgeted, budget.spent, budget.execution_rate, budget.execution_score) == (
        parse_money("100", unit="万元"), parse_money("96", unit="万元"), "96", "9.6",
    )
    assert [line.spent for line in budget.lines[1:]] == [parse_money("78", unit="万元"), parse_money("18", unit="万元")]
    assert project.printed["到位数"] == "100"
    assert project.printed["到位数（其中：财政资金）"] == "80"


def test_several_numbers_in_one_cell_are_read_each_by_its_label() -> None:
    cell = "|预算执行情况（万元）|预算数：100，执行数：96，执行率：96%，得分：9.6|<|<|<|<|<|<|"
    lines = INLINE.strip().splitlines()
    budget = _project("\n".join([*lines[:2], cell, *lines[5:]])).budget
    assert budget is not None
    assert (budget.budgeted, budget.spent, budget.execution_rate, budget.execution_score) == (
        parse_money("100", unit="万元"), parse_money("96", unit="万元"), "96", "9.6",
    )


@pytest.mark.parametrize("separator", ["\n", " "])
def test_money_whose_columns_were_lost_is_said_and_not_guessed(separator: str) -> None:
    rows = [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in EXECUTION.strip().splitlines()]
    text = "\n".join(separator.join(cell for cell in row if cell not in ("<", "^", "")) for row in rows)
    filing = jiheng.read(text.encode(), name="表.txt").filing
    project = next(filing.projects)
    assert not project.funds.sources
    assert any("80" in notice.text for notice in filing.notices)
    assert len(project.indicators) == 2


def test_ratings_in_columns_are_kept_as_they_are_and_are_no_target() -> None:
    filing = read_grid(RATINGS).filing
    indicators = next(filing.projects).indicators
    assert [item.target for item in indicators] == [None, None, None]
    assert [indicators[1].printed[rating] for rating in "优良中差"] == ["100%", "90%", "85%", "85%"]
    assert sum("没有当作指标值" in notice.text for notice in filing.notices) == 1


def test_a_label_that_reaches_down_has_its_text_beside_it_and_not_below_it() -> None:
    assert _project(RATINGS).printed["预算规模及资金用途"] == "养护公路50公里"


@pytest.mark.parametrize(
    ("drawing", "objectives"),
    [
        (OBJECTIVE_HEADINGS, ["年度绩效目标1", "年度绩效目标1", "年度绩效目标2"]), (OBJECTIVES_BETWEEN, ["目标1", "目标2"]),
        (OBJECTIVES_BESIDE, ["目标1", "目标1", "目标2", "目标2"]),
    ],
)
def test_each_indicator_says_to_which_numbered_objective_it_belongs(drawing: str, objectives: list[str]) -> None:
    assert [item.printed["对应目标"] for item in _project(drawing).indicators] == objectives


def test_the_bare_number_of_an_objective_beside_the_heads_is_no_column_of_targets() -> None:
    drawing = OBJECTIVE_HEADINGS.replace("年度绩效目标1（40分）", "目标1").replace("年度绩效目标2（40分）", "目标2")
    indicators = _project(drawing).indicators
    assert [item.printed["对应目标"] for item in indicators] == ["目标1", "目标1", "目标2"]
    assert [item.target.text for item in indicators if item.target] == ["10件", "100%", "≥5万人次"]


@pytest.mark.parametrize("drawing", [OBJECTIVES_BETWEEN, OBJECTIVES_BESIDE])
def test_objectives_among_the_indicators_are_the_objective_of_the_project(drawing: str) -> None:
    assert _project(drawing).annual_objective == "目标1：修复馆藏文物10件目标2：办好陈列展览"


def test_the_heads_of_a_list_of_objectives_are_no_objective() -> None:
    project = _project(OBJECTIVES_LISTED)
    assert project.period_objective is None
    assert project.annual_objective == "修复馆藏文物10件办好陈列展览"


@pytest.mark.parametrize("drawing", [EXECUTION, OBJECTIVE_HEADINGS])
def test_a_copied_grid_is_not_laid_out_again_into_wrong_columns(drawing: str) -> None:
    assert values(jiheng.read(_as_text(drawing).encode(), name="表.txt").filing) == values(read_grid(drawing).filing)


def test_one_objective_above_the_table_is_that_of_the_whole_project() -> None:
    drawing = "\n".join(OBJECTIVES_BETWEEN.strip().splitlines()[:5])
    assert "对应目标" not in _project(drawing).indicators[0].printed


UNDER_ONE_HEAD = """
|项目绩效目标表|<|<|<|<|<|<|
|项目名称|<|农村公路养护|<|主管部门|<|河北省某县交通局|
|一级指标|二级指标|三级指标|指标值|<|<|<|
|^|^|^|优|良|中|差|
|产出指标|数量指标|养护里程|≥50公里|≥45公里|≥40公里|<40公里|
|效益指标|社会效益指标|通行条件|明显改善|改善|略有改善|未改善|
"""


def test_ratings_under_one_head_are_no_indicators_of_their_own_in_a_copied_grid() -> None:
    filing = jiheng.read(_as_text(UNDER_ONE_HEAD).encode(), name="表.txt").filing
    assert [(item.name, item.target, item.printed["良"]) for item in next(filing.projects).indicators] == [
        ("养护里程", None, "≥45公里"), ("通行条件", None, "改善"),
    ]


def test_values_that_ran_into_a_name_are_said() -> None:
    rows = [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in UNDER_ONE_HEAD.strip().splitlines()]
    text = "\n".join(" ".join(cell for cell in row if cell not in ("<", "^")) for row in rows)
    filing = jiheng.read(text.encode(), name="表.txt").filing
    assert any("“优良中”" in notice.text for notice in filing.notices)
    assert any("“通行条件明显改善改善略有改善”" in notice.text for notice in filing.notices)


def test_ratings_in_columns_are_read_where_every_cell_is_a_line_of_its_own() -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in RATINGS.strip().splitlines()]
    text = "\n".join(cell for row in rows for cell in row if cell and cell not in "<^")
    (project,) = jiheng.read(text.encode(), name="河北.txt").filing.projects
    assert [(item.name, item.target, item.printed["优"], item.printed["差"]) for item in project.indicators] == [
        ("养护里程", None, "≥50公里", "<40公里"), ("验收合格率", None, "100%", "85%"), ("通行条件", None, "明显改善", "未改善"),
    ]
