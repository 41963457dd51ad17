"""Form sheets → a tagged PDF with embedded fonts: heads repeat, cells break over pages, every page has its number."""

from collections.abc import Sequence
from itertools import chain

from jiheng.charts.svg import settle_colours
from jiheng.extras import load
from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.forms.writers.grid import NO_RULES, TEXT_SIZE, Grid, align_of, cut_heads, is_strong, lay_grids, printable
from jiheng.forms.writers.joining import count_pages, join, list_sheet_pages
from jiheng.forms.writers.measure import PADDING, POINTS_A_MM, fitted_size, picture_width, row_heights, split_overwide, whole_rows

_TOGETHER = 20
"""Sheets that are laid out at once: the typesetter takes some MB for each and gives them back after the file."""


def write_pdf(sheets: Sequence[FormSheet], *, bound: bool = False) -> bytes:
    """The bytes of a PDF with every sheet on pages of its own and an outline of their names; ``bound`` puts contents before them.

    Many sheets are laid out in parts, so that the memory it takes does not grow with them. Raises ``JihengError`` where there are no
    sheets, ``MissingExtra`` where the typesetter (extra ``pdf``) is not installed.
    """
    typeset = load("jiheng.forms.writers.typesetter", extra="pdf").typeset
    title = {"title": printable(sheets[0].name) if sheets else "", "size": TEXT_SIZE}
    parts: list[bytes] = []
    begins: list[int] = []
    first = 1
    for at in range(0, max(1, len(sheets)), _TOGETHER):
        grids = map(cut_heads, lay_grids(sheets[at : at + _TOGETHER]))
        parts.append(typeset("forms.typ", title | {"first": first, "sheets": [_describe(grid) for grid in grids]}))
        if len(sheets) > _TOGETHER or bound:
            begins += (first + page for page in list_sheet_pages(parts[-1]))
            first += count_pages(parts[-1])
    if not begins:
        return parts[0]
    named = [{"name": printable(sheet.name), "page": page} for sheet, page in zip(sheets, begins, strict=True)]
    return join(typeset("contents.typ", title | {"sheets": named}), parts, bound=bound)


def _describe(grid: Grid) -> dict[str, object]:
    """A sheet as ``forms.typ`` takes it; a title over all columns is taken out of the table, since it is the heading of the page."""
    rows = list(grid.rows)
    first = rows[0][0]
    title = first if first.role == "title" and first.columns == len(grid.widths) and first.rows == 1 else None
    up = 1 if title else 0
    needed = row_heights(grid, at_least={})
    whole = whole_rows(grid, needed)
    fixed = {row: least for row, least in grid.least_heights.items() if row < len(needed) and needed[row] <= least * POINTS_A_MM}
    start, end = grid.head or (0, -1)
    above = rows[up:start] if grid.head else []
    foot = _foot(grid, max(up, end + 1))
    head, body = rows[start : end + 1], rows[max(up, end + 1) : foot]
    return {
        "name": printable(grid.sheet.name), "title": _set(grid, title) if title else None, "page": grid.page, "margins": grid.margins,
        "widths": grid.widths, "heights": [fixed.get(row) for row in range(up, foot)], "footer": printable(grid.sheet.footer),
        "up": up, "foot": foot, "below": _set_all(grid, rows[foot:], whole),
        "above": _set_all(grid, above, whole), "head": _set_all(grid, head, whole), "body": _set_all(grid, body, whole),
    }  # fmt: skip


def _foot(grid: Grid, first: int) -> int:
    """The first of the rows without rules that end a sheet, below which no head is repeated; none is before ``first``."""
    foot = len(grid.rows)
    while foot > first and all(cell.role in NO_RULES for cell in grid.rows[foot - 1]):
        foot -= 1
    return foot


def _set_all(grid: Grid, rows: Sequence[Sequence[FormCell]], whole: set[int]) -> list[dict[str, object]]:
    return [_set(grid, cell, is_whole=cell.row in whole and cell.rows == 1) for cell in chain.from_iterable(rows)]


def _set(grid: Grid, cell: FormCell, *, is_whole: bool = False) -> dict[str, object]:
    """A cell with what differs from the most common one."""
    size = fitted_size(grid, cell)
    told: dict[str, object] = {"x": cell.column, "y": cell.row}
    if cell.rows > 1:
        told["rows"] = cell.rows
    if cell.columns > 1:
        told["columns"] = cell.columns
    if align_of(cell) != "left":
        told["align"] = align_of(cell)
    if size != TEXT_SIZE:
        told["size"] = size
    if is_strong(cell):
        told["strong"] = True
    if cell.role in NO_RULES:
        told["open"] = "all"
    elif cell.open_side:
        told["open"] = cell.open_side
    if not is_whole:
        told["cut"] = True
    if cell.picture:
        told |= {"text": cell.text, "picture": settle_colours(cell.picture)}
        if cell.picture_width:
            told["wide"] = picture_width(grid, cell)
    elif cell.text:
        told["text"] = _break(cell.text, em=(grid.width(cell) * POINTS_A_MM - PADDING) / size)
    return told


def _break(text: str, *, em: float) -> str | list[list[str]]:
    """The text as it is where every line of it is broken between words, else in lines of pieces."""
    if "\n" not in text and len(text) <= em:
        return text
    lines = [list(split_overwide(line, em=em)) for line in text.split("\n")]
    return text if lines == [[text]] else lines
