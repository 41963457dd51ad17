"""The picture of a page with its cells outlined and its stretches tinted, for programs that show pictures only."""

import zlib
from collections.abc import Iterable
from functools import cache

from jiheng.publication.view.meanings import Mark
from jiheng.readers.png import write_png
from jiheng.readers.sight import Sight
from jiheng.source import Box

_CELL = "#5C6B7A"
_TINT = 0.3
_HEAD = slice(16, 24)
"""Where a PNG says how wide and high it is."""


def tint(sight: Sight, stretches: Iterable[Mark], cells: Iterable[Box]) -> bytes:
    """A PNG as large as the sight's picture, which is one of our own."""
    width, height = (int.from_bytes(sight.picture[_HEAD][at:at + 4]) for at in (0, 4))
    rows = _rows(sight.picture, width, height)
    across, down = width / sight.width, height / sight.height
    for stretch in stretches:
        for left, top, right, bottom in sight.find_boxes(stretch.source):
            _fill(rows, (left * across, top * down, right * across, bottom * down), stretch.meaning.colour, _TINT)
    for left, top, right, bottom in cells:
        x1, y1, x2, y2 = left * across, top * down, right * across, bottom * down
        for side in ((x1, y1, x2, y1 + 1), (x1, y2 - 1, x2, y2), (x1, y1, x1 + 1, y2), (x2 - 1, y1, x2, y2)):
            _fill(rows, side, _CELL, 1.0)
    return write_png(width, [bytes(row) for row in rows])


def _rows(picture: bytes, width: int, height: int) -> list[bytearray]:
    """The rows of pixels of a PNG that ``write_png`` made: one chunk of them, no filter; no more are unpacked than it has."""
    start = picture.index(b"IDAT")
    size = int.from_bytes(picture[start - 4:start])
    step = 3 * width + 1
    pixels = zlib.decompressobj().decompress(picture[start + 4:start + 4 + size], max_length=max(step * height, 1))
    return [bytearray(pixels[row * step + 1:(row + 1) * step]) for row in range(height)]


def _fill(rows: list[bytearray], box: Box, colour: str, share: float) -> None:
    """Mix a colour into a box, in pixels; at least one pixel wide and high."""
    left, top, right, bottom = (max(round(side), 0) for side in box)
    for row in rows[top:max(bottom, top + 1)]:
        for channel in range(3):
            place = slice(3 * left + channel, 3 * max(right, left + 1), 3)
            row[place] = row[place].translate(_mixed(int(colour[1 + 2 * channel:3 + 2 * channel], 16), share))


@cache
def _mixed(value: int, share: float) -> bytes:
    """What each brightness becomes."""
    return bytes(round(before * (1 - share) + value * share) for before in range(256))
