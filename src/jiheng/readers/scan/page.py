"""A picture of a page → a page: the rules found in it, and the characters read from it, each with its place.

Nobody says which way up a page lies: along its lines, and so that a sample of them is read most surely.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np

from jiheng.document import Notice, NoticeKind
from jiheng.readers.limits import announce_work
from jiheng.readers.pdf.grid import Grid, build_grid
from jiheng.readers.pdf.page import Glyph, Page, Rules
from jiheng.readers.pdf.rules import part_tables
from jiheng.readers.scan.lines import Line, Sheet, cut, find_lines, measure_height, without_rules
from jiheng.readers.scan.models import Pixelbox, Reading, find_text, read_lines
from jiheng.readers.scan.paper import WHITE, Paper, Pixels, clean, turn
from jiheng.readers.scan.ruling import find_rules
from jiheng.readers.scan.wording import NUMBER, agree, is_number, settle
from jiheng.source import Box, Source

_LINES = 3_000
"""More lines on a page than anybody reads: they bound the time."""

_SECONDS = 60
"""What a dense page takes on a slow machine; usual ones take some seconds."""

_LENGTH = 4.0
"""Where lines are shorter than so many characters on the average, the page may lie on its side."""

_SAMPLE, _WORD = 8, 3
"""So many lines, at least so many characters long, tell whether a page is upside down: it is read even so, but less surely."""

_DOTS_TO_FIND_TEXT = 110 / 72
"""Pixels per point in which lines beside the tables are looked for."""

_SURE, _DOUBTFUL = 0.8, 0.5
"""A character less sure than this is read again; one less sure after that is told."""

_AGAIN = 0.9
"""The paper at both ends of a line that is read again, in usual heights: its characters fall on other places of the network's grid."""

_SPOT = 6.0
"""Ink at least this wide and high, in points, may be a character."""

_INSET = 0.8
"""What of a cell's sides its rules take, in points."""

_DASH = "—"
_CAUTION = "这一页由图片（扫描件）识别而来，可能有错字；金额和数字请对照原件核对"
_BLEACHED = "这一处有红色的印章或红字，识别前已去掉，红字没有读"
_SPOTS = "表格以外有 {count} 处墨迹没有认出文字（可能是签名、印记或污点）"


class Doubt(NamedTuple):
    """What is to be said of a place on a page, as a viewer shows it."""

    text: str
    kind: NoticeKind
    box: Box | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPage(Page):
    """A page read from a picture; its boxes go back through the turn of the ``paper``, ``doubts`` say what is not certain."""

    paper: Paper
    doubts: tuple[Doubt, ...]

    def list_notices(self, *, name: str) -> list[Notice]:
        """What is to be said of this page of the file ``name``, each with its box."""
        return [Notice(text, Source(name, None, None, None, 0, 0, self.number, box), kind) for text, kind, box in self.doubts]

    def shown(self, box: Box) -> Box:
        """A box of the upright text as it lies on the page that a viewer shows."""
        return self.paper.shown(box)


@dataclass(frozen=True, slots=True)
class _Layout:
    """A page turned one way: its paper, its rules, the page without them, the usual height of a line, the lines, and
    how much ink beside the tables is in none of them."""

    paper: Paper
    rules: Rules
    sheet: Sheet
    height: float
    lines: list[Line]
    spots: int

    @property
    def length(self) -> float:
        """How many characters the lines have on the average: about one where a page lies on its side."""
        return sum(line.width for line in self.lines) / max(len(self.lines), 1) / self.height

    def sample(self, *, quarters: int) -> float:
        """How sure some lines are read, each turned by so many quarters: the shortest that have some characters."""
        lines = sorted(self.lines, key=lambda line: (line.width < _WORD * self.height, line.width))[:_SAMPLE]
        pictures = [np.ascontiguousarray(np.rot90(cut(self.sheet, line.box, height=self.height), quarters)) for line in lines]
        return float(np.mean([np.mean(reading.sureness or (0,)) for reading in read_lines(pictures)])) if lines else 0.0


def read_page(pixels: Pixels, *, number: int, point: float) -> ScannedPage | None:
    """What stands on a picture of a page at so many pixels per point; None where it has more lines than anybody reads."""
    announce_work(f"正在识别第 {number} 页的文字", seconds=_SECONDS)
    levels, red = clean(pixels, point=point)
    layout = _upright(levels, point=point)
    if len(layout.lines) > _LINES:
        return None
    glyphs, doubts = _read(layout)
    if red:
        doubts.append(Doubt(_BLEACHED, "around", red.box))
    if glyphs:
        doubts.append(Doubt(_CAUTION, "caution", None))
    if layout.spots:
        doubts.append(Doubt(_SPOTS.format(count=layout.spots), "around", None))
    height, width = (side / point for side in layout.paper.levels.shape)
    return ScannedPage(
        number, width, height, 0, glyphs, layout.rules, has_picture=True, is_overlaid=False, unreadable=0, left_out={},
        paper=Paper(layout.paper.levels[:0], point, layout.paper.matrix), doubts=tuple(doubts),
    )


def _upright(levels: Pixels, *, point: float) -> _Layout:
    """The page turned the way in which its lines make sense."""
    quarters, layout = 0, _lay_out(turn(levels, 0, point=point))
    if 0 < len(layout.lines) <= _LINES and layout.length < _LENGTH:
        other = _lay_out(turn(levels, 1, point=point))
        if len(other.lines) <= _LINES and other.length > layout.length:
            quarters, layout = 1, other
    if len(layout.lines) > _LINES or layout.sample(quarters=0) >= layout.sample(quarters=2):
        return layout
    return _lay_out(turn(levels, quarters + 2, point=point))


