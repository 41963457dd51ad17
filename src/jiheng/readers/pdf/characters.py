"""The characters of an open page, with their places; all calls of pdfium's text functions."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_double, c_ushort, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as raw

from jiheng.readers.pdf import calls
from jiheng.readers.pdf.drawing import Drawing
from jiheng.readers.pdf.page import Glyph
from jiheng.readers.pdf.sheet import Sheet
from jiheng.readers.pdf.signs import BLANK, UNKNOWN, say, say_of_font
from jiheng.source import Box

_PRIVATE = range(0xE000, 0xF900)
_GENERATED = frozenset({0x0A, 0x0D, 0x20})
"""What pdfium makes up to part words and lines; an ASCII control is a character of an unknown font otherwise."""

_CORNERS = ((2, 5, 3, 4), (2, 4, 3, 5), (3, 4, 2, 5), (3, 5, 2, 4))
"""Which of x, y, left, right, bottom, top make the upper left and the lower right corner of a box, by the quarters of the sheet."""

_SAMPLES = 64
_FONT_NAME = 128
_LOW = 0.6
_SAME_PLACE = 0.15
"""The same character again within this share of its size is printed bolder, not twice."""


@dataclass(slots=True)
class Characters:
    """The characters of a page: those seen, and by reason those in the file that nobody sees."""

    glyphs: list[Glyph] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    is_overlaid: bool = False

    @property
    def unreadable(self) -> int:
        """How many have no Unicode value."""
        return sum(glyph.text == UNKNOWN for glyph in self.glyphs)


@contextmanager
def open_text(page: object) -> Iterator[object | None]:
    """pdfium's handle on the text of a page; None where it has none."""
    text = raw.FPDFText_LoadPage(page)
    try:
        yield text or None
    finally:
        if text:
            raw.FPDFText_ClosePage(text)


def count_characters(text: object | None) -> int:
    """How many characters a page has, those made up by pdfium too."""
    return max(int(raw.FPDFText_CountChars(text)), 0) if text else 0


