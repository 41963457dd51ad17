"""The objects on an open page, those in forms too, with the map from the coordinates they are placed in."""

from collections.abc import Callable, Iterator
from ctypes import byref, c_float, c_void_p, cast
from functools import partial
from math import inf
from typing import NamedTuple

import pypdfium2.raw as raw

from jiheng.readers.pdf import calls
from jiheng.readers.pdf.sheet import Matrix
from jiheng.source import Box

_DEPTH = 8
_SEGMENTS = 64
_RECTANGLE = (4, 5)
_OWN = raw.FS_MATRIX()
_OWN_PLACE = byref(_OWN)
_SIDES = (c_float * 4)()
_SIDE_PLACES = [byref(_SIDES, 4 * at) for at in range(4)]
"""Where pdfium writes the matrix and the places of one object after the other; one lock guards all calls."""


class Thing(NamedTuple):
    """One object: pdfium's handle and kind of it; ``outer`` maps the coordinates that it is placed in to points on the page."""

    handle: c_void_p
    kind: int
    outer: Matrix

    @property
    def direction(self) -> tuple[float, float]:
        """Which way, right and down, the object's first axis runs on the page."""
        calls.object_matrix(self.handle, _OWN_PLACE)
        a, b, c, d, _, _ = self.outer
        return _OWN.a * a + _OWN.b * c, _OWN.a * b + _OWN.b * d

    @property
    def matrix(self) -> Matrix:
        """From the object's own coordinates to points on the page."""
        calls.object_matrix(self.handle, _OWN_PLACE)
        return self.outer.after(Matrix(_OWN.a, _OWN.b, _OWN.c, _OWN.d, _OWN.e, _OWN.f))

    @property
    def box(self) -> Box:
        """What the object covers on the page."""
        calls.object_bounds(self.handle, *_SIDE_PLACES)
        left, bottom, right, top = _SIDES
        return self.outer.place_box(left, bottom, right, top)

    @property
    def clip(self) -> Box | None:
        """The box outside which nothing of the object is shown; None where it is shown whole."""
        path = c_void_p(calls.object_clip(self.handle))
        count = calls.clip_count(path) if path else 0
        if not 0 < count <= _SEGMENTS:
            return None
        frame = -inf, -inf, inf, inf
        for index in range(count):
            frame = _within(frame, path, index)
        calls.object_bounds(self.handle, *_SIDE_PLACES)
        left, bottom, right, top = _SIDES
        if frame[0] <= left and frame[1] <= bottom and right <= frame[2] and top <= frame[3]:
            return None
        return self.outer.place_box(*frame)


def walk(page: object, matrix: Matrix) -> Iterator[Thing]:
    """Every object of a page, a form before those in it; ``matrix`` is that of the page."""
    handle = cast(page, c_void_p)  # type: ignore[arg-type]  # a pointer of pdfium's
    return _walk(partial(calls.page_object, handle), int(raw.FPDFPage_CountObjects(page)), matrix, depth=0)


def _walk(get: Callable[[int], int], count: int, outer: Matrix, *, depth: int) -> Iterator[Thing]:
    """The objects that ``get`` gives by their index, and below each form those in it, as deep as forms are plausibly nested."""
    for index in range(count):
        handle = c_void_p(get(index))
        thing = Thing(handle, calls.object_kind(handle), outer)
        yield thing
        if thing.kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            inner = int(raw.FPDFFormObj_CountObjects(_typed(handle)))
            yield from _walk(partial(calls.form_object, handle), inner, thing.matrix, depth=depth + 1)


def _typed(handle: c_void_p) -> object:
    return cast(handle, raw.FPDF_PAGEOBJECT)


def _within(frame: Box, clip: c_void_p, index: int) -> Box:
    """What one of the paths of a clip leaves of a frame (left, bottom, right, top); only a rectangle cuts, as frames of cells are.

    Two opposite corners tell it, and every object of a page may have a clip: so no more is asked.
    """
    if calls.clip_segment_count(clip, index) not in _RECTANGLE:
        return frame
    calls.segment_point(c_void_p(calls.clip_segment(clip, index, 0)), *_SIDE_PLACES[:2])
    calls.segment_point(c_void_p(calls.clip_segment(clip, index, 2)), *_SIDE_PLACES[2:])
    x1, y1, x2, y2 = _SIDES
    if x1 > x2:
        x1, x2 = x2, x1
    if y1 > y2:
        y1, y2 = y2, y1
    left, bottom, right, top = frame
    return (x1 if x1 > left else left), (y1 if y1 > bottom else bottom), (x2 if x2 < right else right), (y2 if y2 < top else top)
