"""Tables pasted from elsewhere whose blank cells are lost here and there."""

import pytest

import jiheng

ABOVE = "项目支出绩效自评表\n项目名称\t农村公路养护\n主管部门\t某县交通局\t实施单位\t公路站\n"
HEADS = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
ROWS = (
    "\t产出指标\t数量指标\t养护里程\t≥50公里\t52公里\t60\t60\t\n"
    "\t\t质量指标\t验收合格率\t≥95%\t90%\t30\t28\t因雨季施工质量受影响，下一步加强监理\n"
    "\t满意度指标\t服务对象满意度指标\t群众满意度\t≥90%\t95%\t10\t10\t\n"
)


def read(text: str) -> tuple[jiheng.Project, jiheng.Filing]:
    """The only project, and its filing."""
    filing = jiheng.read(text.encode(), name="粘贴.txt").filing
    (project,) = filing.projects
    return project, filing


@pytest.mark.parametrize("above", [ABOVE, ""])
@pytest.mark.parametrize("beside", ["绩效指标\t", ""])
def test_heads_without_the_cell_beside_them_stand_over_their_columns(above: str, beside: str) -> None:
    project, _ = read(f"{above}{beside}{HEADS}{ROWS}")
    assert [(item.name, item.score, item.deviation_reason) for item in project.indicators] == [
        ("养护里程", "60", None), ("验收合格率", "28", "因雨季施工质量受影响，下一步加强监理"), ("群众满意度", "10", None),
    ]


@pytest.mark.parametrize(("last", "total"), [
    ("总分\t100\t98", "98"), ("自评总分\t98", "98"), ("总分\t\t\t\t\t\t100\t98\t", "98"), ("总分\t\t\t\t\t\t100\t\t", None),
])
def test_the_total_score_is_read_where_the_blank_cells_before_it_are_lost(last: str, total: str | None) -> None:
    project, filing = read(f"{ABOVE}绩效指标\t{HEADS}{ROWS}{last}")
    assert (project.budget.total_score if project.budget else None) == total
    assert not [notice.text for notice in filing.notices if "98" in notice.text]


def test_one_number_beside_a_total_that_may_be_points_or_score_is_said_and_not_guessed() -> None:
    project, filing = read(f"{ABOVE}绩效指标\t{HEADS}{ROWS}总分\t98")
    assert project.budget is None or project.budget.total_score is None
    assert [notice.text for notice in filing.notices if "98" in notice.text]
