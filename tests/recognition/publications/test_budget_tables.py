"""Budget tables of a publication: rows, columns, amounts as printed, and the sums that prove them."""

import pytest

import jiheng
from jiheng.text.money import Money
from tests.recognition.page import small_page
from tests.recognition.publications.pages import EXPENDITURE, HEADS, find_uncovered, read, table

BALANCE = (
    ("一、一般公共预算拨款收入", "100.00", "一、教育支出", "80.00"),
    ("二、政府性基金预算拨款收入", "—", "二、住房保障支出", "40.00"),
    ("三、其他收入", "10.00", "", ""),
    ("本年收入合计", "110.00", "本年支出合计", "120.00"),
    ("上年结转", "10.00", "结转下年", "0"),
    ("收入总计", "120.00", "支出总计", "120.00"),
)
BALANCE_HEADS = ("收入项目", "预算数", "支出项目", "预算数")


def failures(filing: jiheng.Filing) -> list[str]:
    return [check.what.partition("：")[2] for check in filing.proof.failures]


def test_a_table_is_read_with_codes_levels_and_amounts_and_proved() -> None:
    filing = read(table(*EXPENDITURE))
    (budget,) = filing.budget_tables
    assert (filing.form, filing.fiscal_year, filing.department, filing.money_unit) == ("publication", 2025, "青江市教育局", "万元")
    assert (budget.kind, [column.label for column in budget.columns]) == ("expenditure", ["合计", "基本支出", "项目支出"])
    assert [(row.code, row.level, row.is_total) for row in budget.rows] == [
        ("205", 1, False), ("20502", 2, False), ("2050201", 3, False), ("2050202", 3, False), (None, 1, True),
    ]
    assert filing.proof.status == "proved"
    assert len(filing.proof.checks) == 5 + 3 + 3 + 3  # across every row, under 205 and 20502, and the total


@pytest.mark.parametrize("row", range(len(EXPENDITURE)))
@pytest.mark.parametrize("column", [2, 3, 4])
def test_no_amount_can_change_without_a_sum_that_tells(row: int, column: int) -> None:
    rows = [list(line) for line in EXPENDITURE]
    rows[row][column] = "70.00"
    assert read(table(*map(tuple, rows))).proof.status == "broken"


def test_a_sum_that_is_off_by_a_rounding_is_off_and_says_so() -> None:
    rows = [list(line) for line in EXPENDITURE]
    rows[2][2] = "30.01"
    filing = read(table(*map(tuple, rows)))
    assert failures(filing) == [
        "2050201 学前教育：合计 = 基本支出 + 项目支出（相差不超过四舍五入可能造成的数额）",
        "20502 普通教育：合计 = 下级 2 行之和（相差不超过四舍五入可能造成的数额）",
    ]


def test_two_sides_foot_by_themselves_and_against_each_other() -> None:
    filing = read(table(*BALANCE, title="2025年部门收支总表", heads=BALANCE_HEADS))
    (budget,) = filing.budget_tables
    assert filing.proof.status == "proved"
    assert [column.side for column in budget.columns] == ["income", "expenditure"]
    assert [check.what for check in filing.proof.checks][-1].endswith("收入总计 = 支出总计")


def test_blank_dash_and_zero_stay_apart() -> None:
    (budget,) = read(table(*BALANCE, title="2025年部门收支总表", heads=BALANCE_HEADS)).budget_tables
    printed = {row.name: row.amounts[row.side == "expenditure"] for row in budget.rows}
    dash, zero = printed["二、政府性基金预算拨款收入"], printed["结转下年"]
    assert dash is not None
    assert zero is not None
    assert (dash.text, dash.money, zero.money) == ("—", None, Money(0))
    blank = read(table(("205", "教育支出", "5", "5", ""), ("合计", "合计", "5", "5", ""))).budget_tables[0].rows[0].amounts[2]
    assert blank is None


def test_codes_split_over_columns_go_on_from_the_row_above() -> None:
    heads = ("类", "款", "项", "科目名称", "合计", "基本支出", "项目支出")
    rows = (("208", "", "", "社会保障", "3", "3", "0"), ("", "5", "", "养老", "3", "3", "0"), ("", "", "01", "离退休", "3", "3", "0"))
    (budget,) = read(table(*rows, ("合计", "", "", "", "3", "3", "0"), heads=heads)).budget_tables
    assert [(row.code, row.printed_code) for row in budget.rows[:3]] == [
        ("208", ("208",)), ("20805", ("208", "5")), ("2080501", ("208", "5", "01")),
    ]


def test_a_table_goes_on_behind_its_title_and_head_on_the_next_page() -> None:
    again = table(*EXPENDITURE[3:])
    (budget,) = read(table(*EXPENDITURE[:3]), again).budget_tables
    assert [row.code for row in budget.rows] == ["205", "20502", "2050201", "2050202", None]


