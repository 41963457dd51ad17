"""The lines of text in a cell: rows of ink with blank rows between them, and pictures of each for the reader."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from jiheng.readers.pdf.page import Rules
from jiheng.readers.scan.models import Pixelbox
from jiheng.readers.scan.paper import WHITE, Paper, Pixels

_INKED = 60
"""The least grey of ink, averaged over neighbouring pixels: the dashes of a faded page are hardly darker."""

_LEAST, _TALLEST = 4.0, 30.0
"""Between these heights, in points, a row of ink is taken for a line when the usual height is told."""

_USUAL = 10.0
_ONE_LINE, _TWO_LINES, _VALLEY = 1.2, 1.7, 0.25
_APART, _LONGEST, _MARGIN = 2.5, 45.0, 0.5
"""In usual heights: two rows together that are still one line, one that may be two; words apart, the longest line, paper around one."""

_ABOVE = 0.12
"""The paper above and below a line, in usual heights."""

_DASH = 2.5
"""The thickest lone dash, in points."""


class Line(NamedTuple):
    """One line of text in a picture, in pixels, and whether it is a flat stroke and nothing else."""

    box: Pixelbox
    is_dash: bool

    @property
    def width(self) -> int:
        """From its left end to its right end."""
        return self.box.right - self.box.left


class Sheet(NamedTuple):
    """A page without its rules: its grey levels, and where there is ink (1), at so many pixels per point."""

    levels: Pixels
    ink: Pixels
    point: float


def without_rules(paper: Paper, rules: Rules) -> Sheet:
    """The page with its rules painted over."""
    levels = paper.levels.copy()
    for at, start, end in rules.horizontal:
        _paint(levels, at, start, end, point=paper.point)
    for at, start, end in rules.vertical:
        _paint(levels.T, at, start, end, point=paper.point)
    ink = (np.asarray(cv2.GaussianBlur(levels, (3, 3), 0)) < WHITE - _INKED).astype(np.uint8)
    return Sheet(levels, ink, paper.point)


def _paint(levels: Pixels, at: float, start: float, end: float, *, point: float) -> None:
    """White over a rule: from half a point on both sides of it outwards as long as most of the row is inked."""
    first, last = max(round(start * point), 0), round(end * point)
    middle, reach = round(at * point), max(round(point), 2)
    for step in (-1, 1):
        for row in range(middle + min(step, 0) + (step > 0), middle + step * 3 * reach, step):
            if not 0 <= row < levels.shape[0]:
                break
            is_beyond = abs(row - middle) > reach
            if is_beyond and (levels[row, first:last] < WHITE - _INKED).mean() < 0.5:
                break
            levels[row, first:last] = WHITE
    if 0 <= middle < levels.shape[0]:
        levels[middle, first:last] = WHITE


def measure_height(sheet: Sheet, boxes: Iterable[Pixelbox]) -> float:
    """The usual height of a line in pixels, from those in the boxes."""
    runs = [end - start for box in boxes for start, end in _runs(_sums(sheet.ink[box.top:box.bottom, box.left:box.right], 1) > 0)]
    heights = [height for height in runs if _LEAST * sheet.point <= height <= _TALLEST * sheet.point]
    return float(np.median(heights)) if heights else _USUAL * sheet.point


def find_lines(sheet: Sheet, box: Pixelbox, *, height: float) -> Iterator[Line]:
    """The lines in a box from the top; words far apart in one are lines of their own."""
    inside = sheet.ink[box.top:box.bottom, box.left:box.right]
    inked = _sums(inside, 1)
    rows = list(_parted(_gathered(_runs(inked > 1), height), inked, height))
    for top, bottom in rows:
        strokes = _runs(_sums(inside[top:bottom], 0) > 0)
        words = _gathered(strokes, _APART * height, is_gap=True)
        columns = [part for word in words for part in _portions(word, strokes, _LONGEST * height)]
        for left, right in columns:
            is_dash = len(rows) == len(columns) == 1 and _is_flat(inside[top:bottom, left:right], point=sheet.point)
            if is_dash or bottom - top > sheet.point or right - left > sheet.point:
                yield Line(Pixelbox(box.left + left, box.top + top, box.left + right, box.top + bottom), is_dash)


def cut(sheet: Sheet, line: Pixelbox, *, height: float, margin: float = _MARGIN) -> Pixels:
    """The picture of a line with paper around it, at least as high as lines usually are."""
    space, above = round(margin * height), round(_ABOVE * height)
    low = max(round(height) - (line.bottom - line.top), 0)
    top, bottom = line.top - low // 2, line.bottom + low - low // 2
    around = Pixelbox(line.left - space, top - above, line.right + space, bottom + above)
    left, upper = max(around.left, 0), max(around.top, 0)
    part = sheet.levels[upper:around.bottom, left:around.right]
    picture = np.full((around.bottom - around.top, around.right - around.left), WHITE, dtype=np.uint8)
    picture[upper - around.top:upper - around.top + part.shape[0], left - around.left:left - around.left + part.shape[1]] = part
    return picture


def _sums(ink: Pixels, axis: int) -> npt.NDArray[np.int64]:
    return np.asarray(ink.sum(axis=axis, dtype=np.int64))


def _runs(is_inked: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The stretches that are inked, ends not included."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], is_inked.astype(np.int8), [0]))))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _gathered(runs: list[tuple[int, int]], limit: float, *, is_gap: bool = False) -> list[tuple[int, int]]:
    """Runs put together that are one line high together, or (``is_gap``) that have at most ``limit`` between them."""
    found: list[tuple[int, int]] = []
    for start, end in runs:
        if found and (start - found[-1][1] <= limit if is_gap else end - found[-1][0] <= _ONE_LINE * limit):
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _parted(rows: list[tuple[int, int]], inked: npt.NDArray[np.integer], height: float) -> Iterator[tuple[int, int]]:
    """Rows that are several lines high, parted where there is much less ink than elsewhere in them."""
    for start, end in rows:
        count = round((end - start) / (1.3 * height)) if end - start > _TWO_LINES * height else 1
        step = (end - start) / count
        cuts = [start]
        for number in range(1, count):
            near = slice(round(start + (number - 0.3) * step), round(start + (number + 0.3) * step))
            place = near.start + int(inked[near].argmin())
            if inked[place] <= _VALLEY * float(np.median(inked[start:end])):
                cuts.append(place)
        yield from pairwise([*cuts, end])


def _portions(word: tuple[int, int], strokes: list[tuple[int, int]], longest: float) -> Iterator[tuple[int, int]]:
    """A stretch of a line in parts that the reader takes, parted in the widest gap near the end of each."""
    start, end = word
    while end - start > longest:
        gaps = [
            (right - left, left, right) for (_, left), (right, _) in pairwise(strokes)
            if start + longest / 2 <= left and right <= start + longest
        ]
        if not gaps:
            break
        _, left, right = max(gaps)
        yield start, left
        start = right
    yield start, end


def _is_flat(ink: Pixels, *, point: float) -> bool:
    """Whether some ink is one stroke, about as thick everywhere, that is a dash."""
    thick = ink.sum(axis=0)
    return bool(
        ink.shape[0] <= _DASH * point and ink.shape[1] >= max(2 * ink.shape[0], 3 * point) and thick.min() > 0
        and thick.max() <= 1.7 * np.median(thick) + 1
    )
