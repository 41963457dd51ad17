"""The workbook looks and behaves as one that people made: checked with a reader of styles that is not ours."""

from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any
from unicodedata import east_asian_width

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from jiheng.errors import JihengError
from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.forms.writers.xlsx import write_xlsx
from tests.forms.writers.sheets import ANY_TEXTS, make_sheet, sheets


def book_of(*written: FormSheet) -> Any:
    return load_workbook(BytesIO(write_xlsx(written)))


def page_of(*cells: FormCell, widths: tuple[float, ...] = (78, 78)) -> Any:
    return book_of(FormSheet("表", widths, cells)).worksheets[0]


def test_numbers_are_numbers_and_amounts_have_commas() -> None:
    amount, year = Decimal("19454.63"), Decimal(2026)
    page = page_of(FormCell(0, 0, role="amount", number=amount), FormCell(0, 1, role="centre", number=year, decimals=0))
    assert (page["A1"].value, page["A1"].number_format) == (19454.63, "#,##0.00")
    assert (page["B1"].value, page["B1"].number_format) == (2026, "0")


def test_a_number_that_a_workbook_would_round_is_text() -> None:
    page = page_of(FormCell(0, 0, number=Decimal("12345678901234567.89")))
    assert page["A1"].value == "12345678901234567.89"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@甲", "\t=1", "＝1"])
def test_text_never_becomes_a_formula_even_when_somebody_edits_it(text: str) -> None:
    cell = page_of(FormCell(0, 0, text))["A1"]
    assert (cell.data_type, cell.quotePrefix) == ("s", not text.startswith("\t"))


@given(st.lists(st.one_of(ANY_TEXTS, st.sampled_from(["History", "'甲'", "甲/乙:[1]", "甲" * 60, "甲", "A", "a"])), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_names_of_sheets_are_such_as_excel_takes_and_differ(names: list[str]) -> None:
    titles = book_of(*(FormSheet(name, (50.0,), (FormCell(0, 0, "甲"),)) for name in names)).sheetnames
    assert len({title.lower() for title in titles}) == len(names)
    for title in titles:
        assert 0 < len(title) <= 31
        assert not set(title) & set("[]:*?/\\")
        assert not title.startswith("'")
        assert not title.endswith("'")
        assert title.lower() != "history"


@given(sheets())
@settings(max_examples=25, deadline=None)
def test_every_row_is_as_high_as_its_text_and_no_higher_than_excel_allows(sheet: FormSheet) -> None:
    page = book_of(sheet).worksheets[0]
    heights = {row: page.row_dimensions[row].height or 13.5 for row in range(1, page.max_row + 1)}
    assert all(0 < height <= 409.5 for height in heights.values())
    spans = {str(span).split(":")[0]: span for span in page.merged_cells.ranges}
    for cell in (cell for row in page.iter_rows() for cell in row if isinstance(cell.value, str)):
        span = spans.get(cell.coordinate)
        first, last = (span.min_row, span.max_row) if span else (cell.row, cell.row)
        columns = range(span.min_col, span.max_col + 1) if span else (cell.column,)
        width = sum(page.column_dimensions[get_column_letter(column)].width * 8 * 0.75 for column in columns)
        room = sum(heights[row] for row in range(first, last + 1))
        ems = [sum(1 if east_asian_width(sign) in "WF" else 0.5 for sign in line) for line in cell.value.split("\n")]
        assert room >= sum(max(1, ceil(em * cell.font.sz / width)) for em in ems) * cell.font.sz * 1.15


def test_a_row_higher_than_excel_allows_is_divided_under_merged_cells() -> None:
    page = book_of(make_sheet(("项目", "目标"), ("甲", "完成年度任务。" * 400), widths=(30, 126))).worksheets[0]
    spans = [str(span) for span in page.merged_cells.ranges]
    assert len(spans) == 2
    assert all(span.split(":")[0] in ("A2", "B2") for span in spans)
    assert page["B2"].value == "完成年度任务。" * 400
    assert page["B2"].alignment.vertical == "top"


def test_merged_cells_have_rules_all_round_and_titles_none() -> None:
    page = page_of(FormCell(0, 0, "标题", "title", columns=2), FormCell(1, 0, "甲", rows=2, columns=2))
    for place, sides in (("A2", "left top"), ("B2", "right top"), ("A3", "left bottom"), ("B3", "right bottom")):
        assert {getattr(page[place].border, side).style for side in sides.split()} == {"thin"}
    assert page["A1"].border.top.style is None


def test_it_prints_on_a4_as_wide_as_the_page_with_its_head_on_every_page() -> None:
    page = book_of(make_sheet(("项目", "目标"), ("甲", "乙"))).worksheets[0]
    assert (page.page_setup.paperSize, page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (9, True, 0)
    assert page.print_title_rows == "$1:$1"
    wide = FormSheet("表", (100.0, 120.0), (FormCell(0, 0, "甲"),), is_landscape=True, footer="A&B")
    page = book_of(wide).worksheets[0]
    assert page.page_setup.orientation == "landscape"
    assert page.oddFooter.left.text == "A&&B"


def test_people_pick_from_a_list_where_there_are_choices() -> None:
    many = tuple(f"第{number}种, 很长的选项" for number in range(40))
    book = book_of(FormSheet("表", (78, 78), (FormCell(0, 0, choices=("正向", "反向")), FormCell(0, 1, choices=many))))
    first, second = book.worksheets[0].data_validations.dataValidation
    assert first.formula1 == '"正向,反向"'
    assert second.formula1 == "下拉选项!$A$1:$A$40"
    assert book["下拉选项"].sheet_state == "hidden"


def test_a_text_that_no_cell_holds_is_refused_with_a_way_out() -> None:
    with pytest.raises(JihengError, match="第2行有 40,000 个字，工作簿的一格放不下；请写成 DOCX 或 PDF"):
        write_xlsx([make_sheet(("项目",), ("甲" * 40_000,))])
