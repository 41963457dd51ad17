"""Every layout as a real workbook with merged cells reads as its drawing does."""

import io

import pytest
import xlsxwriter

import jiheng
from jiheng.document import Cell, Row
from tests.recognition.coverage import find_uncovered
from tests.recognition.sheets.forms import FORMS, Form
from tests.recognition.sheets.grids import draw, read_grid, values


@pytest.mark.parametrize("form", [pytest.param(form, id=name) for name, form in FORMS.items()])
def test_a_workbook_reads_as_its_drawing(form: Form) -> None:
    reading = jiheng.read(_workbook(draw(form.drawing)), name="表.xlsx")
    drawn = read_grid(form.drawing).filing
    assert (reading.filing.form, reading.filing.profile, reading.filing.money_unit) == (drawn.form, drawn.profile, drawn.money_unit)
    assert values(reading.filing) == values(drawn)
    assert [project.printed for project in reading.filing.projects] == [project.printed for project in drawn.projects]
    assert [project.funds.total for project in reading.filing.projects] == [project.funds.total for project in drawn.projects]
    assert not find_uncovered(reading)


def _workbook(rows: tuple[Row, ...]) -> bytes:
    """The rows as the only sheet of a workbook, cells that repeat merged."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Sheet1")
    places: dict[Cell, list[tuple[int, int]]] = {}
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            places.setdefault(cell, []).append((row, column))
    for cell, covered in places.items():
        (top, left), (bottom, right) = covered[0], covered[-1]
        if len(covered) > 1:
            sheet.merge_range(top, left, bottom, right, cell.text)
        elif cell.text:
            sheet.write_string(top, left, cell.text)
    book.close()
    return buffer.getvalue()
