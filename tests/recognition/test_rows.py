"""The rows of a list: totals, agencies, projects, and what page breaks and typing errors do to them."""

import pytest

from tests.recognition.page import COLUMNS, OBJECTIVE, Item, line, pack, page, project, read, small_page, total_of

AGENCY = "青江市科学技术馆"


def test_a_row_cut_by_a_page_break_is_put_together_again() -> None:
    indicators = pack(Item(), Item("学员满意度", "≥90%"))
    cut = indicators.index("学员")
    filing = read(small_page(
        line("科学课经费", "100.00", objective=OBJECTIVE, indicators=indicators[:cut]), "— 1 —", "\t".join(COLUMNS), "\t" * 6 + indicators[cut:],
    ))
    (item,) = filing.projects
    assert [indicator.name for indicator in item.indicators] == ["开课节数", "学员满意度"]
    assert len(item.indicators[1].sources["indicator"]) == 2
    assert not filing.notices


def test_a_wrapped_line_goes_on_where_the_cell_above_stopped() -> None:
    text = project()
    (item,) = read(small_page(text[:-6] + "\n" + text[-6:])).projects
    assert item.indicators[0].annual_target
    assert item.indicators[0].annual_target.text == "96节"


def test_money_in_a_continuing_row_is_said() -> None:
    filing = read(small_page(project(), "\t\t5.00\t\t\t\t" + pack(Item("第二项"), first=2)))
    assert [notice.text for notice in filing.notices] == ["接续行里的内容没有读：5.00"]


def test_a_note_below_the_table_continues_nothing() -> None:
    open_row = project()[:-1]
    filing = read(small_page(open_row, "注：本表数据含结转"))
    assert any("注：本表数据含结转" in notice.text for notice in filing.notices)


def test_projects_before_any_agency_belong_to_the_department() -> None:
    filing = read(page(line("合计", "100.00"), project()))
    assert [(agency.name, agency.source, len(agency.projects)) for agency in filing.agencies] == [(AGENCY, None, 1)]
    assert filing.proof.status == "proved"


def test_without_a_grand_total_nothing_is_proved() -> None:
    filing = read(page(line(AGENCY, "100.00"), project()))
    assert (filing.funds, filing.proof.status) == (None, "not-provable")


def test_a_project_without_texts_stays_with_its_agency() -> None:
    filing = read(small_page(project(), line("设备购置", "50.00"), project("讲座", "30.00"), total="180.00"))
    assert [[item.name for item in agency.projects] for agency in filing.agencies] == [["科学课经费", "设备购置", "讲座"]]
    assert filing.proof.status == "proved"


def test_the_next_agency_is_told_from_a_project_without_texts_by_the_sums() -> None:
    filing = read(page(line("合计", "150.00"), line(AGENCY, "100.00"), project(), line("服务中心", "50.00"), project("讲座", "50.00")))
    assert [agency.name for agency in filing.agencies] == [AGENCY, "服务中心"]


@pytest.mark.parametrize(("grand", "agency", "where"), [("100.01", "100.00", "合计"), ("100.00", "99.00", AGENCY)])
def test_a_sum_that_does_not_foot_is_named_with_both_numbers(grand: str, agency: str, where: str) -> None:
    proof = read(page(line("合计", grand), line(AGENCY, agency), project())).proof
    assert proof.status == "broken"
    assert any(check.what.startswith(where) and check.left != check.right for check in proof.failures)


def test_a_row_whose_parts_do_not_add_up_is_named() -> None:
    proof = read(small_page(line("科学课经费", "100.00", fiscal="90.00", objective=OBJECTIVE, indicators=pack(Item())))).proof
    assert [check.what for check in proof.failures if "科学课" in check.what] == ["科学课经费：总计 = 财政拨款"]


@pytest.mark.parametrize("wrong", ["十万", "1,00.00", "100.00万", "1e3", "100.001.2", "NaN"])
def test_an_amount_that_is_none_is_said_and_proves_nothing(wrong: str) -> None:
    filing = read(small_page(project("科学课经费", wrong)))
    assert filing.proof.status != "proved"
    assert all("金额没有读" in notice.text for notice in filing.notices)
    assert len(filing.notices) == 2


def test_a_negative_amount_is_an_amount() -> None:
    filing = read(small_page(project("收回资金", "-20.00"), project("科学课经费", "120.00")))
    assert filing.proof.status == "proved"


@pytest.mark.parametrize("dash", ["—", "-", "－", "/"])
def test_a_dash_is_an_empty_cell(dash: str) -> None:
    row = project().split("\t")
    row[3] = dash
    filing = read(small_page("\t".join(row)))
    assert (filing.proof.status, filing.notices) == ("proved", ())


def test_full_width_figures_and_thousands_are_amounts() -> None:
    filing = read(small_page(project("科学课经费", "１，２００．５０"), total="1,200.50"))
    assert filing.proof.status == "proved"


def test_sums_are_exact_where_floats_are_not() -> None:
    amounts = ["0.10", "0.20", "0.30"] * 7
    filing = read(small_page(*(project(f"项目{number}", amount) for number, amount in enumerate(amounts)), total=total_of(*amounts)))
    assert filing.proof.status == "proved"


def test_a_second_grand_total_is_not_taken_for_the_first() -> None:
    filing = read(page(line("合计", "100.00"), line(AGENCY, "100.00"), project(), line("合计", "100.00")))
    assert filing.proof.status != "proved"


def test_markup_in_names_and_objectives_is_taken_out() -> None:
    row = line("科学课<br/>经费", "100.00", objective=f"<p>{OBJECTIVE}</p>", indicators=pack(Item()))
    (item,) = read(small_page(row)).projects
    assert (item.name, item.annual_objective) == ("科学课经费", OBJECTIVE)
