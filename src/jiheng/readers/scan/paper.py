"""A photographed page → paper: grey levels with the ground made white, red ink (stamps) taken off, the text level and upright."""

from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from jiheng.source import Box

Pixels = npt.NDArray[np.uint8]
"""Rows of grey levels (height, width), 0 black and 255 white, or of three colours (height, width, 3) as red, green, blue."""

WHITE = 255
POINTS_PER_INCH = 72

_GROUND = 12.0
"""The ground is looked for in windows this many points wide: wider than any stroke of a character."""

_RED = 50
"""How far red stands above the other colours in the ink of a stamp."""

_STAMP = 20.0
"""A red mark at least this wide and high, in points, is worth telling."""

_STEEPEST = 5.0
_STEPS = ((0.25, 1000), (0.05, 1600), (0.0125, 2400))
"""Steps in degrees in which the slope is looked for, and on how many pixels of the longer side."""


class Red(NamedTuple):
    """Where red ink stood, in points from the top left corner of the page as it was shown."""

    box: Box


@dataclass(frozen=True, slots=True)
class Paper:
    """Grey levels at so many pixels per ``point``, and the way back: ``matrix`` takes a pixel here to one of the page as it was shown."""

    levels: Pixels
    point: float
    matrix: npt.NDArray[np.float64]

    def shown(self, box: Box) -> Box:
        """A box in points (left, top, right, bottom) as it lies on the page that a viewer shows, to a hundredth of a point."""
        left, top, right, bottom = box
        corners = np.array([(x, y, 1 / self.point) for x in (left, right) for y in (top, bottom)]) @ self.matrix.T
        (x1, y1), (x2, y2) = corners.min(axis=0), corners.max(axis=0)
        return round(float(x1), 2), round(float(y1), 2), round(float(x2), 2), round(float(y2), 2)


def clean(pixels: Pixels, *, point: float) -> tuple[Pixels, Red | None]:
    """The grey levels of a page on white ground without red ink, and where that stood; ``point`` is the number of pixels of a point."""
    if pixels.ndim == 2:
        return _on_white(pixels, _ground(pixels, point=point)), None
    red, other = pixels[..., 0].astype(np.int16), pixels[..., 1:].max(axis=2).astype(np.int16)
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    ground = _ground(grey, point=point)
    excess = np.clip(red - other, 0, None)
    is_red = (excess > _RED).astype(np.uint8)
    stamp = _extent(is_red, point=point)
    if stamp is None:
        return _on_white(grey, ground), None
    edge = round(point) | 1
    near = cv2.dilate(is_red, np.ones((edge, edge), np.uint8)) > 0
    bleached = np.where(near, red + excess * (red / WHITE), grey)  # what is black under the stamp is dark in red too
    return _on_white(np.clip(bleached, 0, ground).astype(np.uint8), ground), Red(stamp)


def turn(levels: Pixels, quarters: int, *, point: float) -> Paper:
    """The page turned clockwise by so many quarters and then levelled."""
    turned = np.ascontiguousarray(np.rot90(levels, -quarters))
    height, width = turned.shape
    degrees = _slope(turned)
    rotation = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    across = abs(np.sin(np.radians(degrees)))
    wider, higher = round(width + height * across), round(height + width * across)
    rotation[:, 2] += (wider - width) / 2, (higher - height) / 2
    if degrees:
        turned = np.asarray(
            cv2.warpAffine(turned, rotation, (wider, higher), flags=cv2.INTER_CUBIC, borderValue=(WHITE,)), dtype=np.uint8
        )
    back = cv2.invertAffineTransform(rotation)
    return Paper(turned, point, _unturned(back, quarters, width=width, height=height))


def _unturned(back: npt.NDArray[np.generic], quarters: int, *, width: int, height: int) -> npt.NDArray[np.float64]:
    """The map to the turned page, followed by the quarter turns back; the sides are those of the turned page."""
    level = np.vstack([np.asarray(back, dtype=np.float64), [0.0, 0.0, 1.0]])
    turns = (((1, 0, 0), (0, 1, 0)), ((0, 1, 0), (-1, 0, width)), ((-1, 0, width), (0, -1, height)), ((0, -1, height), (1, 0, 0)))
    return np.asarray(np.array(turns[quarters % 4], dtype=np.float64) @ level, dtype=np.float64)


def _on_white(levels: Pixels, ground: Pixels) -> Pixels:
    """The levels as shares of the ground around them: shade, grey paper and uneven light gone."""
    return np.asarray(cv2.divide(levels, np.maximum(ground, 1), scale=WHITE), dtype=np.uint8)


def _ground(levels: Pixels, *, point: float) -> Pixels:
    """How light the paper is under everything that is printed."""
    shrink = max(round(point), 1)
    small = cv2.resize(levels, None, fx=1 / shrink, fy=1 / shrink, interpolation=cv2.INTER_AREA)
    window = 2 * round(_GROUND * point / shrink / 2) + 1
    lit = cv2.morphologyEx(cv2.medianBlur(np.asarray(small, dtype=np.uint8), 3), cv2.MORPH_CLOSE, np.ones((window, window), np.uint8))
    size = levels.shape[1], levels.shape[0]
    return np.asarray(cv2.resize(cv2.blur(lit, (window, window)), size, interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _extent(is_red: Pixels, *, point: float) -> Box | None:
    """The box in points around what is red, where any of it is as large as a stamp or a line of text."""
    joined = cv2.morphologyEx(is_red, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    reach = round(4 * point)
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(joined, np.ones((reach, reach), np.uint8)))
    large = [(x, y, x + w, y + h) for x, y, w, h, _ in stats[1:] if w >= _STAMP * point and is_red[y:y + h, x:x + w].sum() >= 40]
    if not large:
        return None
    lefts, tops, rights, bottoms = zip(*large, strict=True)
    left, top, right, bottom = (round(float(place) / point, 2) for place in (min(lefts), min(tops), max(rights), max(bottoms)))
    return left, top, right, bottom


def _slope(levels: Pixels) -> float:
    """By how many degrees lines of text and rules fall to the right: turned back by it, rows are inked most unevenly."""
    best, reach = 0.0, _STEEPEST
    for step, side in _STEPS:
        scale = min(side / max(levels.shape), 1.0)
        ink = WHITE - np.asarray(cv2.resize(levels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8)
        count = round(reach / step)
        best = max((best + step * index for index in range(-count, count + 1)), key=partial(_unevenness, ink))
        reach = step
    return best if abs(best) >= _STEPS[-1][0] / 2 else 0.0


def _unevenness(ink: Pixels, degrees: float) -> float:
    height, width = ink.shape
    rotation = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    rows = cv2.reduce(cv2.warpAffine(ink, rotation, (width, height)), 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F)
    return float((np.diff(np.asarray(rows, dtype=np.float64), axis=0) ** 2).sum())
