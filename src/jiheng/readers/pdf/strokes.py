"""The plain lines on a page: a pen drawn once from one point to another. Most rules are such, so they are asked for in one sweep."""

from collections import deque
from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_int
from itertools import repeat
from typing import NamedTuple

import pypdfium2.raw as raw

from jiheng.readers.pdf import calls
from jiheng.readers.pdf.calls import Address
from jiheng.readers.pdf.objects import Layer
from jiheng.readers.pdf.page import Rule, Rules
from jiheng.readers.pdf.paint import ROOM, find_pale
from jiheng.readers.pdf.rules import THICK

_ENDS = 2
_STRAIGHT = raw.FPDF_SEGMENT_LINETO
_MODES, _POINTS, _MATRICES = (c_int * (2 * ROOM))(), (c_float * (4 * ROOM))(), (c_float * (6 * ROOM))()
_MODE_PLACES = [[byref(_MODES, 4 * (2 * at + part)) for at in range(ROOM)] for part in range(2)]
_POINT_PLACES = [[byref(_POINTS, 4 * (4 * at + part)) for at in range(ROOM)] for part in range(4)]
_MATRIX_PLACES = [byref(_MATRICES, 24 * at) for at in range(ROOM)]
"""Where pdfium writes what it says of so many paths in one sweep; one lock guards all calls."""


class Paths(NamedTuple):
    """The rules that plain lines draw, those of them that are white, and the paths that are more than such a line."""

    rules: Rules
    pale: Rules
    others: list[Address]


def part_strokes(paths: Sequence[tuple[Address, int]], layer: Layer) -> Paths:
    """Read the plain lines among the paths of a layer, each given with how many segments it has."""
    found = Paths(Rules([], []), Rules([], []), [])
    for first in range(0, len(paths), ROOM):
        lines = list(_find_lines(paths[first:first + ROOM], layer, found.others))
        are_pale = find_pale([handle for handle, _, _ in lines], calls.object_stroke)
        for (left, top, right, bottom), is_pale in zip(_place(lines, layer), are_pale, strict=True):
            rules = found.pale if is_pale else found.rules
            if bottom - top <= THICK:
                rules.horizontal.append(Rule((top + bottom) / 2, left, right))
            if right - left <= THICK:
                rules.vertical.append(Rule((left + right) / 2, top, bottom))
    return found


def _find_lines(paths: Sequence[tuple[Address, int]], layer: Layer, others: list[Address]) -> Iterator[tuple[Address, Address, Address]]:
    """The lines that are not cut off, with their two segments; other paths are added to the ``others``."""
    handles = [handle for handle, _ in paths]
    deque(map(calls.path_mode, handles, *_MODE_PLACES), maxlen=0)
    modes = list(zip(_MODES[0:2 * len(paths):2], _MODES[1:2 * len(paths):2], strict=True))
    clips = list(map(calls.object_clip, handles))
    looks = zip(paths, modes, clips, map(calls.clip_count, clips), strict=True)
    for (handle, count), (is_filled, is_stroked), clip, clippings in looks:
        if not is_filled and not is_stroked:
            continue
        if count == _ENDS and not is_filled and (clippings <= 0 or layer.find_clip(handle, clip, clippings) is None):
            start, end = calls.path_segment(handle, 0), calls.path_segment(handle, 1)
            if calls.segment_kind(end) == _STRAIGHT:
                yield handle, start, end
                continue
        others.append(handle)


def _place(lines: Sequence[tuple[Address, Address, Address]], layer: Layer) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of the lines on the page."""
    handles, starts, ends = zip(*lines, strict=True) if lines else ((), (), ())
    deque(map(calls.segment_point, starts, *_POINT_PLACES[:2]), maxlen=0)
    deque(map(calls.segment_point, ends, *_POINT_PLACES[2:]), maxlen=0)
    deque(map(calls.object_matrix, handles, _MATRIX_PLACES), maxlen=0)
    matrices = zip(*repeat(iter(_MATRICES[:6 * len(lines)]), 6), strict=True)
    points = zip(*repeat(iter(_POINTS[:4 * len(lines)]), 4), strict=True)
    for own, (x1, y1, x2, y2) in zip(matrices, points, strict=True):
        a, b, c, d, e, f = layer.map_of(own)
        left, right = a * x1 + c * y1 + e, a * x2 + c * y2 + e
        top, bottom = b * x1 + d * y1 + f, b * x2 + d * y2 + f
        yield min(left, right), min(top, bottom), max(left, right), max(top, bottom)
