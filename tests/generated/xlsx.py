"""A generated file as a workbook."""

import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tests.generated.forms import UNITS
from tests.generated.pages import Box, Grid
from tests.generated.styles import Style

_BORDERS = {"thin": 1, "thick": 5, "double": 6, "dotted": 4, "dashed": 3, "boxes": 2, "each": 7}
_WIDTH = 130


def write_xlsx(grids: Sequence[Grid], style: Style) -> bytes:
    """One sheet a table, or all of them on one."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        plain, head, number, line = (workbook.add_format(_look(style, kind)) for kind in ("text", "head", "number", "line"))
        sheet, at = None, 0
        for place, grid in enumerate(grids, start=1):
            if sheet is None or style.apart:
                sheet, at = workbook.add_worksheet(f"表{place}"), 0
                _set_up(sheet, grid, style)
            left = int(style.blank_column)
            for text in grid.above:
                _put(sheet, at, left, Box(text, len(grid.widths)), line)
                at += 1
            for row, column, box in grid.placed():
                has_number = style.numbers and box.fen
                _put(sheet, at + row, left + column, box, head if box.head else number if has_number else plain, is_number=bool(has_number))
            at += len(grid.rows) + 1
    return stream.getvalue()


def _set_up(sheet: Worksheet, grid: Grid, style: Style) -> None:
    for column, width in enumerate(grid.widths):
        sheet.set_column(column + style.blank_column, column + style.blank_column, _WIDTH * width / sum(grid.widths))
    if style.footer:
        sheet.set_footer("第 &P 页")
    if style.page[0] > style.page[1]:
        sheet.set_landscape()


def _look(style: Style, kind: str) -> dict[str, object]:
    border = 0 if kind == "line" else _BORDERS[style.rules]
    look: dict[str, object] = {"font_name": style.font, "font_size": style.size, "text_wrap": kind != "line", "border": border}
    for side in style.open_at:
        look[side] = 0
    if kind == "head" and style.shaded:
        look["bg_color"] = "#DDDDDD"
    if kind == "number":
        look["num_format"] = "#,##0.00####" if style.thousands else "0.00####"
    return look | ({"valign": "vcenter"} if style.middle else {})


def _put(sheet: Worksheet, row: int, column: int, box: Box, look: Format, *, is_number: bool = False) -> None:
    if box.across * box.down > 1:
        sheet.merge_range(row, column, row + box.down - 1, column + box.across - 1, "", look)
    if is_number and box.fen:
        unit = UNITS["元"] if box.text.replace(",", "") == f"{box.fen / 100:.2f}" else UNITS["万元"]
        sheet.write_number(row, column, box.fen / unit, look)
    else:
        sheet.write_string(row, column, box.text, look)
