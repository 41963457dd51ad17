"""How much room text takes: the lines that it is broken into and the heights of rows, on the safe side for every Chinese font."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import ceil
from unicodedata import east_asian_width

from jiheng.forms.sheet import FormCell
from jiheng.forms.writers.grid import TEXT_SIZE, Grid, size_of

POINTS_A_MM = 72 / 25.4
LINE_SPACING = 1.4
"""The height of a line as a multiple of its size."""
PADDING = 6.0
"""Points that a cell leaves beside its text, left and right together, and above and below together."""
INSET = 2.5
"""What a picture leaves free on each side of its cell, and above and below together, in mm, so that the rules stay to be seen."""
_SMALLEST = 5.0
"""Points: the least size of a number that is made smaller to fit."""
_HALF = 0.56
"""The width of a half-width character in em: exactly 0.5 in 宋体, more in the fonts that stand in for it."""
_OPENING, _CLOSING = "([{〈《「『【〔〖（［｛“‘¥￥", ")]}〉》」』】〕〗）］｝”’、。，．：；！？!?,.:;%‰℃·…—～"
_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f+\-*/=<>@#&_.,:;%'\"()~|\\^$!?]+")
_TOKEN = re.compile(rf"[{re.escape(_OPENING)}]*(?:{_WORD.pattern}|.)[{re.escape(_CLOSING)}]*", re.DOTALL)


class _Widths(dict[str, float]):
    """The width of every character in em, found out when it is first asked for."""

    def __missing__(self, sign: str) -> float:
        self[sign] = 1.0 if east_asian_width(sign) in "WFA" else _HALF
        return self[sign]


_EM = _Widths()


def em_width(text: str) -> float:
    """The width of a text without line breaks, in em: full-width characters are squares."""
    return len(text) * _HALF if text.isascii() else sum(map(_EM.__getitem__, text))


def fitted_size(grid: Grid, cell: FormCell) -> float:
    """The size of a cell's text in points: smaller where a number would not stand on one line, since nobody reads one cut in two."""
    size = size_of(cell)
    if cell.number is None:
        return size
    return min(size, max(_SMALLEST, (grid.width(cell) * POINTS_A_MM - PADDING) / em_width(cell.text)))


def count_lines(text: str, *, em: float) -> int:
    """How many lines of ``em`` full-width characters the text needs at most; words and closing punctuation are not torn apart."""
    return sum(_count_line(line, max(em, 1.0)) for line in text.split("\n"))


def split_overwide(text: str, *, em: float) -> Iterator[str]:
    """The text in pieces between which a line may be broken by force, since it has words that no line of ``em`` holds."""
    if len(text) <= em or em_width(text) <= em:
        yield text
        return
    start = 0
    for token in _TOKEN.finditer(text):
        if em_width(token[0]) > em:
            if start < token.start():
                yield text[start : token.start()]
            yield from token[0]
            start = token.end()
    if start < len(text):
        yield text[start:]


def row_heights(grid: Grid, *, at_least: Mapping[int, float]) -> list[float]:
    """The height of every row in points, at which all text is seen whole; rows that a cell covers together share what it needs.

    ``at_least`` gives rows a height in mm that they have in any case; blank ones are as high as a line.
    """
    line = TEXT_SIZE * LINE_SPACING + PADDING
    heights = [max(line, at_least.get(row, 0.0) * POINTS_A_MM) for row in range(len(grid.rows))]
    high = (cell for row in grid.rows for cell in row if (cell.text or cell.picture) and not _is_one_line(grid, cell))
    for cell in sorted(high, key=lambda cell: cell.rows):
        missing = text_height(grid, cell) - sum(heights[cell.row : cell.row + cell.rows])
        for row in range(cell.row, cell.row + cell.rows):
            heights[row] += max(0.0, missing) / cell.rows
    return heights


def whole_rows(grid: Grid, heights: Sequence[float]) -> set[int]:
    """The rows that no page may cut, since in points they are not higher than half of one."""
    half = (grid.page[1] - grid.margins[0] - grid.margins[2]) * POINTS_A_MM / 2
    return {row for row, height in enumerate(heights) if height <= half}


def _is_one_line(grid: Grid, cell: FormCell) -> bool:
    """Whether a cell surely needs no more than every row has: few characters of the common size, however wide they are."""
    room = grid.width(cell) * POINTS_A_MM - PADDING
    return len(cell.text) * TEXT_SIZE <= room and cell.role != "title" and not cell.picture and "\n" not in cell.text


def text_height(grid: Grid, cell: FormCell) -> float:
    """The points that the text or the picture of a cell takes, with its padding."""
    if cell.picture:
        return (picture_height(cell.picture, width=picture_width(grid, cell)) + INSET) * POINTS_A_MM
    size = fitted_size(grid, cell)
    return count_lines(cell.text, em=(grid.width(cell) * POINTS_A_MM - PADDING) / size) * size * LINE_SPACING + PADDING


def picture_width(grid: Grid, cell: FormCell) -> float:
    """How wide the picture of a cell is drawn, in mm."""
    room = grid.width(cell) - 2 * INSET
    return min(room, cell.picture_width) if cell.picture_width else room


def picture_height(picture: str, *, width: float) -> float:
    """How high an SVG is that is drawn ``width`` wide, in the same unit; 0 for none."""
    box = _VIEW_BOX.search(picture)
    return width * float(box[2]) / max(float(box[1]), 1.0) if box else 0.0


def divide(height: float, *, limit: float) -> Sequence[float]:
    """The height as one part, or as equal parts of at most ``limit``."""
    parts = max(1, ceil(height / limit))
    return (height / parts,) * parts


def _count_line(line: str, em: float) -> int:
    if len(line) <= em or em_width(line) <= em:
        return 1
    lines, used = 1, 0.0
    for width in map(_token_width, _TOKEN.findall(line)):
        if used and used + width > em:
            lines, used = lines + 1, 0.0
        if width > em:  # broken by force; a character may not fill the rest of its line
            lines, width = lines + ceil(width / max(em - 1.0, 0.5)) - 1, em
        used += width
    return lines


_token_width = lru_cache(maxsize=4096)(em_width)
