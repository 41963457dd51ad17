"""The rules, shades and pictures drawn on an open page, and how its texts are set; all calls of pdfium's object functions."""

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_int
from dataclasses import dataclass, field
from itertools import repeat
from math import prod

import pypdfium2.raw as raw

from jiheng.readers.pdf import calls
from jiheng.readers.pdf.calls import Address
from jiheng.readers.pdf.lettering import Lettering, find_letterings
from jiheng.readers.pdf.objects import Layer, Thing, find_bounds, open_layer
from jiheng.readers.pdf.page import Rules
from jiheng.readers.pdf.paint import is_pale
from jiheng.readers.pdf.rules import Shape, add_rules, clip_rules, merge
from jiheng.readers.pdf.sheet import Matrix, Sheet
from jiheng.readers.pdf.strokes import part_strokes
from jiheng.source import Box

_SEGMENTS = 200_000
_CORNERS = 5
_PICTURE = 0.25
"""The share of the page that an image takes to count as a picture of something."""

_WIDE, _HIGH = 40, 9
"""A picture of this size, in points, may show some words."""

_NO_TEXT = raw.FPDF_TEXTRENDERMODE_UNKNOWN
"""What pdfium says of the mode of an object that is no text."""

_MOVES, _RUNS_STRAIGHT = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO
_POINT, _MODE = (c_float * 2)(), (c_int * 2)()
_POINT_PLACES, _MODE_PLACES = [byref(_POINT, 4 * at) for at in range(2)], [byref(_MODE, 4 * at) for at in range(2)]
"""Where pdfium writes what it says of one path after the other; one lock guards all calls."""

_UNIT_SQUARE = ((0, 0), (1, 0), (1, 1), (0, 1))


@dataclass(slots=True)
class Drawing:
    """What was drawn: its rules, the shaded boxes, and by its address each text that is not plainly set.

    ``segments`` counts the objects and path segments looked at, ``has_picture`` says that there is an image of some size, ``pictures``
    counts those on which a line of text has room.
    """

    rules: Rules = field(default_factory=lambda: Rules([], []))
    pale: Rules = field(default_factory=lambda: Rules([], []))
    shades: list[Box] = field(default_factory=list)
    letterings: dict[int, Lettering] = field(default_factory=dict)
    segments: int = 0
    has_picture: bool = False
    pictures: int = 0

    def is_shaded(self, box: Box) -> bool:
        """Whether the middle of a box lies on a shade or a picture."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in self.shades)


def read_drawing(page: object, sheet: Sheet) -> Drawing | None:
    """What is drawn on a page, None where there are more path segments than anybody draws."""
    drawing = Drawing()
    layers = [open_layer(page, sheet.matrix)]
    while layers:
        layer = layers.pop()
        drawing.segments += layer.size
        if drawing.segments > _SEGMENTS:
            return None
        handles = layer.handles
        objects = list(zip(handles, map(calls.text_mode, handles), strict=True))
        drawing.letterings.update(find_letterings([(handle, mode) for handle, mode in objects if mode != _NO_TEXT], layer))
        things = [Thing(handle, calls.object_kind(handle), layer) for handle, mode in objects if mode == _NO_TEXT]
        if not _add_paths(drawing, [thing.handle for thing in things if thing.kind == raw.FPDF_PAGEOBJ_PATH], layer):
            return None
        for thing in things:
            if thing.kind == raw.FPDF_PAGEOBJ_IMAGE:
                _add_image(drawing, thing, room=prod(sheet.size))
            elif thing.kind == raw.FPDF_PAGEOBJ_FORM:
                layers += filter(None, [thing.inside])
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


def _add_paths(drawing: Drawing, paths: Sequence[Address], layer: Layer) -> bool:
    """Add what the paths of a layer draw, but none where there are too many segments."""
    counts = list(map(calls.path_count, paths))
    drawing.segments += sum(count for count in counts if count > 0)
    if drawing.segments > _SEGMENTS:
        return False
    found = part_strokes(list(zip(paths, counts, strict=True)), layer)
    for rules, more in ((drawing.rules, found.rules), (drawing.pale, found.pale)):
        rules.horizontal.extend(more.horizontal)
        rules.vertical.extend(more.vertical)
    for handle in found.others:
        _add_path(drawing, Thing(handle, raw.FPDF_PAGEOBJ_PATH, layer))
    return True


def _add_path(drawing: Drawing, path: Thing) -> None:
    calls.path_mode(path.handle, *_MODE_PLACES)
    is_filled, is_stroked = map(bool, _MODE)
    if not is_filled and not is_stroked:
        return
    is_white = is_pale(path.handle, is_stroke=is_stroked)
    rules, clip = drawing.pale if is_white else drawing.rules, path.clip
    own = Rules([], []) if clip else rules
    is_plain = not is_stroked and calls.path_count(path.handle) <= _CORNERS
    for shape in [_outline(path)] if is_plain else _shapes(path.handle, path.matrix):
        is_thin = add_rules(own, shape, is_stroked=is_stroked)
        if is_filled and not is_thin and not (is_pale(path.handle) if is_stroked else is_white):
            drawing.shades.append(shape.box)
    if clip:
        shown = clip_rules(own, clip)
        rules.horizontal.extend(shown.horizontal)
        rules.vertical.extend(shown.vertical)


def _add_image(drawing: Drawing, image: Thing, *, room: float) -> None:
    """Some programs print their rules as images one pixel wide."""
    matrix = image.matrix
    xs, ys = zip(*(matrix.place(x, y) for x, y in _UNIT_SQUARE), strict=True)
    shape = Shape([*xs], [*ys], [False] * len(xs))
    if not add_rules(drawing.rules, shape, is_stroked=False):
        left, top, right, bottom = shape.box
        drawing.shades.append(shape.box)
        drawing.has_picture |= (right - left) * (bottom - top) >= _PICTURE * room
        drawing.pictures += right - left >= _WIDE and bottom - top >= _HIGH


def _outline(path: Thing) -> Shape:
    """The rectangle that a filled path covers: all that counts of one with so few corners."""
    left, top, right, bottom = find_bounds(path.handle, path.layer.outer)
    return Shape([left, right], [top, bottom], [False, False])


def _shapes(path: Address, matrix: Matrix) -> Iterator[Shape]:
    """The connected parts of a path; a closed one ends where it began."""
    a, b, c, d, e, f = matrix
    shape = Shape([], [], [])
    for segment in map(calls.path_segment, repeat(path), range(calls.path_count(path))):
        kind = calls.segment_kind(segment)
        calls.segment_point(segment, *_POINT_PLACES)
        x, y = _POINT[:]
        if kind == _MOVES and shape.xs:
            yield shape
            shape = Shape([], [], [])
        shape.xs.append(a * x + c * y + e)
        shape.ys.append(b * x + d * y + f)
        shape.are_straight.append(kind == _RUNS_STRAIGHT)
        if calls.segment_closes(segment):
            shape.xs.append(shape.xs[0])
            shape.ys.append(shape.ys[0])
            shape.are_straight.append(True)
    if shape.xs:
        yield shape