def test_an_empty_table_is_known_as_such_and_one_that_is_called_empty_wrongly_is_told() -> None:
    note = "注：本部门2025年无政府性基金预算安排的支出，故本表为空表。"
    title = "2025年政府性基金预算支出表"
    (empty,) = read(table(("合计", "合计", "", "", ""), title=title), note).budget_tables
    assert (empty.kind, empty.is_empty, empty.remark) == ("government-fund", True, note)
    filing = read(table(*EXPENDITURE, title=title), note)
    assert not filing.budget_tables[0].is_empty
    assert [notice.kind for notice in filing.notices] == ["caution"]


def test_an_unknown_money_unit_gives_no_amounts() -> None:
    filing = read(table(*EXPENDITURE, unit="万美元"))
    assert {amount.money for amount in filing.budget_tables[0].amounts} == {None}
    assert (filing.proof.status, filing.notices[0].text) == ("not-provable", "预算表的金额单位“万美元”不认识，金额只照原文保留")


def test_columns_of_two_years_are_not_added_and_words_among_them_are_told() -> None:
    heads = ("科目编码", "科目名称", "2024年执行数", "2025年预算数", "增减%")
    filing = read(table(("205", "教育支出", "50", "60", "20%"), ("合计", "合计", "50", "60", "20%"), heads=heads))
    assert filing.proof.status == "proved"
    assert [notice.text for notice in filing.notices] == ["预算表里的文字列没有读：20%"] * 2


def test_tables_of_one_publication_are_held_against_each_other() -> None:
    income = table(("205", "教育支出", "61", "61"), ("合计", "合计", "61", "61"), title="2025年部门收入预算总表",
                   heads=("科目编码", "科目名称", "合计", "财政拨款收入"))
    balance = table(("一、财政拨款", "60", "一、教育支出", "60"), ("收入总计", "60", "支出总计", "60"),
                    title="2025年部门收支预算总表", heads=BALANCE_HEADS)
    filing = read(balance, income)
    assert [check.what for check in filing.proof.failures] == ["2025年部门收支预算总表与2025年部门收入预算总表的合计一致"]


def test_every_character_of_a_publication_is_read_or_told_as_unread() -> None:
    text = "\n".join(["2025年青江市教育局部门预算", "一、主要职能", "负责教育工作。", table(*EXPENDITURE), "编报绩效目标的项目3个。其他情况。",
                      "甲\t乙\t丙", "1\t2\t3"])
    assert find_uncovered(jiheng.read(text.encode(), name="公开.txt")) == []


def test_a_list_of_indicators_stays_the_main_thing_and_takes_the_statements_along() -> None:
    said = "2025年度，本部门编报绩效目标的项目共25个，涉及项目预算资金100万元。"
    filing = read(small_page(), said)
    assert (filing.form, len(filing.agencies), [statement.text for statement in filing.statements]) == ("project-target-list", 1, [said])
    assert not filing.notices
    assert read(small_page()).statements == ()


@pytest.mark.parametrize("text", ["预算公开\n本部门收入预算10万元。", "收入预算总表\n" * 50, table(*EXPENDITURE, heads=HEADS, title="绩效目标表")])
def test_what_is_no_publication_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(jiheng.UnknownForm, match="没有认出"):
        read(text)


SHEET = (
    "项目支出绩效目标表\t\t\t\t", "项目名称\t道路养护\t\t实施单位\t公路中心", "项目资金（万元）\t年度资金总额\t20.00\t\t",
    "年度总体目标\t养护公路50公里\t\t\t", "一级指标\t二级指标\t三级指标\t指标值\t备注", "产出指标\t数量指标\t养护里程\t≥50公里\t",
    "产出指标\t质量指标\t合格率\t100%\t", "满意度指标\t服务对象满意度指标\t满意度\t≥90%\t",
)


@pytest.mark.parametrize("sheet", [SHEET, SHEET[1:]])
def test_a_budget_table_ends_where_a_sheet_as_wide_as_it_begins(sheet: tuple[str, ...]) -> None:
    filing = read(table(*EXPENDITURE), *sheet)
    assert filing.indicator_count == 3
    assert [[row.name for row in budget.rows] for budget in filing.budget_tables] == [["教育支出", "普通教育", "学前教育", "小学教育", "合计"]]


@pytest.mark.parametrize(
    ("department", "profile"), [("河北省某县教育局", "hebei"), ("广东省广州市科协", "guangzhou"), ("青江市教育局", "base")],
)
def test_a_publication_has_the_profile_of_the_place_that_its_department_names(department: str, profile: str) -> None:
    assert read(table(*EXPENDITURE).replace("青江市教育局", department)).profile == profile
