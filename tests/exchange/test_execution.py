"""Budget and execution as a table has the columns that the form fills in, and no others."""

from jiheng.domain.budget import Budget, BudgetLine
from jiheng.exchange.execution import tabulate_execution
from jiheng.text.money import Money


def test_columns_that_the_form_leaves_empty_are_left_out() -> None:
    lines = (
        BudgetLine("总额", None, "年度资金总额", budgeted=Money(1_000), spent=Money(900), execution_rate="90"),
        BudgetLine("其他资金", None, "其他资金", budgeted=Money(0)),
    )
    table = tabulate_execution(Budget(lines=lines, execution_points="10", total_score="98.5"))
    assert (table.heads, table.has_rates) == (("全年预算", "执行数"), True)
    assert [(row.label, row.amounts, row.rate) for row in table.rows] == [
        ("年度资金总额", (Money(1_000), Money(900)), "90"), ("其他资金", (Money(0), None), None),
    ]
    assert table.figures == (("执行率分值", "10"), ("总分", "98.5"))


def test_a_total_without_rows_is_one_row() -> None:
    (row,) = tabulate_execution(Budget(initial_budget=Money(500), execution_rate="0")).rows
    assert (row.label, row.amounts, row.rate) == ("总额", (Money(500),), "0")


def test_a_form_that_says_nothing_about_execution_has_no_rows() -> None:
    empty = BudgetLine("总额", None, "")
    for budget in (None, Budget(), Budget(lines=(empty,), execution_points="10")):
        assert tabulate_execution(budget).rows == ()
