"""The rules, shades and pictures drawn on an open page, and how its texts are set; all calls of pdfium's object functions."""

from collections.abc import Iterator
from ctypes import byref, c_float, c_int, c_void_p
from dataclasses import dataclass, field
from math import prod

import pypdfium2.raw as raw

from jiheng.readers.pdf import calls
from jiheng.readers.pdf.lettering import Lettering, Paint
from jiheng.readers.pdf.objects import Thing, walk
from jiheng.readers.pdf.page import Rules
from jiheng.readers.pdf.rules import Point, Shape, add_rules, clip_rules, merge
from jiheng.readers.pdf.sheet import Matrix, Sheet
from jiheng.source import Box

_SEGMENTS = 200_000
_PICTURE = 0.25
"""The share of the page that an image takes to count as a picture of something."""

_UNIT_SQUARE = ((0, 0), (1, 0), (1, 1), (0, 1))


@dataclass(slots=True)
class Drawing:
    """What was drawn: its rules, the shaded boxes, and by its address each text that is not plainly set.

    ``segments`` counts the objects and path segments looked at, ``has_picture`` says that there is an image of some size.
    """

    rules: Rules = field(default_factory=lambda: Rules([], []))
    pale: Rules = field(default_factory=lambda: Rules([], []))
    shades: list[Box] = field(default_factory=list)
    letterings: dict[int, Lettering] = field(default_factory=dict)
    segments: int = 0
    has_picture: bool = False

    def is_shaded(self, box: Box) -> bool:
        """Whether the middle of a box lies on a shade or a picture."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in self.shades)


def read_drawing(page: object, sheet: Sheet) -> Drawing | None:
    """What is drawn on a page, None where there are more path segments than anybody draws."""
    drawing, paint = Drawing(), Paint()
    for thing in walk(page, sheet.matrix):
        drawing.segments += 1
        if thing.kind == raw.FPDF_PAGEOBJ_PATH:
            drawing.segments += max(calls.path_count(thing.handle), 0)
        if drawing.segments > _SEGMENTS:
            return None
        if thing.kind == raw.FPDF_PAGEOBJ_PATH:
            _add_path(drawing, thing, paint)
        elif thing.kind == raw.FPDF_PAGEOBJ_IMAGE:
            _add_image(drawing, thing, room=prod(sheet.size))
        elif thing.kind == raw.FPDF_PAGEOBJ_TEXT:
            lettering = paint.find_lettering(thing)
            if lettering:
                drawing.letterings[thing.handle.value or 0] = lettering
    return _seen(drawing)


def _seen(drawing: Drawing) -> Drawing:
    """The drawing as it is seen: what is white shows on shades only."""
    if drawing.shades:
        for rules, pale in zip(drawing.rules, drawing.pale, strict=True):
            is_across = rules is drawing.rules.horizontal
            for rule in pale:
                middle = (rule.start + rule.end) / 2
                x, y = (middle, rule.at) if is_across else (rule.at, middle)
                if drawing.is_shaded((x - 2, y - 2, x + 2, y + 2)):
                    rules.append(rule)
        for key, lettering in list(drawing.letterings.items()):
            if lettering.box and drawing.is_shaded(lettering.box):
                drawing.letterings[key] = lettering._replace(concealed="", box=None)
    drawing.rules = Rules(merge(drawing.rules.horizontal), merge(drawing.rules.vertical))
    return drawing


def _add_path(drawing: Drawing, path: Thing, paint: Paint) -> None:
    fill, stroke = c_int(), c_int()
    calls.path_mode(path.handle, byref(fill), byref(stroke))
    is_filled, is_stroked = bool(fill.value), bool(stroke.value)
    if not is_filled and not is_stroked:
        return
    is_white = paint.is_pale(path.handle, is_stroke=is_stroked)
    own, clip = Rules([], []), path.clip
    for shape in _shapes(path.handle, path.matrix):
        is_thin = add_rules(own, shape, is_stroked=is_stroked)
        if is_filled and not is_thin and not (paint.is_pale(path.handle) if is_stroked else is_white):
            drawing.shades.append(shape.box)
    rules = drawing.pale if is_white else drawing.rules
    shown = own if clip is None else clip_rules(own, clip)
    rules.horizontal.extend(shown.horizontal)
    rules.vertical.extend(shown.vertical)


def _add_image(drawing: Drawing, image: Thing, *, room: float) -> None:
    """Some programs print their rules as images one pixel wide."""
    matrix = image.matrix
    shape = Shape([Point(*matrix.place(x, y), False) for x, y in _UNIT_SQUARE])
    if not add_rules(drawing.rules, shape, is_stroked=False):
        left, top, right, bottom = shape.box
        drawing.shades.append(shape.box)
        drawing.has_picture |= (right - left) * (bottom - top) >= _PICTURE * room


def _shapes(path: c_void_p, matrix: Matrix) -> Iterator[Shape]:
    """The connected parts of a path; a closed one ends where it began."""
    x, y = c_float(), c_float()
    places = byref(x), byref(y)
    points: list[Point] = []
    for index in range(calls.path_count(path)):
        segment = c_void_p(calls.path_segment(path, index))
        kind = calls.segment_kind(segment)
        calls.segment_point(segment, *places)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield Shape(points)
            points = []
        points.append(Point(*matrix.place(x.value, y.value), kind == raw.FPDF_SEGMENT_LINETO))
        if calls.segment_closes(segment):
            points.append(points[0]._replace(is_straight=True))
    if points:
        yield Shape(points)