def _lay_out(paper: Paper) -> _Layout:
    rules = find_rules(paper)
    sheet = without_rules(paper, rules)
    grids = [grid for grid in map(build_grid, part_tables(rules) or ()) if grid]
    cells = [_pixels(grid.box(area), paper) for grid in grids for area in grid.areas]
    height = measure_height(sheet, cells)
    lines = [line for cell in cells for line in find_lines(sheet, cell, height=height)]
    beside, spots = _beside(sheet, grids)
    return _Layout(paper, rules, sheet, height, lines + beside, spots)


def _beside(sheet: Sheet, grids: Sequence[Grid]) -> tuple[list[Line], int]:
    """The lines of text beside the tables, and how many spots of ink are in none of them."""
    levels, ink = sheet.levels.copy(), sheet.ink.copy()
    for grid in grids:
        left, top, right, bottom = (round(place * sheet.point) for place in (grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]))
        levels[top:bottom, left:right], ink[top:bottom, left:right] = WHITE, 0
    rows = np.flatnonzero(ink.any(axis=1))
    if not rows.size:
        return [], 0
    top, bottom = max(int(rows[0]) - round(4 * sheet.point), 0), int(rows[-1]) + round(4 * sheet.point)
    found = find_text(levels[top:bottom], scale=_DOTS_TO_FIND_TEXT / sheet.point)
    boxes = [Pixelbox(box.left, box.top + top, box.right, box.bottom + top) for box in found]
    for box in boxes:
        ink[box.top:box.bottom, box.left:box.right] = 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)))
    return [Line(box, is_dash=False) for box in boxes], int((stats[1:, 2:4].min(axis=1) > _SPOT * sheet.point).sum())


def _pixels(box: Box, paper: Paper) -> Pixelbox:
    """The inner part of a cell."""
    left, top, right, bottom = box
    left, top, right, bottom = (
        max(round(place * paper.point), 0) for place in (left + _INSET, top + _INSET, right - _INSET, bottom - _INSET)
    )
    return Pixelbox(left, top, max(right, left), max(bottom, top))


def _points(box: Pixelbox, paper: Paper) -> Box:
    left, top, right, bottom = (place / paper.point for place in box)
    return left, top, right, bottom


def _read(layout: _Layout) -> tuple[list[Glyph], list[Doubt]]:
    """The characters of the lines, and what is to be said of those that are in doubt."""
    readings = read_lines([cut(layout.sheet, line.box, height=layout.height) for line in layout.lines])
    seconds = _read_again(layout, readings)
    glyphs: list[Glyph] = []
    doubts: list[Doubt] = []
    for line, first, second in zip(layout.lines, readings, seconds, strict=True):
        reading, doubt = _choose(line, first, second)
        glyphs += _glyphs(reading, line.box, point=layout.sheet.point)
        if doubt:
            doubts.append(Doubt(doubt, "caution" if reading.text else "unread", layout.paper.shown(_points(line.box, layout.paper))))
    return glyphs, doubts


def _read_again(layout: _Layout, readings: Sequence[Reading]) -> list[Reading | None]:
    """Second readings, at another size: of numbers as such, and of what was not sure; None for the others."""
    seconds: list[Reading | None] = [None] * len(readings)
    numbers = [index for index, reading in enumerate(readings) if is_number(reading.text)]
    others = [index for index, reading in enumerate(readings) if reading.least < _SURE and index not in set(numbers)]
    for indexes, alphabet in ((numbers, NUMBER), (others, "")):
        pictures = [cut(layout.sheet, layout.lines[index].box, height=layout.height, margin=_AGAIN) for index in indexes]
        for index, reading in zip(indexes, read_lines(pictures, alphabet=alphabet), strict=True):
            seconds[index] = reading
    return seconds


def _choose(line: Line, first: Reading, second: Reading | None) -> tuple[Reading, str]:
    """The fuller or surer of two readings, and a sentence where there is doubt."""
    if line.is_dash:
        return Reading(_DASH, (1.0,), (0.5,)), ""
    if second is None:
        return first._replace(text=settle(first.text)), ""
    better = max(first, second, key=lambda reading: (_has_more(reading, (first, second)), reading.least, reading is first))
    chosen = better._replace(text=settle(better.text))
    if not agree(first.text, second.text):
        return chosen, f"两次识读不一致：“{settle(first.text)}”和“{settle(second.text)}”，取了“{chosen.text}”；请对照原件"
    if not chosen.text:
        return chosen, "这一处有墨迹，没有认出文字；请对照原件"
    return chosen, f"“{chosen.text}”识读的把握不大；请对照原件" if chosen.least < _DOUBTFUL else ""


def _has_more(reading: Reading, both: Sequence[Reading]) -> bool:
    """Whether a reading has every character of the other in its order, and more: signs at the ends get lost, none are added."""
    return all(len(other.text) < len(reading.text) and _is_within(other.text, reading.text) for other in both if other is not reading)


def _is_within(part: str, text: str) -> bool:
    rest = iter(text)
    return all(character in rest for character in part)


def _glyphs(reading: Reading, box: Pixelbox, *, point: float) -> Iterator[Glyph]:
    """The characters of one line, on one baseline."""
    left, top, right, bottom = (place / point for place in box)
    each = (right - left) / max(len(reading.text), 1)
    for character, place in zip(reading.text, reading.places, strict=True):
        middle = min(max(left + place * (right - left), left), right)
        start, end = max(middle - each / 2, left), min(middle + each / 2, right)
        yield Glyph(" " if character.isspace() else character, start, bottom, start, top, end, bottom)
