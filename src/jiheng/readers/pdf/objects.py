"""The objects on an open page, layer by layer (the page, then each form on it), with the map from the coordinates they are placed in."""

from collections.abc import Callable
from ctypes import byref, c_float, c_void_p, cast
from functools import lru_cache
from itertools import repeat
from math import inf
from typing import NamedTuple

import pypdfium2.raw as raw

from jiheng.readers.pdf import calls
from jiheng.readers.pdf.calls import Address
from jiheng.readers.pdf.sheet import Matrix
from jiheng.source import Box

_DEPTH = 8
_SEGMENTS = 64
_RECTANGLE = (4, 5)
_MATRICES = 1024
_OWN = (c_float * 6)()
_OWN_PLACE = byref(_OWN)
_SIDES = (c_float * 4)()
_SIDE_PLACES = [byref(_SIDES, 4 * at) for at in range(4)]
"""Where pdfium writes the matrix and the places of one object after the other; one lock guards all calls."""


class Layer(NamedTuple):
    """The ``size`` objects of a page or of a form, their ``owner``, from which ``get`` takes each by its index.

    ``outer`` maps the coordinates that they are placed in to points on the page; ``frames`` keeps what their clips leave, for thousands of
    objects share a few; ``depth`` counts the forms around them.
    """

    get: Callable[[c_void_p, int], Address]
    owner: c_void_p
    size: int
    outer: Matrix
    depth: int
    frames: dict[tuple[int, int], Box]

    @property
    def handles(self) -> list[Address]:
        """pdfium's handle on each of the objects."""
        return list(map(self.get, repeat(self.owner), range(self.size)))

    def map_of(self, own: tuple[float, ...]) -> Matrix:
        """From the coordinates of an object with this matrix to points on the page."""
        return _chain(self.outer, own)

    def find_frame(self, clip: Address, count: int) -> Box:
        """What the so many paths of a clip leave, as left, bottom, right, top: without bounds where none of them is a rectangle.

        Clips grow path by path, so that two with as many that share the last share all; they share its memory then.
        """
        key = calls.clip_segment(clip, count - 1, 0).value or 0, count
        frame = self.frames.get(key)
        if frame is None:
            frame = -inf, -inf, inf, inf
            for index in range(count):
                frame = _within(frame, clip, index)
            if key[0]:
                self.frames[key] = frame
        return frame

    def find_clip(self, handle: Address, clip: Address, count: int) -> Box | None:
        """The box on the page outside which nothing of an object is shown, by the paths of its clip; None where it is shown whole."""
        if not 0 < count <= _SEGMENTS:
            return None
        inner_left, inner_bottom, inner_right, inner_top = frame = self.find_frame(clip, count)
        calls.object_bounds(handle, *_SIDE_PLACES)
        left, bottom, right, top = _SIDES
        if inner_left <= left and inner_bottom <= bottom and right <= inner_right and top <= inner_top:
            return None
        return self.outer.place_box(*frame)


class Thing(NamedTuple):
    """One object: pdfium's handle and kind of it, and the layer that it is placed on."""

    handle: Address
    kind: int
    layer: Layer

    @property
    def matrix(self) -> Matrix:
        """From the object's own coordinates to points on the page."""
        calls.object_matrix(self.handle, _OWN_PLACE)
        return self.layer.map_of(tuple(_OWN[:]))

    @property
    def clip(self) -> Box | None:
        """The box outside which nothing of the object is shown; None where it is shown whole."""
        clip = calls.object_clip(self.handle)
        return self.layer.find_clip(self.handle, clip, calls.clip_count(clip))

    @property
    def inside(self) -> Layer | None:
        """The objects of a form; None below the depth to which forms are plausibly nested."""
        if self.layer.depth >= _DEPTH:
            return None
        count = int(raw.FPDFFormObj_CountObjects(cast(self.handle, raw.FPDF_PAGEOBJECT)))
        return Layer(calls.form_object, self.handle, max(count, 0), self.matrix, self.layer.depth + 1, {})


def open_layer(page: object, matrix: Matrix) -> Layer:
    """The objects of a page; ``matrix`` is that of the page."""
    handle = cast(page, c_void_p)  # type: ignore[arg-type]  # a pointer of pdfium's
    return Layer(calls.page_object, handle, max(int(raw.FPDFPage_CountObjects(page)), 0), matrix, 0, {})


def find_bounds(handle: Address, outer: Matrix) -> Box:
    """What an object covers on the page."""
    calls.object_bounds(handle, *_SIDE_PLACES)
    left, bottom, right, top = _SIDES
    return outer.place_box(left, bottom, right, top)


@lru_cache(_MATRICES)
def _chain(outer: Matrix, own: tuple[float, ...]) -> Matrix:
    """First the one map, then the outer one; most objects of a layer share one of a few."""
    return outer.after(Matrix(*own))


def _within(frame: Box, clip: Address, index: int) -> Box:
    """What one of the paths of a clip leaves of a frame (left, bottom, right, top); only a rectangle cuts, as frames of cells are."""
    if calls.clip_segment_count(clip, index) not in _RECTANGLE:
        return frame
    calls.segment_point(calls.clip_segment(clip, index, 0), *_SIDE_PLACES[:2])
    calls.segment_point(calls.clip_segment(clip, index, 2), *_SIDE_PLACES[2:])
    x1, y1, x2, y2 = _SIDES
    left, bottom, right, top = frame
    return max(left, min(x1, x2)), max(bottom, min(y1, y2)), min(right, max(x1, x2)), min(top, max(y1, y2))
