"""The money block: stacks side by side, rows under heads, units, sums that prove the reading."""

import pytest

import jiheng
from tests.recognition.sheets.grids import read_grid

TAIL = "|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|甲|1|"


def _read(money: str) -> jiheng.Filing:
    return read_grid(f"|项目支出绩效目标表|\n|项目名称|甲|实施单位|某局|\n{money}\n{TAIL}").filing


def _only(filing: jiheng.Filing) -> jiheng.Project:
    (project,) = filing.projects
    return project


def test_totals_side_by_side_are_those_of_the_period_and_of_the_year() -> None:
    filing = _read("|项目资金（元）|项目资金总额|300.00|年度资金申请总额|100.00|\n|^|其中：财政资金|300.00|其中：当年财政拨款|80.00|\n|^|  |  |上年结转资金|20.00|")
    project = _only(filing)
    assert project.period_funds is not None
    assert (project.funds.total, project.period_funds.total) == ((10_000,), (30_000,))
    assert [(line.kind, line.amount.fen) for line in project.funds.sources] == [("财政拨款", 8_000), ("上年结转", 2_000)]
    assert (filing.money_unit, filing.proof.status, len(filing.proof.checks)) == ("元", "proved", 2)


def test_a_sum_that_does_not_hold_breaks_the_proof() -> None:
    filing = _read("|项目资金（万元）|年度资金总额|100|\n|^|财政拨款|80|\n|^|其他资金|10|")
    assert filing.proof.status == "broken"
    assert [(check.left, check.right) for check in filing.proof.failures] == [("100.00", "90.00")]


def test_a_part_of_a_printed_row_counts_once() -> None:
    filing = _read("|项目资金（万元）|年度资金总额|100|\n|^|财政拨款|80|\n|^|其中：一般公共预算|60|\n|^|政府性基金|20|\n|^|单位资金|20|")
    assert filing.proof.status == "proved"
    assert [line.kind for line in _only(filing).funds.sources] == ["财政拨款", "一般公共预算", "政府性基金", "单位资金"]


def test_levels_of_government_are_kept() -> None:
    filing = _read("|资金情况（万元）|年度金额|100|\n|^|其中：中央补助|70|\n|^|地方资金|30|\n|^|省级财政资金|20|\n|^|市县资金|10|")
    assert [line.level for line in _only(filing).funds.sources] == ["中央", "地方", "省", "市县"]
    assert filing.proof.status == "proved"


def test_rows_under_heads_are_budget_and_execution() -> None:
    filing = _read(
        "|项目资金（万元）|  |年初预算数|全年预算数|全年执行数|分值|执行率／得分|\n|^|年度资金总额：|100|110|99|10|90.00%／9|\n"
        "|^|其中：本年财政拨款|100|110|99|—|90.00%|\n|^|其他资金|  |  |  |—|—|"
    )
    budget = _only(filing).budget
    assert budget is not None
    assert (budget.initial_budget, budget.budgeted, budget.spent) == ((100_000_000,), (110_000_000,), (99_000_000,))
    assert (budget.execution_rate, budget.execution_points, budget.execution_score) == ("90.00", "10", "9")
    assert [line.kind for line in budget.lines] == ["总额", "财政拨款", "其他资金"]
    assert filing.proof.status == "proved"


def test_scores_that_do_not_add_up_are_said_but_do_not_break_the_proof() -> None:
    filing = read_grid(
        "|项目支出绩效自评表|\n|项目名称|甲|实施单位|某局|\n|项目资金（万元）|  |年初预算数|全年预算数|全年执行数|\n|^|年度资金总额|10|10|10|\n"
        "|^|财政拨款|10|10|10|\n|一级指标|二级指标|三级指标|指标值|分值|得分|\n|产出指标|数量指标|甲|1|100|90|\n|总分|<|<|<|100|95|"
    ).filing
    assert filing.proof.status == "proved"
    assert [(check.left, check.right) for check in filing.proof.failures] == [("95", "90")]


@pytest.mark.parametrize(("money", "unit"), [
    ("|项目资金（元）|年度资金总额|5|", "元"), ("|单位：元|\n|项目资金|年度资金总额|5|", "元"), ("|项目资金|年度资金总额（亿元）|5|", "亿元"),
    ("|金额单位：千元|\n|项目资金|年度资金总额|5|", "千元"),
])
def test_the_unit_is_where_the_form_prints_it(money: str, unit: str) -> None:
    filing = _read(money)
    assert filing.money_unit == unit
    total = _only(filing).funds.total
    assert total is not None
    assert total.in_unit(unit) == "5.00"
    assert not filing.notices


def test_an_amount_with_its_own_unit_keeps_it() -> None:
    filing = _read("|项目资金|年度资金总额|200万元|")
    assert _only(filing).funds.total == (200_000_000,)
    assert not filing.notices


def test_an_unprinted_unit_is_said() -> None:
    assert any("没有写明金额单位" in notice.text for notice in _read("|项目资金|年度资金总额|200|").notices)


def test_words_in_place_of_an_amount_are_said() -> None:
    filing = _read("|项目资金（万元）|年度资金总额|待定|")
    assert _only(filing).funds.total is None
    assert any("待定" in notice.text for notice in filing.notices)


def test_tasks_of_a_department_foot_with_their_total() -> None:
    drawing = (
        "|部门整体支出绩效目标表|\n|部门名称|某局|\n|年度主要任务|任务名称|主要内容|总额|财政拨款|\n|^|甲|开会|30|30|\n|^|乙|培训|20|20|\n"
        "|^|金额合计|  |50|50|\n|年度总体目标|完成任务|\n" + TAIL
    )
    filing = read_grid(drawing).filing
    assert [(task.name, task.content, task.funds.total and task.funds.total.fen) for task in _only(filing).tasks] == [
        ("甲", "开会", 30_000_000), ("乙", "培训", 20_000_000),
    ]
    assert (filing.form, filing.proof.status) == ("department-target", "proved")