def find_quarters(text: object | None, *, default: int) -> int:
    """By how many quarter turns clockwise the sheet is turned to make most characters stand upright, told from a sample of them."""
    count = count_characters(text)
    matrix = raw.FS_MATRIX()
    votes: Counter[int] = Counter()
    for index in range(0, count, max(count // _SAMPLES, 1)):
        if raw.FPDFText_GetUnicode(text, index) > 0x20 and raw.FPDFText_GetMatrix(text, index, matrix):
            along_x = abs(matrix.a) >= abs(matrix.b)
            votes[(0 if matrix.a > 0 else 2) if along_x else (1 if matrix.b > 0 else 3)] += 1
    return votes.most_common(1)[0][0] if votes else default


def read_characters(text: object | None, sheet: Sheet, drawing: Drawing) -> Characters:
    """All characters of a page; ``drawing`` tells which of them are turned or cannot be seen.

    This is the innermost loop of reading: about a third of the time goes into the four calls a character.
    """
    found = Characters()
    (width, height), (a, b, c, d, e, f) = sheet.size, sheet.matrix
    values, handle = (c_double * 6)(), cast(text, c_void_p)  # type: ignore[arg-type]  # a pointer of pdfium's
    x, y, *sides = (byref(values, 8 * at) for at in range(6))
    left, low, right, high = _CORNERS[sheet.quarters]
    origin, box, is_unmapped, is_plain = calls.character_origin, calls.character_box, calls.character_is_unmapped, not drawing.letterings
    glyphs = found.glyphs
    for index, code in enumerate(_codes(text)):
        if code in _GENERATED and _is_made_up(text, index, code):
            continue
        said = say(code) if is_unmapped(handle, index) != 1 else UNKNOWN
        if said == UNKNOWN and code in _PRIVATE:
            said = say_of_font(code, _font(text, index))
        if said:
            origin(handle, index, x, y)
            box(handle, index, *sides)
            at = values[:]
            ink = (
                a * at[left] + c * at[low] + e, b * at[left] + d * at[low] + f,
                a * at[right] + c * at[high] + e, b * at[right] + d * at[high] + f,
            )
            is_inside = 0 <= ink[0] + ink[2] <= 2 * width and 0 <= ink[1] + ink[3] <= 2 * height
            odd = None if is_inside and is_plain else _oddity(handle, index, ink, is_inside, drawing)
            if odd is None or odd.is_seen:
                glyphs.append(Glyph(said, a * at[0] + c * at[1] + e, b * at[0] + d * at[1] + f, *ink, odd.quarters if odd else 0))
                found.is_overlaid |= odd is not None and odd.is_overlaid
            elif said != BLANK:
                found.left_out[odd.why] = found.left_out.get(odd.why, "") + said
    _level(glyphs)
    found.glyphs = _once(glyphs)
    return found


def _codes(text: object | None) -> list[int]:
    """The code of every character, in one call where each has one of 16 bits, as almost always."""
    count = count_characters(text)
    units = (c_ushort * (count + 1))()
    if count and raw.FPDFText_GetText(text, 0, count, units) == count + 1:
        codes = units[:count]
        if not any(0xD800 <= code < 0xE000 for code in set(codes)):
            return codes
    return [raw.FPDFText_GetUnicode(text, index) for index in range(count)]


class _Oddity(NamedTuple):
    """What is out of the ordinary with a character: why it is not seen, how it lies, whether it is invisible text on a picture."""

    why: str
    quarters: int = 0
    is_overlaid: bool = False

    @property
    def is_seen(self) -> bool:
        """Whether it stands on the page for people to see."""
        return not self.why


def _oddity(text: c_void_p, index: int, ink: Box, is_inside: bool, drawing: Drawing) -> _Oddity | None:
    """What is odd with a character whose ink lies inside the sheet or not."""
    if not is_inside:
        return _Oddity("beyond")
    lettering = drawing.letterings.get(calls.character_object(text, index))
    if lettering is None:
        return None
    if lettering.concealed == "invisible" and drawing.has_picture:
        return _Oddity("", lettering.quarters, is_overlaid=True)
    return _Oddity(lettering.concealed or ("" if _is_shown(ink, lettering.clip) else "clipped"), lettering.quarters)


def _is_shown(ink: Box, clip: Box | None) -> bool:
    x, y = (ink[0] + ink[2]) / 2, (ink[1] + ink[3]) / 2
    return clip is None or clip[0] <= x <= clip[2] and clip[1] <= y <= clip[3]


def _level(glyphs: list[Glyph]) -> None:
    """Make small signs as high as what stands on their baseline: the ink of a comma may lie below the rule under its line."""
    levels: dict[int, tuple[float, float]] = {}
    for said, _, baseline, _, top, _, bottom, turn in glyphs:
        if said != BLANK and not turn:
            line = round(baseline)
            level = levels.get(line)
            if level is None:
                levels[line] = top, bottom
            elif top < level[0] or bottom > level[1]:
                levels[line] = min(top, level[0]), max(bottom, level[1])
    for at, (_, _, baseline, _, top, _, bottom, turn) in enumerate(glyphs):
        level = levels.get(round(baseline))
        if level and not turn and bottom - top < _LOW * (level[1] - level[0]):
            glyphs[at] = glyphs[at]._replace(top=level[0], bottom=level[1])


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs without those that some programs print a second time, a little beside, to make them bold."""
    if len({(glyph[0], glyph[1] // 1, glyph[2] // 1) for glyph in glyphs}) == len(glyphs):
        return glyphs
    by_place = sorted(range(len(glyphs)), key=lambda at: (glyphs[at][0], round(glyphs[at][2] / 2), glyphs[at][1]))
    again = {max(pair) for pair in pairwise(by_place) if _covers(glyphs[pair[0]], glyphs[pair[1]])}
    return [glyph for at, glyph in enumerate(glyphs) if at not in again]


def _covers(one: Glyph, other: Glyph) -> bool:
    """Whether two characters are the same one, printed twice."""
    near = _SAME_PLACE * (one[6] - one[4])
    return other[1] - one[1] <= near and one[0] == other[0] != BLANK and abs(other[2] - one[2]) <= near and other[1] >= one[1]


def _font(text: object, index: int) -> str:
    buffer = create_string_buffer(_FONT_NAME)
    raw.FPDFText_GetFontInfo(text, index, buffer, _FONT_NAME, None)
    return buffer.value.decode(errors="replace")


def _parts_words(text: object, index: int) -> bool:
    """Whether a blank that pdfium made up stands between words of letters; beside Chinese or among figures it is only how they were set."""
    before, after = (raw.FPDFText_GetUnicode(text, place) for place in (index - 1, index + 1))
    return 0x20 < before < 0x80 and 0x20 < after < 0x80 and (chr(before).isalpha() or chr(after).isalpha())


def _is_made_up(text: object, index: int, code: int) -> bool:
    return bool(raw.FPDFText_IsGenerated(text, index)) and (code != 0x20 or not _parts_words(text, index))
