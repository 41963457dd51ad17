"""Title, department, money unit, year, page heads and footers."""

import pytest

from tests.recognition.page import ABOVE, TITLE, line, page, project, read, small_page

HEAD_AND_BODY = (line("合计", "100.00"), line("青江市科学技术馆", "100.00"), project())


def test_title_department_and_unit_are_read_and_nothing_is_left_over() -> None:
    filing = read(small_page())
    assert (filing.title, filing.department, filing.money_unit, filing.notices) == (TITLE, "青江市科学技术馆", "万元", ())


@pytest.mark.parametrize("title", ["2026年项目支出绩效目标表", "2026年度项目支出绩效目标表（含转移支付项目）"])
def test_the_fiscal_year_is_that_of_the_title(title: str) -> None:
    assert read(page(*HEAD_AND_BODY, above=(title, *ABOVE[1:]))).fiscal_year == 2026


def test_the_fiscal_year_may_stand_in_a_caption() -> None:
    assert read(page(*HEAD_AND_BODY, above=(*ABOVE, "预算年度：2025"))).fiscal_year == 2025


def test_no_year_is_no_year() -> None:
    assert read(small_page()).fiscal_year is None


def test_captions_may_share_a_line() -> None:
    filing = read(page(*HEAD_AND_BODY, above=(TITLE, "部门名称：青江市科学技术馆　　　　　单位：元")))
    assert (filing.department, filing.money_unit, filing.notices) == ("青江市科学技术馆", "元", ())


def test_a_unit_in_brackets_beside_the_title_is_read() -> None:
    filing = read(page(*HEAD_AND_BODY, above=("2026年项目支出绩效目标表 （单位：元）", ABOVE[2])))
    assert (filing.title, filing.money_unit, filing.fiscal_year, filing.notices) == ("2026年项目支出绩效目标表", "元", 2026, ())


def test_money_is_read_in_the_unit_of_the_table() -> None:
    filing = read(page(*HEAD_AND_BODY, above=("单位：元",)))
    assert filing.money_unit == "元"
    assert filing.funds
    assert filing.funds.total
    assert filing.funds.total.fen == 10_000


def test_a_table_without_a_unit_is_read_in_that_of_the_form_and_says_so() -> None:
    filing = read(page(*HEAD_AND_BODY, above=(TITLE,)))
    assert filing.money_unit == "万元"
    assert "没有写明金额单位" in filing.notices[0].text


def test_an_unknown_unit_is_said() -> None:
    assert any("“块钱”不认识" in notice.text for notice in read(page(*HEAD_AND_BODY, above=("单位：块钱",))).notices)


def test_a_second_unit_is_said() -> None:
    filing = read(page(*HEAD_AND_BODY, "单位：元"))
    assert filing.money_unit == "万元"
    assert any("又写了金额单位“元”" in notice.text for notice in filing.notices)


def test_page_numbers_and_annex_numbers_are_furniture() -> None:
    filing = read(page(HEAD_AND_BODY[0], "— 1 —", HEAD_AND_BODY[1], "第 2 页 共 9 页", HEAD_AND_BODY[2], above=("附件3", *ABOVE)))
    assert filing.proof.status == "proved"
    assert not filing.notices


def test_a_repeated_page_head_is_furniture() -> None:
    head = page(above=ABOVE).strip("\n").split("\n")
    filing = read(page(*HEAD_AND_BODY[:2], *head, HEAD_AND_BODY[2]))
    assert filing.proof.status == "proved"
    assert not filing.notices


def test_stray_text_above_and_below_is_said() -> None:
    filing = read(page(*HEAD_AND_BODY, "本表由局财务科填报", above=("请各单位认真填写", *ABOVE)))
    assert [notice.text for notice in filing.notices] == ["表外文字没有读：请各单位认真填写", "这一行没有读：本表由局财务科填报"]


def test_the_table_of_another_department_is_not_mixed_in() -> None:
    other = page(line("合计", "70.00"), project("别的项目", "70.00"), above=("部门名称：安澜县文化馆",)).strip("\n").split("\n")
    filing = read(page(*HEAD_AND_BODY, *other))
    assert filing.department == "青江市科学技术馆"
    assert [item.name for item in filing.projects] == ["科学课经费"]
    assert filing.proof.status == "proved"
    assert any("另一张表" in notice.text for notice in filing.notices)
