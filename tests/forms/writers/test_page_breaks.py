"""Pages of a workbook end between merged cells wherever they can, since what prints it shows such a cell once."""

from io import BytesIO
from itertools import accumulate

import pytest
from openpyxl import load_workbook

from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.forms.writers.xlsx import write_xlsx

ROOM = (297 - 37 - 35) * 72 / 25.4
"""The height of the text of a page in points."""


def pages_of(sheet: FormSheet) -> list[tuple[int, int]]:
    """The first and last row of every page as a program prints it that fills pages and keeps to the breaks."""
    paper = load_workbook(BytesIO(write_xlsx([sheet]))).worksheets[0]
    forced = {brk.id for brk in paper.row_breaks.brk}
    pages, first, used = [], 1, 0.0
    for row in range(1, paper.max_row + 1):
        height = paper.row_dimensions[row].height
        if row > first and (used + height > ROOM or row - 1 in forced):
            pages.append((first, row - 1))
            first, used = row, 0.0
        used += height
    return [*pages, (first, paper.max_row)]


def make_groups(*sizes: int) -> FormSheet:
    """Groups of so many rows, each beside one cell that is merged over them."""
    starts = list(accumulate(sizes, initial=0))
    merged = [FormCell(start, 0, f"第{start}组", "label", rows=size) for start, size in zip(starts, sizes, strict=False)]
    others = [FormCell(row, 1, f"第{row}行") for row in range(starts[-1])]
    return FormSheet("表", (40.0, 116.0), tuple(sorted((*merged, *others), key=lambda cell: (cell.row, cell.column))))


@pytest.mark.parametrize("size", [2, 3, 5, 7])
def test_no_page_cuts_a_merged_cell_that_is_not_high(size: int) -> None:
    sheet = make_groups(*([size] * (120 // size)))
    pages = pages_of(sheet)
    assert len(pages) > 2
    assert all((first - 1) % size == 0 for first, _ in pages)


def test_of_a_high_merged_cell_a_page_cuts_anything_but_the_text() -> None:
    pages = pages_of(make_groups(28, 30))
    first, last = pages[1]
    middle = 28 + 15
    assert first <= middle <= last


def test_a_page_that_ends_well_by_itself_has_no_break() -> None:
    plain = FormSheet("表", (156.0,), tuple(FormCell(row, 0, "一行") for row in range(200)))
    for sheet in (plain, make_groups(3, 2)):
        assert not load_workbook(BytesIO(write_xlsx([sheet]))).worksheets[0].row_breaks.brk


def test_a_cell_of_more_than_a_page_is_written_all_the_same() -> None:
    assert sum(last - first + 1 for first, last in pages_of(make_groups(2, 150, 2))) == 154


def test_heads_do_not_stand_at_the_foot_of_a_page_without_a_row() -> None:
    for above in range(20, 34):
        cells = tuple(FormCell(row, 0, "三级指标" if row == above else "一行") for row in range(60))
        first, _ = pages_of(FormSheet("表", (156.0,), cells, repeated=(above, above)))[1]
        assert first != above + 2
