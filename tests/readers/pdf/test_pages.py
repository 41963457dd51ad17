"""What pages split is one table again; what are several tables stay several."""

import pytest

from tests.readers.pdf.files import IMAGE, cells, grid, pdf, rule, table, text
from tests.readers.pdf.test_grids import read, texts

HEADER = ("项目名称", "总计", "绩效目标")
FIRST, SECOND, THIRD = ("科学课", "1.00", "开课"), ("展览", "2.00", "办展"), ("合办", "3.00", "合办")


def test_a_list_over_pages_is_one_table_and_its_feet_stand_once_below() -> None:
    foot = [text(290, 390, f"第 {number} 页") for number in (1, 2, 3)]
    head = text(50, 30, "绩效目标表")
    document = read(pdf(head + table([HEADER, FIRST]) + foot[0], table([HEADER, SECOND]) + foot[1], table([THIRD]) + foot[2]))
    assert [texts(document)] == [[("绩效目标表",), HEADER, FIRST, HEADER, SECOND, THIRD, ("第 1 页",)]]
    assert document.pages == 3
    rows = document.tables[0].rows
    assert [row[0].source.page for row in rows] == [1, 1, 1, 2, 2, 3, 1]
    assert [row[0].source.row for row in rows] == [1, 2, 3, 4, 5, 6, 7]


def test_a_title_repeated_on_every_page_stands_once() -> None:
    head = text(50, 30, "绩效目标表") + text(450, 50, "单位：万元")
    document = read(pdf(head + table([HEADER, FIRST]), head + table([HEADER, SECOND])))
    assert [texts(document)] == [[("绩效目标表",), ("单位：万元",), HEADER, FIRST, HEADER, SECOND]]


def test_the_next_sheet_of_a_form_is_another_table() -> None:
    pages = [text(50, 30, "自评表") + table([("项目名称", name), ("总分", "9")]) for name in ("甲", "乙")]
    assert [table.rows[1][1].text for table in read(pdf(*pages)).tables] == ["甲", "乙"]


def test_a_table_that_only_looks_alike_is_another_one() -> None:
    document = read(pdf(table([HEADER, FIRST]) + text(50, 200, "注：含上年结转"), text(50, 40, "附表") + table([HEADER, SECOND])))
    assert texts(document, 1) == [HEADER, FIRST, ("注：含上年结转",)]
    assert texts(document, 2) == [("附表",), HEADER, SECOND]


def test_a_page_that_lacks_some_lines_keeps_the_columns() -> None:
    split = grid([50, 130, 170, 210], [60, 80, 100]) + cells([50, 130, 170], [60, 80], [("名称", "甲", "乙"), ("一", "1", "2")])
    plain = grid([52, 132, 212], [60, 80]) + cells([52, 132], [60], [("二", "3")])
    assert texts(read(pdf(split, plain))) == [("名称", "甲", "乙"), ("一", "1", "2"), ("二", "3", "3")]


def test_an_open_cell_at_the_end_of_a_page_is_read() -> None:
    first = table([HEADER, FIRST, ("接下页", "", "")], open_at="bottom")
    assert texts(read(pdf(first, table([SECOND], open_at="top"))))[2:] == [("接下页", "", ""), SECOND]


def test_a_foot_that_says_something_new_on_every_page_is_kept() -> None:
    document = read(pdf(table([HEADER, FIRST]) + text(50, 390, "金额 100"), table([HEADER, SECOND]) + text(50, 390, "金额 200")))
    assert [texts(document)] == [[HEADER, FIRST, HEADER, SECOND, ("金额 100",), ("金额 200",)]]


def test_headings_that_return_below_a_table_are_kept() -> None:
    below = [text(50, 200, "一、概述") + text(50, 220, words) for words in ("甲", "乙")]
    document = read(pdf(table([HEADER, FIRST]), text(50, 20, "说明") + below[0] + text(50, 380, "完"), text(50, 20, "另一") + below[1]))
    assert [row[0].text for row in document.tables[0].rows[2:]] == ["说明", "一、概述", "甲", "完", "另一", "一、概述", "乙"]


def test_a_row_that_fills_a_whole_page_and_more_is_read() -> None:
    middle = "".join(rule(x, 20, x, 380) for x in (50, 130, 210, 290)) + text(213, 100, "接着办展")
    document = read(pdf(table([HEADER, FIRST], open_at="bottom"), middle, table([("", "", "完"), SECOND], open_at="top")))
    assert [texts(document)] == [[HEADER, FIRST, ("", "", "接着办展"), ("", "", "完"), SECOND]]


@pytest.mark.parametrize("words", ["续表", "（续上表）"])
def test_a_line_that_says_so_continues_a_table(words: str) -> None:
    document = read(pdf(table([HEADER, FIRST]), text(50, 40, words) + table([HEADER, SECOND])))
    assert [texts(document)] == [[HEADER, FIRST, HEADER, SECOND, (words,)]]


def test_a_page_that_is_a_picture_is_noted() -> None:
    document = read(pdf(table([HEADER, FIRST]), "q 600 0 0 400 0 0 cm /X3 Do Q\n", more=[IMAGE]))
    assert [(notice.source.page, notice.text) for notice in document.notices] == [(2, "这一页是图片（扫描件），里面的文字没有读")]


def test_rows_that_print_nothing_are_left_out_and_counted() -> None:
    document = read(pdf(table([HEADER, ("", "", ""), FIRST])))
    assert texts(document) == [HEADER, FIRST]
    assert document.tables[0].rows[1][0].source.row == 3


def test_dashes_across_the_fold_of_a_page_do_not_join_tables_of_other_widths() -> None:
    document = read(pdf(table([HEADER, FIRST]), table([("甲", "乙")]) + rule(50, 300, 210, 300)))
    assert [len(table.rows) for table in document.tables] == [2, 1]
