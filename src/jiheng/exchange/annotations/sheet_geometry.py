"""How wide and high the columns and rows of a sheet are, so that a comment lies beside its cell and is as large as its text."""

import math
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from jiheng.exchange.annotations.package import children
from jiheng.readers.xml_part import attribute

_COLUMN, _ROW = 64, 20
_DIGIT, _PADDING = 7, 5
_PIXELS_PER_POINT = 96 / 72
_COLUMNS_MOST, _ROWS_MOST = 16_384, 1_048_576
_NARROW, _WIDE, _MANY_LINES = 360, 560, 24
_GLYPH, _LINE, _MARGIN = 12.5, 16, 14
_GAP = 15


class Anchor(NamedTuple):
    """Where a comment's box lies: columns and rows (from 0) with pixels within them, of its left upper and right lower corner."""

    left: int
    left_pixels: int
    top: int
    top_pixels: int
    right: int
    right_pixels: int
    bottom: int
    bottom_pixels: int


class Geometry:
    """Widths and heights of a sheet in pixels, as its XML tells them."""

    def __init__(self, sheet: etree._Element) -> None:
        self._columns: list[tuple[int, int, int]] = []
        self._rows: dict[int, int] = {}
        self._default_row = _ROW
        for form in children(sheet, "sheetFormatPr"):
            self._default_row = _points(form, "defaultRowHeight", _ROW) or _ROW
        for columns in children(sheet, "cols"):
            self._columns += [_columns(column) for column in children(columns, "col")]
        for rows in children(sheet, "sheetData"):
            for row in children(rows, "row"):
                if attribute(row, "ht") is not None or _is_hidden(row):
                    self._rows[_whole(row, "r", 0)] = 0 if _is_hidden(row) else _points(row, "ht", self._default_row)

    def beside(self, row: int, column: int, text: str) -> Anchor:
        """A box for the text, right of the cell at a row and column (from 1)."""
        width, height = measure(text)
        left = min(column, _COLUMNS_MOST - 1)
        top = max(row - 2, 0)
        top_pixels = 0 if row < 2 else max(self.row(row - 1) - 10, 0)
        right, right_pixels = self._reach(left, _GAP + width, self.column, _COLUMNS_MOST)
        bottom, bottom_pixels = self._reach(top, top_pixels + height, self.row, _ROWS_MOST)
        return Anchor(left, _GAP, top, top_pixels, right, right_pixels, bottom, bottom_pixels)

    def column(self, number: int) -> int:
        """The pixels of a column (from 1)."""
        return next((width for first, last, width in self._columns if first <= number <= last), _COLUMN)

    def row(self, number: int) -> int:
        """The pixels of a row (from 1)."""
        return self._rows.get(number, self._default_row)

    def _reach(self, at: int, pixels: int, size: Callable[[int], int], most: int) -> tuple[int, int]:
        """How far so many pixels go from the beginning of a column or row (from 0)."""
        while at < most - 1 and pixels >= size(at + 1):
            pixels -= size(at + 1)
            at += 1
        return at, max(pixels, 0)


def measure(text: str) -> tuple[int, int]:
    """Width and height in pixels of a box that shows all of a text at 9 points."""
    lines = _count_lines(text, _NARROW)
    width = _NARROW if lines <= _MANY_LINES else _WIDE
    return width, _count_lines(text, width) * _LINE + _MARGIN


def _count_lines(text: str, width: int) -> int:
    room = width - _MARGIN
    return sum(max(math.ceil(sum(map(_glyph, line)) / room), 1) for line in text.split("\n"))


def _glyph(sign: str) -> float:
    return _GLYPH if unicodedata.east_asian_width(sign) in "WFA" else _GLYPH / 2


def _columns(column: etree._Element) -> tuple[int, int, int]:
    """First and last of a stretch of columns, and their width in pixels."""
    width = 0 if _is_hidden(column) else math.floor(_number(column, "width", (_COLUMN - _PADDING) / _DIGIT) * _DIGIT + _PADDING)
    return _whole(column, "min", 0), _whole(column, "max", 0), width


def _points(element: etree._Element, key: str, default: int) -> int:
    return round(_number(element, key, default / _PIXELS_PER_POINT) * _PIXELS_PER_POINT)


def _number(element: etree._Element, key: str, default: float) -> float:
    try:
        value = float(attribute(element, key) or default)
    except ValueError:
        return default
    return value if 0 <= value < _COLUMNS_MOST else default


def _whole(element: etree._Element, key: str, default: int) -> int:
    value = attribute(element, key) or ""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else default


def _is_hidden(element: etree._Element) -> bool:
    return (attribute(element, "hidden") or "0") in ("1", "true")
