"""The characters of an open page, with their places; all calls of pdfium's text functions."""

import unicodedata
from collections import Counter
from ctypes import c_double
from dataclasses import dataclass
from functools import cache

import pypdfium2.raw as raw

from jiheng.readers.pdf.page import Glyph
from jiheng.readers.pdf.sheet import Sheet

CHARACTERS_PER_PAGE = 200_000

_HIDDEN_HYPHEN = 2
"""What pdfium says of a hyphen that ends a line."""

_SAID_BY_PDFIUM = (0, _HIDDEN_HYPHEN)
"""The controls that stand for a printed character: one without a Unicode value, and the hyphen."""

_BLANKS = frozenset({0x20, 0xA0, 0x3000})
_UNKNOWN = "\ufffd"
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
"""Fonts without a proper table give the radical ⽤ for the character 用."""

_SAMPLES = 64


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of a page, ``count`` of them in all the file says.

    ``quarters`` is by how many quarter turns clockwise the sheet is turned to make most of them stand upright; ``unreadable`` counts those
    without a Unicode value, ``beyond`` those beside the sheet, which are left out.
    """

    glyphs: list[Glyph]
    quarters: int
    count: int
    unreadable: int
    beyond: int


def read_characters(page: object, sheet: Sheet) -> Characters | None:
    """All characters of a page, None where they are more than ``CHARACTERS_PER_PAGE``."""
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return Characters([], sheet.quarters, 0, 0, 0)
    try:
        count = max(int(raw.FPDFText_CountChars(text)), 0)
        if count > CHARACTERS_PER_PAGE:
            return None
        quarters = _quarters(text, count, default=sheet.quarters)
        glyphs, beyond = _glyphs(text, count, sheet.turned_to(quarters))
        return Characters(glyphs, quarters, count, sum(glyph.text == _UNKNOWN for glyph in glyphs), beyond)
    finally:
        raw.FPDFText_ClosePage(text)


def _quarters(text: object, count: int, *, default: int) -> int:
    """How most of the characters lie, told from a sample of them."""
    matrix = raw.FS_MATRIX()
    votes: Counter[int] = Counter()
    for index in range(0, count, max(count // _SAMPLES, 1)):
        if raw.FPDFText_GetUnicode(text, index) > 0x20 and raw.FPDFText_GetMatrix(text, index, matrix):
            along_x = abs(matrix.a) >= abs(matrix.b)
            votes[(0 if matrix.a > 0 else 2) if along_x else (1 if matrix.b > 0 else 3)] += 1
    return votes.most_common(1)[0][0] if votes else default


def _glyphs(text: object, count: int, sheet: Sheet) -> tuple[list[Glyph], int]:
    """The glyphs on the sheet in the order of the file, and how many stand beside it."""
    glyphs: list[Glyph] = []
    beyond = 0
    x, y, left, right, bottom, top = (c_double() for _ in range(6))
    (width, height), (a, b, c, d, e, f) = sheet.size, sheet.matrix
    unicode, origin, box = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin, raw.FPDFText_GetCharBox
    for index in range(count):
        code = unicode(text, index)
        if code < 0x20 and code not in _SAID_BY_PDFIUM:
            continue
        is_blank = code in _BLANKS
        if is_blank and raw.FPDFText_IsGenerated(text, index) and not _parts_words(text, index):
            continue
        origin(text, index, x, y)
        box(text, index, left, right, bottom, top)
        pen, baseline = a * x.value + c * y.value + e, b * x.value + d * y.value + f  # written out: this is the innermost loop
        x1, y1 = a * left.value + c * top.value + e, b * left.value + d * top.value + f
        x2, y2 = a * right.value + c * bottom.value + e, b * right.value + d * bottom.value + f
        if x1 > x2:
            x1, x2 = x2, x1
        if y1 > y2:
            y1, y2 = y2, y1
        if 0 <= x1 + x2 <= 2 * width and 0 <= y1 + y2 <= 2 * height:
            glyphs.append(Glyph(" " if is_blank else _character(code), pen, baseline, x1, y1, x2, y2))
        elif not is_blank:
            beyond += 1
    return glyphs, beyond


def _parts_words(text: object, index: int) -> bool:
    """Whether a blank that pdfium made up stands between words of letters; beside Chinese or among figures it is only how they were set."""
    before, after = (raw.FPDFText_GetUnicode(text, place) for place in (index - 1, index + 1))
    return 0x20 < before < 0x80 and 0x20 < after < 0x80 and (chr(before).isalpha() or chr(after).isalpha())


@cache
def _character(code: int) -> str:
    if code == _HIDDEN_HYPHEN:
        return "-"
    if code == 0 or 0xD800 <= code < 0xF900 or code > 0x10FFFF:  # none, half a character, or one that only its font knows
        return _UNKNOWN
    return _RADICALS.get(code) or chr(code)
