"""The header: which columns there are, and what becomes of those that are missing, strange or in another order."""

import pytest

import jiheng
from tests.recognition.page import COLUMNS, line, page, project, read, small_page

ROWS = (line("合计", "100.00"), line("青江市科学技术馆", "100.00"), project())


@pytest.mark.parametrize("missing", ["总计", "绩效目标", "绩效指标"])
def test_a_missing_column_is_named(missing: str) -> None:
    at = COLUMNS.index(missing)
    rows = ["\t".join(cell for position, cell in enumerate(row.split("\t")) if position != at) for row in ROWS]
    with pytest.raises(jiheng.UnknownForm, match=f"没有“{missing}”列"):
        read(page(*rows, columns=tuple(column for column in COLUMNS if column != missing)))


def test_columns_of_money_that_are_not_there_are_no_loss() -> None:
    rows = ["\t".join(row.split("\t")[index] for index in (0, 1, 5, 6)) for row in ROWS]
    filing = read(page(*rows, columns=tuple(COLUMNS[index] for index in (0, 1, 5, 6))))
    assert (filing.proof.status, filing.notices) == ("proved", ())


def test_a_column_that_the_form_does_not_know_is_said() -> None:
    rows = [*ROWS[:2], ROWS[2] + "\t张三"]
    filing = read(page(*rows, columns=(*COLUMNS, "联系人")))
    assert [notice.text for notice in filing.notices] == ["“联系人”列没有读：张三"]


def test_cells_beyond_the_header_are_said() -> None:
    assert [notice.text for notice in read(small_page(project() + "\t多出来的")).notices] == ["表头以外的列没有读：多出来的"]


def test_blanks_in_the_header_are_let_pass() -> None:
    columns = ("项目名称 （资金使用单位）", "总　计", *COLUMNS[2:])
    assert read(page(*ROWS, columns=columns)).proof.status == "proved"


def test_a_text_without_a_header_is_no_table() -> None:
    with pytest.raises(jiheng.UnknownForm, match=r"开头是“青江的水”"):
        read("青江的水\n很清")


def test_a_header_without_rows_is_no_table() -> None:
    with pytest.raises(jiheng.UnknownForm, match="只有表头"):
        read(page())
