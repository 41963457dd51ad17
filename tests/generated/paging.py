"""Tables laid out on pages as office software does: text wrapped in its cell, rows cut where a page ends, merged cells cut with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.generated.pages import Box, Grid, Placed
from tests.generated.styles import Style

MARGIN = 45.0
LEADING = 1.3
NARROW = 0.6
"""The width of an ASCII character beside that of a Chinese one."""
_SHORT = 3
_NEAR = 1e-6
_NEVER_FIRST = "，。、；：）》”％%!！？"


class Frame(NamedTuple):
    """A cell, or the part of one on this page: its edges in points from the top left corner, its lines, which sides are the outer ones of
    its table, and where a page break cut it."""

    left: float
    top: float
    right: float
    bottom: float
    lines: tuple[str, ...]
    head: bool
    outer: frozenset[str]
    is_cut_above: bool = False
    is_cut_below: bool = False


@dataclass
class Page:
    """What is drawn on one page: lines of text at (x, y, size) and frames, with the outer edges of each table."""

    texts: list[tuple[float, float, float, str]] = field(default_factory=list)
    frames: list[list[Frame]] = field(default_factory=list)


def width_of(text: str, size: float) -> float:
    """How wide a text is in points."""
    return sum(size * (NARROW if sign.isascii() else 1) for sign in text)


def wrap(text: str, width: float, size: float) -> list[str]:
    """The lines of a text; no line begins with a closing sign or in the middle of a number unless a line is too short for it."""
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for word in _words(paragraph):
            if line and width_of(line + word, size) > width:
                lines.append(line)
                line = ""
            while width_of(word, size) > width and len(word) > 1:
                fits = max(1, int(width // size))
                lines.append(word[:fits])
                word = word[fits:]
            line += word
        lines.append(line)
    return lines


def _words(text: str) -> Iterator[str]:
    word = ""
    for sign in text:
        joins = bool(word) and (sign in _NEVER_FIRST or (sign.isascii() and word[-1].isascii() and sign.isalnum() and word[-1].isalnum()))
        if word and not joins:
            yield word
            word = ""
        word += sign
    if word:
        yield word


class _Open(NamedTuple):
    """A box with the lines that are still to be printed and the top of its part on this page."""

    box: Box
    row: int
    column: int
    last: int
    lines: list[str]
    top: float
    is_cut: bool = False


class Layout:
    """Lays tables out one after the other; ``first`` is how much of the first page is free, so that pages break at every height."""

    def __init__(self, style: Style, *, first: float = 1.0) -> None:
        self.style = style
        self.pages = [Page()]
        self._bottom = style.page[1] - MARGIN
        self._y = MARGIN + (1 - first) * (style.page[1] - 2 * MARGIN)
        self._line = style.size * LEADING
        self._row_at_least = self._line + 2 * style.padding

    def put(self, grid: Grid) -> None:
        """The lines above a grid, its rows, and the lines below it."""
        for text in grid.above:
            self._print(text)
        self._table(grid)
        for text in grid.below:
            self._print(text)
        self._y += 2 * self._line

    def turn(self) -> None:
        """Go on on a new page."""
        self.pages.append(Page())
        self._y = MARGIN

    def _print(self, text: str) -> None:
        if self._y + self._line > self._bottom:
            self.turn()
        self.pages[-1].texts.append((MARGIN, self._y + self.style.size, self.style.size, text))
        self._y += self._line * 1.4

    def _table(self, grid: Grid) -> None:
        scale = (self.style.page[0] - 2 * MARGIN) / sum(grid.widths)
        self._xs = [MARGIN + scale * sum(grid.widths[:column]) for column in range(len(grid.widths) + 1)]
        rows: list[list[Placed]] = [[] for _ in grid.rows]
        for placed in grid.placed():
            rows[placed.row].append(placed)
        self._rows = len(rows)
        self._heads = rows[:grid.head_rows] if self.style.repeats_head else []
        self.pages[-1].frames.append([])
        self._open: list[_Open] = []
        for number, boxes in enumerate(rows):
            self._start(boxes)
            if not self._fits(number) and not (self.style.cuts != "never" and self._has_room(boxes)):
                self._break()
            while not self._fits(number) and self._bottom - self._y >= self._row_at_least:
                self._y = self._bottom
                self._break(in_row=True)
            self._finish(number)

    def _fits(self, number: int) -> bool:
        return self._y + self._height(number) <= self._bottom

    def _has_room(self, boxes: Sequence[Placed]) -> bool:
        """Whether the page has room for the first part of the boxes that begin here; a short text, and every amount, stays whole."""
        least = 1
        for item in self._open[len(self._open) - len(boxes):]:
            if item.box.fen is not None or self.style.cuts == "tidy":
                least = max(least, len(item.lines) if len(item.lines) <= _SHORT or item.box.fen is not None else 2)
        return self._y + least * self._line + 2 * self.style.padding <= self._bottom

    def _start(self, boxes: Sequence[Placed]) -> None:
        for row, column, box in boxes:
            width = self._xs[column + box.across] - self._xs[column] - 2 * self.style.padding
            self._open.append(_Open(box, row, column, row + box.down - 1, wrap(box.text, width, self.style.size), self._y))

    def _height(self, number: int) -> float:
        """How high this row must be: for its own boxes, and for those that end with it."""
        needs = [item.top + len(item.lines) * self._line + 2 * self.style.padding - self._y for item in self._open if item.last == number]
        return max([self._row_at_least, *needs])

    def _break(self, *, in_row: bool = False) -> None:
        """End the page: every open box prints the lines that fit and goes on on the next page."""
        end = self._y
        waiting = []
        for item in self._open:
            if item.top >= end - _NEAR and not in_row:
                waiting.append(item)
                continue
            fits = self._lines_before(item, end)
            self._frame(item, item.lines[:fits], end, is_cut_below=True)
            waiting.append(item._replace(lines=item.lines[fits:], is_cut=True))
        self.turn()
        self.pages[-1].frames.append([])
        if self._heads:
            self._repeat_heads()
        self._open = [item._replace(top=self._y) for item in waiting]

    def _lines_before(self, item: _Open, end: float) -> int:
        """How many lines of a box stand before a cut; where breaks are tidy, two or more follow."""
        fits = max(0, int((end - item.top - 2 * self.style.padding + _NEAR) // self._line))
        if self.style.cuts != "anywhere" and fits == len(item.lines) - 1 > _SHORT:
            return fits - 1
        return fits

    def _repeat_heads(self) -> None:
        self._open = []
        for boxes in self._heads:
            self._start(boxes)
            self._finish(boxes[0].row)

    def _finish(self, number: int) -> None:
        """End the row: the boxes that end with it are printed."""
        end = self._y + self._height(number)
        for item in self._open:
            if item.last == number:
                self._frame(item, item.lines, end)
        self._open = [item for item in self._open if item.last != number]
        self._y = end

    def _frame(self, item: _Open, lines: Sequence[str], bottom: float, *, is_cut_below: bool = False) -> None:
        left, right = self._xs[item.column], self._xs[item.column + item.box.across]
        sides = {
            "left": not item.column, "right": right == self._xs[-1],
            "top": not item.row and not item.is_cut, "bottom": item.last == self._rows - 1 and not is_cut_below,
        }
        outer = frozenset(side for side, is_outer in sides.items() if is_outer)
        frame = Frame(left, item.top, right, bottom, tuple(lines), item.box.head, outer, item.is_cut, is_cut_below)
        self.pages[-1].frames[-1].append(frame)
        room = bottom - item.top - len(lines) * self._line
        y = item.top + (room / 2 if self.style.middle and not (item.is_cut or is_cut_below) else self.style.padding) + self.style.size
        for number, line in enumerate(lines):
            self.pages[-1].texts.append((left + self.style.padding, y + number * self._line, self.style.size, line))
