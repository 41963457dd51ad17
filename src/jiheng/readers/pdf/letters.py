"""The characters of a page column by column, for what is done to all of them; and where pdfium says that they stand."""

from collections import deque
from collections.abc import Sequence
from ctypes import byref, c_double, c_void_p
from itertools import compress, repeat
from typing import NamedTuple

from jiheng.readers.pdf import calls
from jiheng.readers.pdf.page import Glyph
from jiheng.readers.pdf.sheet import Sheet

_ROOM = 512
_PLACES = (c_double * (6 * _ROOM))()
_WRITTEN = [[byref(_PLACES, 8 * (_ROOM * column + row)) for row in range(_ROOM)] for column in range(6)]
"""Where pdfium writes x, y, left, right, bottom and top of so many characters in one sweep; one lock guards all calls."""

_TURNED = ((0, 1, 2, 5, 3, 4), (1, 0, 4, 2, 5, 3), (0, 1, 3, 4, 2, 5), (1, 0, 5, 3, 4, 2))
"""Which of these make x, baseline, left, top, right and bottom, by the quarters of the sheet."""


class Letters(NamedTuple):
    """What ``Glyph`` says of one character, as columns for many."""

    said: list[str]
    xs: list[float]
    baselines: list[float]
    lefts: list[float]
    tops: list[float]
    rights: list[float]
    bottoms: list[float]
    turns: list[int]

    @property
    def glyphs(self) -> list[Glyph]:
        """The characters one by one, made without a call of Python for each."""
        return list(map(tuple.__new__, repeat(Glyph), zip(*self, strict=True)))

    def only(self, wanted: Sequence[bool]) -> "Letters":
        """Those of the characters that are wanted."""
        return Letters._make(list(compress(column, wanted)) for column in self)

    def are_inside(self, width: float, height: float) -> list[bool]:
        """Of each character, whether the middle of its ink lies on a sheet of this size, in points."""
        wide, high = 2 * width, 2 * height
        sides = zip(self.lefts, self.tops, self.rights, self.bottoms, strict=True)
        return [0 <= left + right <= wide and 0 <= top + bottom <= high for left, top, right, bottom in sides]


def read_letters(handle: c_void_p, spelled: Sequence[tuple[int, str]], sheet: Sheet) -> Letters:
    """The characters with these indexes and these words; ``handle`` is pdfium's on the text of the page.

    This is the innermost loop of reading, so it runs in C: more than half of its time is pdfium's.
    """
    columns: list[list[float]] = [[] for _ in range(6)]
    for first in range(0, len(spelled), _ROOM):
        part = [index for index, _ in spelled[first:first + _ROOM]]
        deque(map(calls.character_origin, repeat(handle), part, *_WRITTEN[:2]), maxlen=0)
        deque(map(calls.character_box, repeat(handle), part, *_WRITTEN[2:]), maxlen=0)
        for at, column in enumerate(columns):
            column += _PLACES[_ROOM * at:_ROOM * at + len(part)]
    a, b, c, d, e, f = sheet.matrix
    maps = ((a + c, e), (b + d, f)) * 3  # a quarter turn makes each of x and y of one of them
    turned = zip(_TURNED[sheet.quarters], maps, strict=True)
    xs, baselines, *box = (_mapped(columns[at], *line) for at, line in turned)
    left, top, right, bottom = box
    return Letters([sign for _, sign in spelled], xs, baselines, left, top, right, bottom, [0] * len(spelled))


def _mapped(column: list[float], scale: float, shift: float) -> list[float]:
    """The numbers on another axis: often they lie on it as they are."""
    return list(column) if scale == 1 and not shift else [scale * value + shift for value in column]
