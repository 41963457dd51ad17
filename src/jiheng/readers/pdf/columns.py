"""Lines of text → a grid where a table has no upright rules: columns are told by the white that runs down between them.

Only what is plainly a table counts: at least three level rules of one length with white running down between them, or three lines
and more with text in most of at least three columns. Everything else stays lines of text.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from jiheng.readers.pdf.grid import Grid, build_plain_grid
from jiheng.readers.pdf.page import Glyph, Rule

Line = list[Glyph]
Span = tuple[float, float]

_WIDE, _NARROW, _RULED = 1.0, 0.8, 0.5
"""How wide the white between two columns is, in ems: in the first line of a table without rules, down all of it, and down a ruled one."""

_INK, _STEP = 1.2, 1.3
_USED = 2
"""A column has text in at least so many lines."""

_FAR = 3.0
"""Lines further apart than this, in line heights, are not of one table."""

_ROWS, _COLUMNS = 3, 3
_FILLED = 0.6
_CLOSE = 1.3
"""A line that begins no row follows the one before it at most this many times the closest step."""

_SAME_END = 6.0
_FEW = 4
"""Up to so many rules part head, body and foot, not rows, where many lines stand between two of them."""


class Block(NamedTuple):
    """Consecutive lines, ``first`` up to but without ``last``; the white stripes that run down them; the level rules among them."""

    first: int
    last: int
    stripes: list[Span]
    rules: list[float]


def find_columns(lines: Sequence[Line], rules: Sequence[Rule]) -> Iterator[tuple[Grid, range]]:
    """The grids among the lines of a page, each with the lines that it takes; ``rules`` are the page's level ones."""
    ruled = {block.first: block for block in _ruled_blocks(lines, rules)}
    at = 0
    while at < len(lines):
        block = ruled.get(at) or _grow(lines, at)
        if block:
            yield _grid(lines[block.first:block.last], block), range(block.first, block.last)
        at = block.last if block else at + 1


def _ruled_blocks(lines: Sequence[Line], rules: Sequence[Rule]) -> Iterator[Block]:
    """The lines between the first and the last of three or more rules of one length, where white runs down them."""
    groups: dict[tuple[int, int], list[Rule]] = {}
    for rule in sorted(rules):
        ends = round(rule.start / _SAME_END), round(rule.end / _SAME_END)
        groups.setdefault(ends, []).append(rule)
    for group in (group for group in groups.values() if len(group) > 2):
        within = [at for at, line in enumerate(lines) if group[0].at < _middle(line) < group[-1].at]
        if len(within) >= _ROWS:
            taken = lines[within[0]:within[-1] + 1]
            least = _RULED * min(map(_em, taken))
            stripes = [(group[0].start, group[0].end)]
            for line in taken:
                stripes = [left for stripe in stripes for left in _minus(stripe, line) if left[1] - left[0] >= least]
            edges = min(glyph.left for line in taken for glyph in line), max(glyph.right for line in taken for glyph in line)
            inner = _used(taken, [stripe for stripe in stripes if edges[0] < stripe[0] and stripe[1] < edges[1]])
            if inner:
                yield Block(within[0], within[-1] + 1, inner, [rule.at for rule in group[1:-1]])


def _grow(lines: Sequence[Line], first: int) -> Block | None:
    """The table without rules that begins with a line; None where none does."""
    em = _em(lines[first])
    stripes = _gaps(lines[first], _WIDE * em)
    last = first + 1
    while last < len(lines) and _baseline(lines[last]) - _baseline(lines[last - 1]) <= _FAR * em:
        left = [gap for stripe in stripes for gap in _minus(stripe, lines[last]) if gap[1] - gap[0] >= _NARROW * em]
        if len(left) < _COLUMNS - 1:
            break
        stripes, last = left, last + 1
    while last > first and len(_filled(lines[last - 1], stripes)) < 2:
        last -= 1
    stripes = _used(lines[first:last], stripes)
    full = sum(len(_filled(line, stripes)) >= _FILLED * (len(stripes) + 1) for line in lines[first:last])
    return Block(first, last, stripes, []) if full >= _ROWS and len(stripes) + 1 >= _COLUMNS else None


def _grid(lines: Sequence[Line], block: Block) -> Grid:
    xs = [min(glyph.left for line in lines for glyph in line) - 1, *((left + right) / 2 for left, right in block.stripes)]
    xs.append(max(glyph.right for line in lines for glyph in line) + 1)
    tops = _row_starts(lines, block)
    ys = [_top(lines[0]) - 1, *((_bottom(lines[row - 1]) + _top(lines[row])) / 2 for row in tops[1:]), _bottom(lines[-1]) + 1]
    return build_plain_grid(xs, ys)


def _row_starts(lines: Sequence[Line], block: Block) -> list[int]:
    """Which lines begin rows: the first below each rule; where no rules part rows, all but those that stand close below another one
    and have nothing in the first column."""
    bands = [bisect_right(block.rules, _middle(line)) for line in lines]
    parted = [at for at in range(len(lines)) if at == 0 or bands[at] != bands[at - 1]]
    if len(block.rules) + 2 > _FEW or len(parted) == len(lines):
        return parted
    steps = [_baseline(after) - _baseline(before) for before, after in pairwise(lines)]
    closest = min(steps, default=0.0)
    spaced = (at for at, step in enumerate(steps, start=1) if step > _CLOSE * closest or 0 in _filled(lines[at], block.stripes))
    return sorted({*parted, *spaced})


def _used(lines: Sequence[Line], stripes: Sequence[Span]) -> list[Span]:
    """The stripes with a column on their right that has text in several lines."""
    columns = [column for line in lines for column in _filled(line, stripes)]
    return [stripe for column, stripe in enumerate(stripes, start=1) if columns.count(column) >= _USED]


def _filled(line: Line, stripes: Sequence[Span]) -> set[int]:
    """The columns in which a line has text."""
    starts = [left for left, _ in stripes]
    return {bisect_right(starts, glyph.left) for glyph in line if glyph.text != " "}


def _words(line: Line) -> list[Span]:
    """What a line covers: characters whose pens follow as closely as wide ones do are one stretch, however little ink they have."""
    spans: list[Span] = []
    pen, step = -inf, _STEP * _em(line)
    for glyph in line:
        if glyph.text != " ":
            if spans and glyph.x - pen <= step:
                spans[-1] = spans[-1][0], max(spans[-1][1], glyph.right)
            else:
                spans.append((glyph.left, glyph.right))
            pen = glyph.x
    return spans


def _gaps(line: Line, least: float) -> list[Span]:
    """The white between the words of a line that is at least so wide."""
    return [(before[1], after[0]) for before, after in pairwise(_words(line)) if after[0] - before[1] >= least]


def _minus(stripe: Span, line: Line) -> Iterator[Span]:
    """What a line leaves white of a stripe."""
    left, right = stripe
    for start, end in _words(line):
        if end > left and start < right:
            if start > left:
                yield left, start
            left = max(left, end)
    if left < right:
        yield left, right


def _em(line: Line) -> float:
    """About the size of the characters of a line, whose ink is a little smaller."""
    return _INK * max(glyph.bottom - glyph.top for glyph in line)


def _baseline(line: Line) -> float:
    return line[0].baseline


def _top(line: Line) -> float:
    return min(glyph.top for glyph in line)


def _bottom(line: Line) -> float:
    return max(glyph.bottom for glyph in line)


def _middle(line: Line) -> float:
    return (_top(line) + _bottom(line)) / 2
