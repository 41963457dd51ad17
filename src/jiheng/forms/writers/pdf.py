"""Form sheets → a tagged PDF with embedded fonts: heads repeat, cells break over pages, every page has its number."""

from collections.abc import Sequence
from itertools import chain

from jiheng.charts.svg import settle_colours
from jiheng.extras import load
from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.forms.writers.grid import NO_RULES, TEXT_SIZE, Grid, align_of, is_strong, lay_grids, printable, shown
from jiheng.forms.writers.measure import POINTS_A_MM, fitted_size, line_width, row_heights, split_overwide, whole_rows


def write_pdf(sheets: Sequence[FormSheet], *, bound: bool = False) -> bytes:
    """The bytes of a PDF with every sheet on pages of its own and an outline of their names; ``bound`` puts contents before them.

    Raises ``JihengError`` where there are no sheets, ``MissingExtra`` where the typesetter (extra ``pdf``) is not installed.
    """
    grids = lay_grids(sheets)
    values = {
        "title": printable(sheets[0].name), "size": TEXT_SIZE, "contents": bound, "sheets": [_describe(grid) for grid in grids],
    }  # fmt: skip
    written: bytes = load("jiheng.forms.writers.typesetter", extra="pdf").typeset("forms.typ", values)
    return written


def _describe(grid: Grid) -> dict[str, object]:
    """A sheet as ``forms.typ`` takes it; a title over all columns is taken out of the table, since it is the heading of the page."""
    rows = list(grid.rows)
    first = rows[0][0]
    title = first if first.role == "title" and first.columns == len(grid.widths) and first.rows == 1 else None
    if title:
        rows[0] = ()
    needed = row_heights(grid, at_least={})
    whole = whole_rows(grid, needed)
    fixed = {row: least for row, least in grid.least_heights.items() if row < len(needed) and needed[row] <= least * POINTS_A_MM}
    start, end = grid.head or (0, -1)
    above = rows[:start] if grid.head else []
    head, body = rows[start : end + 1], rows[end + 1 :]
    return {
        "name": printable(grid.sheet.name), "title": _set(grid, title) if title else None, "page": grid.page, "margins": grid.margins,
        "widths": grid.widths, "heights": [fixed.get(row) for row in range(len(grid.rows))], "footer": printable(grid.sheet.footer),
        "above": _set_all(grid, above, whole), "head": _set_all(grid, head, whole), "body": _set_all(grid, body, whole),
    }  # fmt: skip


def _set_all(grid: Grid, rows: Sequence[Sequence[FormCell]], whole: set[int]) -> list[dict[str, object]]:
    return [_set(grid, cell) | {"whole": cell.row in whole and cell.rows == 1} for cell in chain.from_iterable(rows)]


def _set(grid: Grid, cell: FormCell) -> dict[str, object]:
    em = line_width(grid, cell)
    return {
        "x": cell.column, "y": cell.row, "rows": cell.rows, "columns": cell.columns,
        "align": align_of(cell), "size": fitted_size(grid, cell), "strong": is_strong(cell),
        "ruled": cell.role not in NO_RULES, "alt": cell.text if cell.picture else "",
        "lines": [list(split_overwide(line, em=em)) for line in shown(cell).split("\n")],
        "picture": settle_colours(cell.picture) if cell.picture else None,
    }  # fmt: skip
