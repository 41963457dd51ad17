"""The rules and pictures drawn on an open page; all calls of pdfium's object functions."""

from collections.abc import Callable, Iterator
from ctypes import c_float, c_int
from dataclasses import dataclass
from functools import partial
from math import prod

import pypdfium2.raw as raw

from jiheng.readers.pdf.page import Rules
from jiheng.readers.pdf.rules import Point, Shape, add_rules, merge
from jiheng.readers.pdf.sheet import Matrix, Sheet

_SEGMENTS = 200_000
_DEPTH = 8
_PICTURE = 0.25
"""The share of the page that an image takes to count as a picture of something."""

_DRAWN = frozenset({raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM})
_UNIT_SQUARE = ((0, 0), (1, 0), (1, 1), (0, 1))


@dataclass(slots=True)
class Drawing:
    """What was drawn: its rules, how many objects and path segments were looked at, and whether there is a picture."""

    rules: Rules
    segments: int = 0
    has_picture: bool = False


def read_drawing(page: object, sheet: Sheet) -> Drawing | None:
    """The rules on a page, None where there are more path segments than anybody draws."""
    drawing = Drawing(Rules([], []))
    for thing, kind, matrix in _objects(page, sheet.matrix):
        drawing.segments += 1
        if kind == raw.FPDF_PAGEOBJ_PATH:
            drawing.segments += max(int(raw.FPDFPath_CountSegments(thing)), 0)
        if drawing.segments > _SEGMENTS:
            return None
        if kind == raw.FPDF_PAGEOBJ_PATH:
            is_filled, is_stroked = _paint(thing)
            for shape in _shapes(thing, matrix) if is_filled or is_stroked else ():
                add_rules(drawing.rules, shape, is_stroked=is_stroked)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            image = Shape([Point(*matrix.place(x, y), False) for x, y in _UNIT_SQUARE])
            add_rules(drawing.rules, image, is_stroked=False)  # some programs print their rules as images one pixel wide
            drawing.has_picture |= image.width * image.height >= _PICTURE * prod(sheet.size)
    return Drawing(Rules(merge(drawing.rules.horizontal), merge(drawing.rules.vertical)), drawing.segments, drawing.has_picture)


def _objects(page: object, matrix: Matrix) -> Iterator[tuple[object, int, Matrix]]:
    """Every path, image and form with its kind and the map from its own coordinates; ``matrix`` is that of the page."""
    get = partial(raw.FPDFPage_GetObject, page)
    yield from _drawn(get, int(raw.FPDFPage_CountObjects(page)), matrix, depth=0)


def _drawn(get: Callable[[int], object], count: int, outer: Matrix, *, depth: int) -> Iterator[tuple[object, int, Matrix]]:
    """The objects that ``get`` gives by their index, and below each form those in it, as deep as forms are plausibly nested."""
    own = raw.FS_MATRIX()
    for index in range(count):
        thing = get(index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind not in _DRAWN or not raw.FPDFPageObj_GetMatrix(thing, own):
            continue
        matrix = outer.after(Matrix(own.a, own.b, own.c, own.d, own.e, own.f))
        yield thing, kind, matrix
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            yield from _drawn(partial(raw.FPDFFormObj_GetObject, thing), int(raw.FPDFFormObj_CountObjects(thing)), matrix, depth=depth + 1)


def _paint(path: object) -> tuple[bool, bool]:
    """Whether a path is filled, and whether its outline is drawn."""
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value), bool(stroke.value)


def _shapes(path: object, matrix: Matrix) -> Iterator[Shape]:
    """The connected parts of a path; a closed one ends where it began."""
    x, y = c_float(), c_float()
    points: list[Point] = []
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield Shape(points)
            points = []
        points.append(Point(*matrix.place(x.value, y.value), kind == raw.FPDF_SEGMENT_LINETO))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0]._replace(is_straight=True))
    if points:
        yield Shape(points)
